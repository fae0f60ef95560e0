package io.bridgekeeper.gateway.format.flux;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.JsonFormat;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the events of Flux's notification-controller, as the providers {@code generic} and {@code generic-hmac} post them.
 *
 * <p>An event has no state. An object that reports an error fires; the same object is well again when it informs of a
 * success. A release that was rolled back or removed because it failed has succeeded in nothing, so that only informs.
 *
 * <p>Source: <a href="https://fluxcd.io/flux/components/notification/providers/#generic-webhook">generic webhook</a>.
 */
public final class FluxFormat implements JsonFormat {

    private static final Map<String, SignalState> SEVERITIES =
            Map.of("error", SignalState.FIRING, "info", SignalState.INFO, "trace", SignalState.INFO);

    private static final Set<String> REMEDIES = Set.of("rollbacksucceeded", "uninstallsucceeded");
    private static final String OBJECT = "involvedObject.";
    private static final Set<String> MEMBERS = Set.of(
            "involvedObject",
            "metadata",
            "severity",
            "reason",
            "message",
            "reportingController",
            "reportingInstance",
            "timestamp");

    @Override
    public String name() {
        return "flux";
    }

    @Override
    public Reading read(Json body, Sent sent) {
        Shape shape = new Shape();
        Json.Struct event = shape.object(body, "");
        if (!shape.fits()) {
            return shape.unreadable();
        }
        Json.Struct object = shape.needed(event, "", "involvedObject");
        shape.texts(object, OBJECT, "uid", "kind", "namespace", "name");
        Json.Struct metadata = shape.optional(event, "", "metadata");
        shape.texts(event, "", "reason", "message", "reportingController", "timestamp");
        SignalState severity = shape.oneOf(event, "", "severity", SEVERITIES).orElse(SignalState.INFO);
        if (object.text("uid", "name").isEmpty() && event.get("involvedObject") instanceof Json.Struct) {
            shape.fault(OBJECT + "uid", "is needed");
        }
        if (!shape.fits()) {
            return shape.unreadable();
        }
        String reason = event.text("reason").orElse("");
        SignalState state = severity == SignalState.INFO && isRecovery(reason) ? SignalState.RESOLVED : severity;
        String named = object.text("kind").orElse("object") + " "
                + object.text("namespace").map(namespace -> namespace + "/").orElse("")
                + object.text("name").orElse("without a name");
        String said = event.text("message").orElse(reason);
        SignalDraft draft = new SignalDraft(state, said.isEmpty() ? named : named + ": " + said)
                .dedupKey(object.text("uid").orElse(named));
        event.text("severity").filter(words -> state == SignalState.FIRING).ifPresent(draft::severity);
        event.text("timestamp").ifPresent(at -> draft.startsAt("timestamp", at));
        for (String name : List.of("kind", "namespace", "name")) {
            object.text(name).ifPresent(value -> draft.label(name, value));
        }
        if (!reason.isEmpty()) {
            draft.label("reason", reason);
        }
        event.text("reportingController").ifPresent(controller -> draft.label("controller", controller));
        metadata.members().forEach((name, value) -> draft.label(name, value.words()));
        event.text("message").ifPresent(message -> draft.evidence("message", message));
        Unread unread = new Unread();
        unread.look("", event, MEMBERS);
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }

    private static boolean isRecovery(String reason) {
        String word = reason.strip().toLowerCase(Locale.ROOT);
        return word.endsWith("succeeded") && !REMEDIES.contains(word);
    }
}
