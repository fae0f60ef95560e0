package io.bridgekeeper.paging.notify.chat;

import io.bridgekeeper.paging.notify.Notifier;
import io.bridgekeeper.paging.notify.UrlNotifierSuite;

class ChatNotifierIT extends UrlNotifierSuite {

    private static final class Settings implements TestConfig, ChatConfig {}

    @Override
    protected Notifier make() {
        return new ChatNotifier(new Settings(), CLOCK, JSON, vertx);
    }

    @Override
    protected String path() {
        return "/hooks/" + SECRET;
    }

    @Override
    protected String targetAt(String origin) {
        return origin + path();
    }
}
