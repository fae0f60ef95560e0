package io.bridgekeeper.gateway.format.mapping;

import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.signal.Signal;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Reads one item into one signal.
 *
 * <p>Only what a signal cannot be without is a fault: a key that is no key, a title where there is no key either, a state that
 * the mapping does not want. The tools that send these bodies do not send again, so whatever else has another shape than
 * thought is kept as evidence, and pages.
 */
final class MappedSignal {

    private final Mapping mapping;
    private final Json.Struct item;
    private final String path;
    private final Steps steps;
    private final List<Fault> faults;

    MappedSignal(Mapping mapping, Json.Struct item, String path, Steps steps, List<Fault> faults) {
        this.mapping = mapping;
        this.item = item;
        this.path = path;
        this.steps = steps;
        this.faults = faults;
    }

    /** Empty where it is no alert, or where faults were added. */
    Optional<Signal> read() {
        if (isTrue(in(mapping.ignore()))) {
            return Optional.empty();
        }
        int before = faults.size();
        Optional<String> dedupKey = key(in(mapping.dedupKey()));
        Json titled = in(mapping.title());
        Optional<String> title = words(titled);
        Optional<SignalState> state =
                mapping.state().of(words(in(mapping.state().from())));
        if (steps.spent()) {
            return Optional.empty();
        }
        if (state.isEmpty()) {
            fault("state", "is none of the mapping's words");
        }
        boolean ends = state.filter(known -> known == SignalState.RESOLVED || known == SignalState.ACKNOWLEDGED)
                .isPresent();
        if (ends && dedupKey.isEmpty() && faults.size() == before) {
            fault(
                    "dedupKey",
                    "is needed to say which problem is " + state.orElseThrow().text());
        }
        if (titled instanceof Json.Struct || titled instanceof Json.Items) {
            fault("title", "must be a text");
        } else if (title.isEmpty() && dedupKey.isEmpty()) {
            fault("title", "is needed: one line for a person");
        }
        if (faults.size() > before) {
            return Optional.empty();
        }
        SignalDraft draft =
                new SignalDraft(state.orElseThrow(), title.or(() -> dedupKey).orElseThrow());
        dedupKey.ifPresent(draft::dedupKey);
        return Optional.of(fill(draft));
    }

    private Signal fill(SignalDraft draft) {
        text("severity", in(mapping.severity()), draft, draft::severity);
        text("startsAt", in(mapping.startsAt()), draft, moment -> draft.startsAt("startsAt", moment));
        named("labels", in(mapping.labels()), draft, draft::label);
        links(in(mapping.links()), draft);
        named("message", in(mapping.evidence()), draft, draft::evidence);
        return draft.build();
    }

    private Json in(Expression expression) {
        return expression.in(item, steps);
    }

    private void fault(String member, String message) {
        faults.add(new Fault(path + member, message));
    }

    private static boolean isTrue(Json value) {
        return value.scalar().filter("true"::equalsIgnoreCase).isPresent();
    }

    private static Optional<String> words(Json value) {
        return value.scalar().filter(text -> !text.isBlank());
    }

    /** Of several parts one key, in which no part can be taken for another; of a list with a part missing none. */
    private Optional<String> key(Json value) {
        return switch (value) {
            case Json.Items(List<Json> items) -> {
                List<String> parts = new ArrayList<>();
                for (Json item : items) {
                    if (item instanceof Json.Items || item instanceof Json.Struct) {
                        fault("dedupKey", "must be a text or a list of texts");
                        yield Optional.empty();
                    }
                    words(item)
                            .ifPresent(
                                    part -> parts.add(part.replace("\\", "\\\\").replace(":", "\\:")));
                }
                yield items.isEmpty() || parts.size() < items.size()
                        ? Optional.empty()
                        : Optional.of(String.join(":", parts));
            }
            case Json.Struct ignored -> {
                fault("dedupKey", "must be a text or a list of texts");
                yield Optional.empty();
            }
            case Json.Text ignored -> words(value);
            case Json.Digits ignored -> words(value);
            case Json.Truth ignored -> words(value);
            case Json.Nothing ignored -> Optional.empty();
        };
    }

    private void text(String name, Json value, SignalDraft draft, Consumer<String> carried) {
        Optional<String> text = words(value);
        if (text.isPresent()) {
            carried.accept(text.get());
        } else {
            keep(name, value, draft::evidence);
        }
    }

    /** The members of an object by their names; anything else as evidence under that name. */
    private void named(String name, Json value, SignalDraft draft, BiConsumer<String, String> carried) {
        if (value instanceof Json.Struct(Map<String, Json> members)) {
            members.forEach((member, inner) -> keep(member, inner, carried));
        } else {
            keep(name, value, draft::evidence);
        }
    }

    private void links(Json value, SignalDraft draft) {
        if (value instanceof Json.Struct(Map<String, Json> members)) {
            members.forEach((text, address) -> keep(text, address, draft::link));
        } else if (value instanceof Json.Items(List<Json> items)) {
            items.forEach(address -> keep("link", address, draft::link));
        } else {
            keep("link", value, draft::link);
        }
    }

    private static void keep(String name, Json value, BiConsumer<String, String> carried) {
        String words = value.words();
        if (!words.isBlank() && !words.equals("{}") && !words.equals("[]")) {
            carried.accept(name, words);
        }
    }
}
