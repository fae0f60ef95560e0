package io.bridgekeeper.gateway.format.kubernetesevent;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.Signal;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one event in the words of either version of the interface.
 *
 * <p>A problem is an object and a reason: each event has an id of its own, and the message counts and times things. Only
 * type Warning fires. Nothing says that a warning is over.
 */
final class KubernetesEvent {

    private static final Set<String> MEMBERS = Set.of(
            "kind",
            "apiVersion",
            "metadata",
            "type",
            "reason",
            "message",
            "note",
            "action",
            "related",
            "involvedObject",
            "regarding",
            "source",
            "deprecatedSource",
            "reportingComponent",
            "reportingController",
            "reportingInstance",
            "firstTimestamp",
            "lastTimestamp",
            "deprecatedFirstTimestamp",
            "deprecatedLastTimestamp",
            "eventTime",
            "count",
            "deprecatedCount",
            "series",
            "clusterName");
    private static final String[] TEXTS = {"reason", "message", "note", "type", "action", "clusterName"};
    private static final String[] STARTS = {"firstTimestamp", "deprecatedFirstTimestamp", "eventTime"};
    private static final String[] ENDS = {"lastTimestamp", "deprecatedLastTimestamp"};
    private static final String[] COUNTS = {"count", "deprecatedCount"};
    private static final String[] OBJECT = {"uid", "kind", "namespace", "name", "fieldPath"};

    private KubernetesEvent() {}

    /** Empty where the shape has a fault. */
    static Optional<Signal> read(Json sent, String path, Shape shape, Unread unread) {
        Json.Struct event = shape.object(sent, path);
        if (!(sent instanceof Json.Struct)) {
            return Optional.empty();
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        String about = event.get("regarding") != Json.Nothing.NULL ? "regarding" : "involvedObject";
        Json.Struct object = shape.needed(event, prefix, about);
        shape.texts(event, prefix, TEXTS);
        shape.texts(event, prefix, STARTS);
        shape.texts(event, prefix, ENDS);
        shape.texts(event, prefix, COUNTS);
        shape.texts(object, prefix + about + ".", OBJECT);
        String type = shape.text(event, prefix, "type").orElse("");
        String reason = event.text("reason").orElse("");
        if (object.text("uid", "name").isEmpty() && event.get(about) instanceof Json.Struct) {
            shape.fault(prefix + about + ".uid", "is needed");
        }
        Json.Struct metadata = shape.optional(event, prefix, "metadata");
        Json.Struct source = shape.optional(event, prefix, "source");
        Json.Struct series = shape.optional(event, prefix, "series");
        if (!shape.fits()) {
            return Optional.empty();
        }
        unread.look(prefix, event, MEMBERS);
        SignalState state = type.equalsIgnoreCase("Warning") ? SignalState.FIRING : SignalState.INFO;
        SignalDraft draft = new SignalDraft(
                        state, event.text("message", "note").orElse((reason + " " + words(object)).strip()))
                .dedupKey(object.text("uid").orElseGet(() -> words(object)) + (reason.isEmpty() ? "" : " " + reason))
                .severity(type);
        event.text(STARTS)
                .or(() -> metadata.text("creationTimestamp"))
                .ifPresent(at -> draft.startsAt("eventTime", at));
        for (String name : List.of("namespace", "kind", "name")) {
            object.text(name).ifPresent(value -> draft.label(name, value));
        }
        if (!reason.isEmpty()) {
            draft.label("reason", reason);
        }
        draft.label("type", type);
        event.text("reportingComponent", "reportingController")
                .or(() -> source.text("component"))
                .ifPresent(value -> draft.label("component", value));
        source.text("host").ifPresent(host -> draft.label("node", host));
        event.text("clusterName").ifPresent(cluster -> draft.label("cluster", cluster));
        if (object.get("labels") instanceof Json.Struct(Map<String, Json> labels)) {
            labels.forEach((name, value) -> draft.label(name, value.words()));
        }
        object.text("fieldPath").ifPresent(where -> draft.evidence("fieldPath", where));
        event.text("action").ifPresent(action -> draft.evidence("action", action));
        event.text(COUNTS).or(() -> series.text("count")).ifPresent(count -> draft.evidence("count", count));
        event.text(ENDS).or(() -> series.text("lastObservedTime")).ifPresent(at -> draft.evidence("lastSeen", at));
        return Optional.of(draft.build());
    }

    private static String words(Json.Struct object) {
        return object.text("kind").orElse("object") + " "
                + object.text("namespace").map(namespace -> namespace + "/").orElse("")
                + object.text("name").orElse("without a name");
    }
}
