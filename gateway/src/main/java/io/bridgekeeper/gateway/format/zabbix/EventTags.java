package io.bridgekeeper.gateway.format.zabbix;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Parser;
import io.bridgekeeper.gateway.signal.SignalDraft;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads an event's tags: {@code {EVENT.TAGSJSON}}, a list of {@code tag} and {@code value}, as JSON or as a text of it;
 * or {@code {EVENT.TAGS}}, {@code name:value} with commas between.
 */
final class EventTags {

    private static final int MOST = 200;

    private EventTags() {}

    static void read(Json sent, Parser parser, SignalDraft draft) {
        switch (sent) {
            case Json.Items(List<Json> items) -> items.forEach(item -> one(item, draft));
            case Json.Text(String text)
            when text.startsWith("[") -> {
                if (parser.json(text.getBytes(StandardCharsets.UTF_8)) instanceof Body.Tree(Json tags)
                        && tags instanceof Json.Items(List<Json> items)) {
                    items.forEach(item -> one(item, draft));
                }
            }
            case Json.Text(String text) -> {
                for (String tag : text.split(",", MOST)) {
                    int colon = tag.indexOf(':');
                    if (colon > 0) {
                        draft.label(
                                tag.substring(0, colon),
                                tag.substring(colon + 1).strip());
                    }
                }
            }
            case Json ignored -> {}
        }
    }

    private static void one(Json item, SignalDraft draft) {
        if (item instanceof Json.Struct tag) {
            tag.text("tag")
                    .ifPresent(name -> draft.label(name, tag.text("value").orElse("")));
        }
    }
}
