package io.bridgekeeper.gateway.format.mapping;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a mapping, and lists everything that is wrong with it. */
final class MappingReader {

    /** More words for one state, or names to keep out, are a mistake. */
    static final int MOST_WORDS = 100;

    static final int LONGEST_WORD = 200;

    private static final Set<String> MEMBERS = Set.of(
            "signals",
            "ignore",
            "title",
            "dedupKey",
            "state",
            "severity",
            "startsAt",
            "links",
            "labels",
            "evidence",
            "redact");
    private static final List<SignalState> STATES = List.of(SignalState.values());
    private static final String FAULT = "fault";

    private final Compiler compiler;

    MappingReader(Compiler compiler) {
        this.compiler = compiler;
    }

    ReadMapping read(Body body) {
        return switch (body) {
            case Body.Broken(Fault fault) -> new ReadMapping.Faulty(List.of(fault));
            case Body.Tree(Json value) when value instanceof Json.Struct struct -> read(struct);
            case Body.Tree ignored -> new ReadMapping.Faulty(List.of(new Fault("", "must be an object")));
        };
    }

    private ReadMapping read(Json.Struct written) {
        List<Fault> faults = new ArrayList<>();
        onlyKnown(written, "", MEMBERS, faults);
        Mapping mapping = new Mapping(
                expression(written, "", "signals", faults),
                expression(written, "", "ignore", faults),
                expression(written, "", "title", faults),
                expression(written, "", "dedupKey", faults),
                state(written.get("state"), faults),
                expression(written, "", "severity", faults),
                expression(written, "", "startsAt", faults),
                expression(written, "", "links", faults),
                expression(written, "", "labels", faults),
                expression(written, "", "evidence", faults),
                names(written.get("redact"), faults));
        if (written.get("title") == Json.Nothing.NULL) {
            faults.add(new Fault("title", "is needed: one line for a person"));
        }
        return faults.isEmpty() ? new ReadMapping.Usable(mapping) : new ReadMapping.Faulty(List.copyOf(faults));
    }

    private Expression expression(Json.Struct written, String prefix, String name, List<Fault> faults) {
        return switch (written.get(name)) {
            case Json.Nothing ignored -> Expression.NOTHING;
            case Json.Text(String text) ->
                switch (compiler.compile(text)) {
                    case Compiler.Compiled.Ready(Expression compiled) -> compiled;
                    case Compiler.Compiled.Refused(String why) -> refused(prefix + name, why, faults);
                };
            case Json.Digits ignored -> refused(prefix + name, "must be an expression", faults);
            case Json.Truth ignored -> refused(prefix + name, "must be an expression", faults);
            case Json.Items ignored -> refused(prefix + name, "must be an expression", faults);
            case Json.Struct ignored -> refused(prefix + name, "must be an expression", faults);
        };
    }

    private static Expression refused(String path, String why, List<Fault> faults) {
        faults.add(new Fault(path, why));
        return Expression.NOTHING;
    }

    private StateTable state(Json written, List<Fault> faults) {
        if (written == Json.Nothing.NULL) {
            return StateTable.always(SignalState.FIRING);
        }
        if (!(written instanceof Json.Struct table)) {
            faults.add(new Fault("state", "must be an object: from, a list of words for each state, and otherwise"));
            return StateTable.always(SignalState.FIRING);
        }
        Set<String> members = new HashSet<>(Set.of("from", "otherwise"));
        STATES.forEach(state -> members.add(state.text()));
        onlyKnown(table, "state.", members, faults);
        Map<String, SignalState> words = new HashMap<>();
        Map<String, SignalState> beginnings = new HashMap<>();
        for (SignalState state : STATES) {
            words(table.get(state.text()), state, words, beginnings, faults);
        }
        Expression from = expression(table, "state.", "from", faults);
        boolean asked = table.get("from") != Json.Nothing.NULL;
        if (!asked && !(words.isEmpty() && beginnings.isEmpty())) {
            faults.add(new Fault("state.from", "is needed: where the words stand"));
        }
        return new StateTable(from, Map.copyOf(words), Map.copyOf(beginnings), otherwise(table, faults));
    }

    private static void words(
            Json written,
            SignalState state,
            Map<String, SignalState> words,
            Map<String, SignalState> beginnings,
            List<Fault> faults) {
        String path = "state." + state.text();
        List<Json> items = items(written, path, faults);
        for (int i = 0; i < items.size(); i++) {
            String at = path + "[" + i + "]";
            String word = items.get(i).scalar().orElse("").strip().toLowerCase(Locale.ROOT);
            boolean begins = word.endsWith("*");
            String bare = begins ? word.substring(0, word.length() - 1) : word;
            if (bare.isBlank() || bare.length() > LONGEST_WORD) {
                faults.add(new Fault(
                        at, "must be a word of at most " + LONGEST_WORD + " characters, or a beginning and a star"));
            } else if ((begins ? beginnings : words).putIfAbsent(bare, state) != null) {
                faults.add(new Fault(at, "is there twice"));
            }
        }
    }

    /** A page too many goes before a problem that nobody hears of. */
    private static Optional<SignalState> otherwise(Json.Struct table, List<Fault> faults) {
        Json written = table.get("otherwise");
        if (written == Json.Nothing.NULL) {
            return Optional.of(SignalState.FIRING);
        }
        String word = written.scalar().orElse("");
        if (word.equals(FAULT)) {
            return Optional.empty();
        }
        Optional<SignalState> state =
                STATES.stream().filter(known -> known.text().equals(word)).findFirst();
        if (state.isEmpty()) {
            faults.add(new Fault("state.otherwise", "must be firing, acknowledged, resolved, info or fault"));
        }
        return state;
    }

    private static Set<String> names(Json written, List<Fault> faults) {
        Set<String> names = new HashSet<>();
        List<Json> items = items(written, "redact", faults);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Json.Text(String name) && !name.isBlank()) {
                names.add(name.toLowerCase(Locale.ROOT));
            } else {
                faults.add(new Fault("redact[" + i + "]", "must be the name of a member"));
            }
        }
        return Set.copyOf(names);
    }

    private static List<Json> items(Json written, String path, List<Fault> faults) {
        if (written == Json.Nothing.NULL) {
            return List.of();
        }
        if (written instanceof Json.Items(List<Json> items) && items.size() <= MOST_WORDS) {
            return items;
        }
        faults.add(new Fault(path, "must be a list of at most " + MOST_WORDS + " words"));
        return List.of();
    }

    private static void onlyKnown(Json.Struct written, String prefix, Set<String> known, List<Fault> faults) {
        for (String name : written.members().keySet()) {
            if (!known.contains(name)) {
                faults.add(new Fault(prefix + name, "is no member of a mapping"));
            }
        }
    }
}
