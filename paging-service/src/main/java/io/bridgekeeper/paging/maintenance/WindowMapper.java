package io.bridgekeeper.paging.maintenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.catalog.Fault;
import io.bridgekeeper.paging.catalog.Matcher;
import io.bridgekeeper.paging.catalog.MatcherReader;
import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.rotation.Range;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Between a window and its row. */
final class WindowMapper {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, Object>>> MATCHERS = new TypeReference<>() {};

    private WindowMapper() {}

    static WindowRow newRow(MaintenanceWindow window, long number) {
        WindowRow row = new WindowRow();
        row.id = window.id();
        row.madeBy = window.madeBy();
        row.madeAt = window.madeAt();
        change(row, window, number);
        return row;
    }

    /** Takes over what may change once it is made. */
    static void change(WindowRow row, MaintenanceWindow window, long number) {
        switch (window.scope()) {
            case Scope.OfSystems(List<String> ids) -> {
                row.systems = String.join(" ", ids);
                row.matchers = null;
            }
            case Scope.OfLabels labels -> {
                row.systems = null;
                row.matchers = json(labels.written());
            }
        }
        Optional<Range> once =
                window.timing() instanceof Timing.Once(Range range) ? Optional.of(range) : Optional.empty();
        row.fromAt = once.map(Range::from).orElse(null);
        row.untilAt = once.map(Range::until).orElse(null);
        Optional<Timing.Recurring> recurring =
                window.timing() instanceof Timing.Recurring r ? Optional.of(r) : Optional.empty();
        row.startsAt = recurring.map(r -> r.start().toString()).orElse(null);
        row.zone = recurring.map(r -> r.zone().getId()).orElse(null);
        row.length = recurring.map(r -> r.length().toString()).orElse(null);
        row.rule = recurring.map(Timing.Recurring::rule).orElse(null);
        row.endsAt = recurring.flatMap(Timing.Recurring::endsAt).orElse(null);
        row.overAt = window.overAt();
        row.holdBack = window.holdBack().stream().sorted().map(Severity::name).collect(Collectors.joining(" "));
        row.reason = window.reason();
        row.endedBy = window.ended().map(MaintenanceWindow.Ended::by).orElse(null);
        row.endedAt = window.ended().map(MaintenanceWindow.Ended::at).orElse(null);
        row.version = window.version();
        row.changedNumber = number;
    }

    static MaintenanceWindow window(WindowRow row) {
        Timing timing = row.rule == null
                ? new Timing.Once(new Range(row.fromAt, row.untilAt))
                : new Timing.Recurring(
                        LocalDateTime.parse(row.startsAt),
                        ZoneId.of(row.zone),
                        Duration.parse(row.length),
                        row.rule,
                        Optional.ofNullable(row.endsAt));
        return new MaintenanceWindow(
                row.id,
                row.systems == null ? new Scope.OfLabels(matchers(row)) : new Scope.OfSystems(words(row.systems)),
                timing,
                TimingMapper.occurrences(timing),
                words(row.holdBack).stream().map(Severity::valueOf).collect(Collectors.toSet()),
                row.reason,
                row.madeBy,
                row.madeAt,
                Optional.ofNullable(row.endedAt).map(at -> new MaintenanceWindow.Ended(row.endedBy, at)),
                row.version);
    }

    private static List<Matcher> matchers(WindowRow row) {
        try {
            List<Fault> faults = new ArrayList<>();
            List<Matcher> matchers = MatcherReader.read("matchers", JSON.readValue(row.matchers, MATCHERS), faults);
            if (!faults.isEmpty()) {
                throw new IllegalStateException("maintenance window " + row.id + ": " + faults);
            }
            return matchers;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).toList();
    }
}
