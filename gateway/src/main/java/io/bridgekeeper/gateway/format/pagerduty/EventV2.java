package io.bridgekeeper.gateway.format.pagerduty;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an event or a change event of version 2.
 *
 * <p>The action decides, not the severity. What PagerDuty wants of a trigger is wanted here, except that a severity
 * may be any word: PagerDuty's four fit few catalogues, and an alert is worth more than its label.
 */
final class EventV2 {

    private static final Set<String> MEMBERS =
            Set.of("routing_key", "event_action", "dedup_key", "payload", "images", "links", "client", "client_url");
    private static final Set<String> PAYLOAD =
            Set.of("summary", "source", "severity", "timestamp", "component", "group", "class", "custom_details");
    private static final List<String> TEXTS = List.of("event_action", "dedup_key", "client", "client_url");
    private static final List<String> PAYLOAD_TEXTS =
            List.of("summary", "source", "severity", "timestamp", "component", "group", "class");
    private static final List<String> WANTED = List.of("summary", "source", "severity");
    private static final List<String> LABELS = List.of("source", "component", "group", "class");

    private EventV2() {}

    static Reading read(Json.Struct event) {
        Shape shape = new Shape();
        shape.texts(event, "", TEXTS);
        shape.optional(event, "", "payload");
        Json.Struct payload = event.struct("payload");
        shape.texts(payload, "payload.", PAYLOAD_TEXTS);
        Optional<SignalState> state = event.text("event_action").flatMap(Action::of);
        if (state.isEmpty()) {
            shape.fault("event_action", Action.ALL);
        }
        Optional<String> key = event.text("dedup_key");
        boolean fires = state.filter(SignalState.FIRING::equals).isPresent();
        if (fires) {
            want(payload, shape);
        } else if (state.isPresent() && key.isEmpty()) {
            shape.fault("dedup_key", "is needed to say which alert it is");
        }
        if (!shape.fits()) {
            return shape.unreadable();
        }
        SignalDraft draft = new SignalDraft(
                state.orElseThrow(), payload.text("summary").or(() -> key).orElseThrow());
        key.ifPresent(draft::dedupKey);
        payload.text("severity").ifPresent(draft::severity);
        payload.text("timestamp").ifPresent(sent -> {
            if (fires) {
                draft.startsAt("timestamp", sent);
            } else {
                draft.evidence("timestamp", sent);
            }
        });
        return filled(draft, event, payload);
    }

    static Reading readChange(Json.Struct event) {
        Shape shape = new Shape();
        shape.optional(event, "", "payload");
        Json.Struct payload = event.struct("payload");
        shape.texts(payload, "payload.", PAYLOAD_TEXTS);
        if (payload.text("summary").isEmpty()) {
            shape.fault("payload.summary", "is needed");
        }
        if (!shape.fits()) {
            return shape.unreadable();
        }
        SignalDraft draft =
                new SignalDraft(SignalState.INFO, payload.text("summary").orElseThrow());
        payload.text("timestamp").ifPresent(sent -> draft.startsAt("timestamp", sent));
        return filled(draft, event, payload);
    }

    private static void want(Json.Struct payload, Shape shape) {
        for (String name : WANTED) {
            if (payload.text(name).isEmpty()) {
                shape.fault("payload." + name, "is needed to trigger");
            }
        }
    }

    private static Reading filled(SignalDraft draft, Json.Struct event, Json.Struct payload) {
        Unread unread = new Unread();
        unread.look("", event, MEMBERS);
        unread.look("payload.", payload, PAYLOAD);
        for (String name : LABELS) {
            payload.text(name).ifPresent(value -> draft.label(name, value));
        }
        Details.read("custom_details", payload.get("custom_details"), draft);
        Links.read("links", event.get("links"), draft, unread);
        Links.read("images", event.get("images"), draft, unread);
        event.text("client_url")
                .ifPresent(url -> draft.link(event.text("client").orElse("client"), url));
        event.text("client").ifPresent(client -> draft.evidence("client", client));
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }
}
