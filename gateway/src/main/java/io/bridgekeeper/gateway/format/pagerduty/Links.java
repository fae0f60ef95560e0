package io.bridgekeeper.gateway.format.pagerduty;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import java.util.List;

/** Reads lists of links, images and contexts. What leads nowhere costs nobody the alert. */
final class Links {

    private static final String[] TEXTS = {"text", "alt", "type"};

    private Links() {}

    static void read(String name, Json sent, SignalDraft draft, Unread unread) {
        switch (sent) {
            case Json.Nothing ignored -> {}
            case Json.Items(List<Json> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    if (items.get(i) instanceof Json.Struct link) {
                        String text = link.text(TEXTS).orElse(name);
                        link.text("href").ifPresent(href -> draft.link(text, href));
                        link.text("src").ifPresent(src -> draft.link(text, src));
                    } else {
                        unread.note(name + "[" + i + "]");
                    }
                }
            }
            case Json ignored -> unread.note(name);
        }
    }
}
