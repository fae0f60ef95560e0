package io.bridgekeeper.gateway.format.cloudevents;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.signal.Signal;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a signal of an event's attributes and data.
 *
 * <p>CloudEvents says nothing of problems. So the problem is the source's subject; without a subject it is the event
 * itself, which nothing later can end.
 */
final class CloudEvent {

    private static final String[] NEEDED = {"id", "source", "type"};
    private static final Set<String> ATTRIBUTES = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
            "dataschema",
            "severitytext",
            "severitynumber");
    private static final String[] TITLES = {"title", "summary", "message", "description"};
    private static final String[] LINKS = {"url", "link", "runbook"};

    private CloudEvent() {}

    /** Empty where the shape has a fault of it. */
    static Optional<Signal> read(Json.Struct attributes, Json data, String prefix, Shape shape) {
        shape.texts(attributes, prefix, attributes.members().keySet().toArray(String[]::new));
        for (String name : NEEDED) {
            shape.text(attributes, prefix, name);
        }
        if (attributes
                .text("specversion")
                .filter(version -> version.startsWith("1."))
                .isEmpty()) {
            shape.fault(prefix + "specversion", "must be 1.0");
        }
        Json.Struct facts = data instanceof Json.Struct struct ? struct : new Json.Struct(Map.of());
        SignalState state = EventState.of(attributes.text("type").orElse(""), facts);
        Optional<String> key = key(attributes, facts);
        boolean ends = state == SignalState.RESOLVED || state == SignalState.ACKNOWLEDGED;
        if (ends && key.isEmpty()) {
            shape.fault(prefix + "subject", "is needed to say which problem is " + state.text());
        }
        if (!shape.fits()) {
            return Optional.empty();
        }
        return Optional.of(signal(attributes, data, facts, state, key));
    }

    private static Signal signal(
            Json.Struct attributes, Json data, Json.Struct facts, SignalState state, Optional<String> key) {
        String id = attributes.text("id").orElseThrow();
        String source = attributes.text("source").orElseThrow();
        SignalDraft draft = new SignalDraft(state, title(attributes, facts)).dedupKey(key.orElse(source + " " + id));
        attributes
                .text("severitytext")
                .or(() -> facts.text("severity"))
                .or(() -> attributes.text("severitynumber"))
                .ifPresent(draft::severity);
        attributes.text("time").ifPresent(at -> draft.startsAt("time", at));
        for (String name : List.of("type", "source", "subject")) {
            attributes.text(name).ifPresent(value -> draft.label(name, value));
        }
        attributes.members().forEach((name, value) -> {
            if (!ATTRIBUTES.contains(name) && !value.words().isBlank()) {
                draft.label(name, value.words());
            }
        });
        if (facts.get("labels") instanceof Json.Struct(Map<String, Json> labels)) {
            labels.forEach((name, value) -> draft.label(name, value.words()));
        }
        for (String name : LINKS) {
            facts.text(name).filter(SignalDraft::isAbsolute).ifPresent(href -> draft.link(name, href));
        }
        draft.evidence("id", id);
        attributes.text("dataschema").ifPresent(schema -> draft.evidence("dataschema", schema));
        if (!data.words().isBlank()) {
            draft.evidence("data", data.words());
        }
        return draft.build();
    }

    private static Optional<String> key(Json.Struct attributes, Json.Struct facts) {
        String source = attributes.text("source").orElse("");
        return facts.text("dedupKey")
                .or(() -> attributes.text("subject").or(() -> thing(facts)).map(subject -> source + " " + subject));
    }

    /** CDEvents repeat the subject in their data, and the attribute is optional. */
    private static Optional<String> thing(Json.Struct facts) {
        return facts.get("context") instanceof Json.Struct && facts.get("subject") instanceof Json.Struct subject
                ? subject.text("id")
                : Optional.empty();
    }

    private static String title(Json.Struct attributes, Json.Struct facts) {
        return facts.text(TITLES)
                .or(() -> facts.get("subject") instanceof Json.Struct subject
                                && subject.get("content") instanceof Json.Struct content
                        ? content.text(TITLES)
                        : Optional.empty())
                .orElseGet(() -> attributes.text("type").orElseThrow()
                        + attributes
                                .text("subject")
                                .map(subject -> " " + subject)
                                .orElse(""));
    }
}
