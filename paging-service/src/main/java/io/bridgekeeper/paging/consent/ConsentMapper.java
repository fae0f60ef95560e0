package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.rotation.Hours;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Window;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Between an answer and its row. */
final class ConsentMapper {

    private static final String SYSTEMS = "systems";
    private static final String ROTATION = "rotation";
    private static final String FALLBACK = "fallback";

    private ConsentMapper() {}

    static ConsentRow row(Answer answer) {
        ConsentRow row = new ConsentRow();
        row.personId = answer.personId();
        row.answeredAt = answer.answeredAt();
        switch (answer.scope()) {
            case Scope.OfSystems(Set<String> ids) -> scope(row, SYSTEMS, ids);
            case Scope.OfRotation(String id) -> scope(row, ROTATION, Set.of(id));
            case Scope.Fallback() -> scope(row, FALLBACK, Set.of());
        }
        switch (answer) {
            case Decline no -> {
                row.id = no.id();
                row.declineReason = no.reason();
            }
            case Consent consent -> {
                row.id = consent.id();
                row.zone = consent.hours().zone().getId();
                row.hours = write(consent.hours().windows());
                row.channels = String.join(" ", new TreeSet<>(consent.channels()));
                row.fromAt = consent.range().from();
                row.untilAt = consent.range().until();
                row.askAt = consent.withdrawn() ? null : consent.askAt();
                row.askedAt = consent.askedAt().orElse(null);
                row.withdrawn = consent.withdrawn();
            }
        }
        return row;
    }

    /** Ids with a blank on each side, so that one is found by {@link #needle} and never a part of another. */
    private static void scope(ConsentRow row, String kind, Set<String> ids) {
        row.scopeKind = kind;
        row.scopeIds = ids.isEmpty() ? " " : " " + String.join(" ", new TreeSet<>(ids)) + " ";
    }

    static String needle(String id) {
        return " " + id + " ";
    }

    static Answer answer(ConsentRow row) {
        if (row.declineReason != null) {
            return new Decline(row.personId, scope(row), row.declineReason, row.answeredAt);
        }
        return new Consent(
                row.id,
                row.personId,
                scope(row),
                new Hours(ZoneId.of(row.zone), read(row.hours), Set.of()),
                words(row.channels),
                new Range(row.fromAt, row.untilAt),
                row.answeredAt,
                Optional.ofNullable(row.askedAt),
                row.withdrawn);
    }

    private static Scope scope(ConsentRow row) {
        return switch (row.scopeKind) {
            case SYSTEMS -> new Scope.OfSystems(words(row.scopeIds));
            case ROTATION -> new Scope.OfRotation(row.scopeIds.strip());
            case FALLBACK -> new Scope.Fallback();
            default -> throw new IllegalStateException("consent " + row.id + " is of no known scope: " + row.scopeKind);
        };
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.strip().split(" "));
    }

    /** A line a window, such as {@code MONDAY,TUESDAY 22:00 06:00}. */
    private static String write(List<Window> windows) {
        return windows.stream()
                .map(window -> window.days().stream().map(DayOfWeek::name).collect(Collectors.joining(",")) + " "
                        + window.from() + " " + window.to())
                .collect(Collectors.joining("\n"));
    }

    private static List<Window> read(String text) {
        return text.lines()
                .map(line -> line.split(" "))
                .map(words -> new Window(
                        Arrays.stream(words[0].split(","))
                                .map(DayOfWeek::valueOf)
                                .collect(Collectors.toSet()),
                        LocalTime.parse(words[1]),
                        LocalTime.parse(words[2]),
                        Window.Holidays.AS_OTHER_DAYS))
                .toList();
    }
}
