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
 * Reads an event of version 1 ({@code create_event.json}), which PagerDuty's agent and its plug-ins for Nagios and
 * others still write.
 *
 * <p>It has no severity of its own; that of its details is taken. Its key is opaque, and never taken apart.
 */
public final class EventV1 {

    private static final Set<String> MEMBERS = Set.of(
            "service_key", "event_type", "incident_key", "description", "details", "client", "client_url", "contexts");
    private static final List<String> TEXTS =
            List.of("event_type", "incident_key", "description", "client", "client_url");
    private static final String[] SEVERITIES = {"severity", "SERVICESTATE", "HOSTSTATE"};

    private EventV1() {}

    /** Whether this object is such an event. */
    public static boolean is(Json.Struct body) {
        return body.get("event_type") != Json.Nothing.NULL;
    }

    public static Reading read(Json.Struct event) {
        Shape shape = new Shape();
        shape.texts(event, "", TEXTS);
        Optional<SignalState> state = event.text("event_type").flatMap(Action::of);
        if (state.isEmpty()) {
            shape.fault("event_type", Action.ALL);
        }
        Optional<String> key = event.text("incident_key");
        boolean fires = state.filter(SignalState.FIRING::equals).isPresent();
        if (fires && event.text("description").isEmpty()) {
            shape.fault("description", "is needed to trigger");
        }
        if (state.isPresent() && !fires && key.isEmpty()) {
            shape.fault("incident_key", "is needed to say which incident it is");
        }
        if (!shape.fits()) {
            return shape.unreadable();
        }
        SignalDraft draft = new SignalDraft(
                state.orElseThrow(), event.text("description").or(() -> key).orElseThrow());
        key.ifPresent(draft::dedupKey);
        event.struct("details").text(SEVERITIES).ifPresent(draft::severity);
        Details.read("details", event.get("details"), draft);
        Unread unread = new Unread();
        unread.look("", event, MEMBERS);
        Links.read("contexts", event.get("contexts"), draft, unread);
        event.text("client_url")
                .ifPresent(url -> draft.link(event.text("client").orElse("client"), url));
        event.text("client").ifPresent(client -> draft.evidence("client", client));
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }
}
