package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState;
import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.rotation.Range;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A maintenance window as the API shows it.
 *
 * @param windowId   absent for a dry run
 * @param systems    absent where it names matchers
 * @param matchers   as the catalog writes them; absent where it names systems
 * @param from       absent where it recurs, as {@code until}
 * @param recurrence absent where it is in force once
 * @param overAt     when its last occurrence is over by plan
 * @param state      {@code scheduled}, {@code active}, {@code over}, {@code ended-early} or {@code cancelled}
 * @param next       what is running or to come, at most 10, those that touch as one
 * @param history    who did what, the first first; absent in lists
 */
record WindowView(
        Optional<UUID> windowId,
        Optional<List<String>> systems,
        Optional<List<Map<String, Object>>> matchers,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<WindowProposal.Recurrence> recurrence,
        List<String> holdBack,
        String reason,
        String madeBy,
        Instant madeAt,
        Instant overAt,
        Optional<String> endedBy,
        Optional<Instant> endedAt,
        String state,
        List<OccurrenceLine> next,
        Optional<List<ChangeLine>> history) {

    private static final int MOST_NEXT = 10;

    /**
     * @param windows the newest first
     * @param next    for {@code cursor}; absent at the end
     */
    record All(List<WindowView> windows, Optional<String> next) {}

    /** @param until exclusive */
    record OccurrenceLine(Instant from, Instant until) {}

    /** @param occurrences the next first */
    record Occurrences(List<OccurrenceLine> occurrences) {}

    record ChangeLine(Instant at, String by, String what) {}

    /**
     * @param incidents the newest first
     * @param next      for {@code cursor}; absent at the end
     */
    record HeldBack(List<HeldLine> incidents, Optional<String> next) {}

    /**
     * An incident that the window held back.
     *
     * @param until   when the first is or was called, if nothing else happened before
     * @param outcome {@code held}, {@code called}, {@code accepted} (by somebody paged by hand) or {@code resolved}
     *     (before anybody was called)
     * @param how     what ended the incident; absent while it is open
     */
    record HeldLine(
            UUID incidentId,
            String title,
            String severity,
            Optional<String> systemId,
            Instant heldAt,
            Instant until,
            String outcome,
            Optional<String> how) {

        static HeldLine of(HeldIncident held, Incident incident) {
            return new HeldLine(
                    incident.id(),
                    incident.title(),
                    incident.severity().name(),
                    incident.systemId(),
                    held.heldAt(),
                    held.until(),
                    word(held.outcome(incident)),
                    incident.state() instanceof IncidentState.Resolved resolved
                            ? Optional.of(resolved.how().word())
                            : Optional.empty());
        }
    }

    static WindowView of(MaintenanceWindow window, Optional<List<WindowChange>> changes, boolean stored, Instant now) {
        Optional<Range> once =
                window.timing() instanceof Timing.Once(Range range) ? Optional.of(range) : Optional.empty();
        return new WindowView(
                stored ? Optional.of(window.id()) : Optional.empty(),
                window.scope() instanceof Scope.OfSystems(List<String> ids) ? Optional.of(ids) : Optional.empty(),
                window.scope() instanceof Scope.OfLabels labels ? Optional.of(labels.written()) : Optional.empty(),
                once.map(Range::from),
                once.map(Range::until),
                window.timing() instanceof Timing.Recurring recurring
                        ? Optional.of(recurrence(recurring))
                        : Optional.empty(),
                window.holdBack().stream().sorted().map(Severity::name).toList(),
                window.reason(),
                window.madeBy(),
                window.madeAt(),
                window.overAt(),
                window.ended().map(MaintenanceWindow.Ended::by),
                window.ended().map(MaintenanceWindow.Ended::at),
                word(window.state(now)),
                lines(window.upcoming(now, MOST_NEXT)),
                changes.map(all -> all.stream()
                        .map(change -> new ChangeLine(change.at(), change.by(), change.what()))
                        .toList()));
    }

    static List<OccurrenceLine> lines(List<Range> occurrences) {
        return occurrences.stream()
                .map(range -> new OccurrenceLine(range.from(), range.until()))
                .toList();
    }

    private static WindowProposal.Recurrence recurrence(Timing.Recurring timing) {
        return new WindowProposal.Recurrence(
                timing.start().toString(),
                timing.zone().getId(),
                timing.length().toString(),
                timing.rule(),
                timing.endsAt().orElse(null));
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
