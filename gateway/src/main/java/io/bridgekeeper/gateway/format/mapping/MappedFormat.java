package io.bridgekeeper.gateway.format.mapping;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads JSON and forms as a {@link Mapping} says. */
public final class MappedFormat implements Format {

    /** More signals in one body are a dump, not an alert. */
    static final int MOST_SIGNALS = 1_000;

    private final String name;
    private final Mapping mapping;
    private final long steps;

    /** @param name see {@link Format#name()} */
    public MappedFormat(String name, Mapping mapping) {
        this(name, mapping, Steps.MOST);
    }

    MappedFormat(String name, Mapping mapping, long steps) {
        this.name = name;
        this.mapping = mapping;
        this.steps = steps;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> redacted() {
        return mapping.redact();
    }

    @Override
    public Reading read(Sent sent) {
        return switch (sent.jsonOrForm()) {
            case Body.Tree(Json body) -> read(mapping.redact().isEmpty() ? body : redacted(body, mapping.redact()));
            case Body.Broken(Fault fault) -> Reading.Unreadable.because(fault);
        };
    }

    private Reading read(Json body) {
        Steps left = new Steps(steps);
        Unread unread = new Unread();
        if (!mapping.hasList()) {
            return read(List.of(body), "", left, unread);
        }
        left.watch(body);
        Json found = mapping.signals().in(body, left);
        if (left.spent()) {
            return Reading.Unreadable.because("signals", tooCostly());
        }
        if (!(found instanceof Json.Items(List<Json> items))) {
            return Reading.Unreadable.because("signals", "must be a list of what is a signal each");
        }
        if (items.isEmpty() || items.size() > MOST_SIGNALS) {
            return Reading.Unreadable.because("signals", "must hold 1 to " + MOST_SIGNALS);
        }
        noteUnread(body, "", left, unread);
        return read(items, "signals", left, unread);
    }

    private Reading read(List<Json> items, String list, Steps left, Unread unread) {
        List<Signal> signals = new ArrayList<>(items.size());
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < items.size() && !left.spent(); i++) {
            String path = list.isEmpty() ? "" : list + "[" + i + "].";
            if (!(items.get(i) instanceof Json.Struct item)) {
                faults.add(new Fault(list.isEmpty() ? "" : list + "[" + i + "]", "must be an object"));
                continue;
            }
            left.watch(item);
            new MappedSignal(mapping, item, path, left, faults).read().ifPresent(signals::add);
            noteUnread(item, path, left, unread);
        }
        if (left.spent()) {
            faults.add(new Fault("", tooCostly()));
        }
        if (!faults.isEmpty()) {
            return new Reading.Unreadable(
                    faults.stream().limit(Reading.MOST_FAULTS).toList());
        }
        return signals.isEmpty()
                ? new Reading.Nothing("the mapping says that it is no alert")
                : new Reading.Signals(signals, unread.paths());
    }

    private String tooCostly() {
        return "takes the mapping's expressions more than " + steps + " steps";
    }

    private static void noteUnread(Json value, String path, Steps steps, Unread unread) {
        if (value instanceof Json.Struct(Map<String, Json> members)) {
            for (String member : members.keySet()) {
                if (!steps.hasRead(member)) {
                    unread.note(path + member);
                }
            }
        }
    }

    /** Recursion is bounded by the depth of a body. */
    private static Json redacted(Json value, Set<String> names) {
        return switch (value) {
            case Json.Struct(Map<String, Json> members) -> {
                Map<String, Json> kept = new LinkedHashMap<>();
                members.forEach((name, member) -> {
                    if (!names.contains(name.toLowerCase(Locale.ROOT))) {
                        kept.put(name, redacted(member, names));
                    }
                });
                yield new Json.Struct(kept);
            }
            case Json.Items(List<Json> items) ->
                new Json.Items(items.stream().map(item -> redacted(item, names)).toList());
            case Json.Text ignored -> value;
            case Json.Digits ignored -> value;
            case Json.Truth ignored -> value;
            case Json.Nothing ignored -> value;
        };
    }
}
