package io.bridgekeeper.paging.notify.webhook;

import io.bridgekeeper.paging.notify.Notifier;
import io.bridgekeeper.paging.notify.UrlNotifierSuite;

class WebhookNotifierIT extends UrlNotifierSuite {

    private static final class Settings implements TestConfig, WebhookConfig {
        @Override
        public String secret() {
            return "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
        }
    }

    @Override
    protected Notifier make() {
        return new WebhookNotifier(new Settings(), CLOCK, JSON, vertx);
    }

    @Override
    protected String path() {
        return "/ada/" + SECRET;
    }

    @Override
    protected String targetAt(String origin) {
        return origin + path();
    }
}
