package io.bridgekeeper.gateway.format.opsgenie;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads what is sent to Opsgenie's Alert API: create, close, acknowledge.
 *
 * <p>An alert is known by its alias. One that was created without stands for itself under its signal's id, and is
 * closed by that: an identifier of type {@code id} is taken as the key as well.
 *
 * <p>Source: <a href="https://docs.opsgenie.com/docs/alert-api">Alert API</a>.
 */
public final class OpsgenieFormat implements Format {

    private static final List<String> TEXTS =
            List.of("message", "alias", "description", "entity", "source", "priority", "user", "note");
    private static final Set<String> MEMBERS = Set.of(
            "message",
            "alias",
            "description",
            "entity",
            "source",
            "priority",
            "user",
            "note",
            "details",
            "tags",
            "actions",
            "responders");
    private static final List<String> LISTS = List.of("tags", "actions", "responders");

    @Override
    public String name() {
        return "opsgenie";
    }

    @Override
    public Reading read(Sent sent) {
        return switch (AlertRequest.of(sent.path(), sent.query())) {
            case AlertRequest.Create ignored ->
                switch (sent.json()) {
                    case Body.Tree(Json body) -> create(body);
                    case Body.Broken(Fault fault) -> Reading.Unreadable.because(fault);
                };
            case AlertRequest.Close(String identifier) -> change(SignalState.RESOLVED, identifier, sent);
            case AlertRequest.Acknowledge(String identifier) -> change(SignalState.ACKNOWLEDGED, identifier, sent);
            case AlertRequest.Unknown(Fault fault) -> Reading.Unreadable.because(fault);
        };
    }

    private static Reading create(Json body) {
        if (!(body instanceof Json.Struct alert)) {
            return Reading.Unreadable.because("", "must be an object");
        }
        Shape shape = new Shape();
        shape.texts(alert, "", TEXTS);
        shape.optional(alert, "", "details");
        for (String name : LISTS) {
            if (alert.get(name) != Json.Nothing.NULL && !(alert.get(name) instanceof Json.Items)) {
                shape.fault(name, "must be a list");
            }
        }
        if (alert.text("message").isEmpty()) {
            shape.fault("message", "is needed: one line for a person");
        }
        if (!shape.fits()) {
            return shape.unreadable();
        }
        SignalDraft draft =
                new SignalDraft(SignalState.FIRING, alert.text("message").orElseThrow());
        alert.text("alias").ifPresent(draft::dedupKey);
        alert.text("priority").ifPresent(draft::severity);
        alert.text("entity").ifPresent(entity -> draft.label("entity", entity));
        alert.text("source").ifPresent(source -> draft.label("source", source));
        list(alert, "tags", tags -> draft.label("tags", tags));
        alert.struct("details").members().forEach((name, value) -> draft.label(name, value.words()));
        alert.text("description").ifPresent(words -> draft.evidence("description", words));
        said(alert, draft);
        list(alert, "actions", actions -> draft.evidence("actions", actions));
        list(alert, "responders", responders -> draft.evidence("responders", responders));
        Unread unread = new Unread();
        unread.look("", alert, MEMBERS);
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }

    private static Reading change(SignalState state, String identifier, Sent sent) {
        Body told = sent.bytes().length == 0 ? new Body.Tree(new Json.Struct(Map.of())) : sent.json();
        return switch (told) {
            case Body.Tree(Json body)
            when body instanceof Json.Struct said -> {
                SignalDraft draft = new SignalDraft(state, identifier).dedupKey(identifier);
                said.text("source").ifPresent(source -> draft.label("source", source));
                said(said, draft);
                Unread unread = new Unread();
                unread.look("", said, MEMBERS);
                yield new Reading.Signals(List.of(draft.build()), unread.paths());
            }
            case Body.Tree ignored -> Reading.Unreadable.because("", "must be an object");
            case Body.Broken(Fault fault) -> Reading.Unreadable.because(fault);
        };
    }

    private static void said(Json.Struct alert, SignalDraft draft) {
        alert.text("user").ifPresent(user -> draft.evidence("user", user));
        alert.text("note").ifPresent(note -> draft.evidence("note", note));
    }

    private static void list(Json.Struct alert, String name, Consumer<String> then) {
        if (alert.get(name) instanceof Json.Items(List<Json> items) && !items.isEmpty()) {
            then.accept(items.stream().map(OpsgenieFormat::named).collect(Collectors.joining(", ")));
        }
    }

    /** A responder is an object, whose name or id says it. */
    private static String named(Json item) {
        return item instanceof Json.Struct struct
                ? struct.text("name", "username", "id").orElse(struct.words())
                : item.words();
    }
}
