package io.bridgekeeper.followup;

import io.bridgekeeper.followup.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A follow-up in full. The fields up to {@code because} are those of {@link FollowUpSummary}.
 *
 * @param occurrences the latest incidents behind it, newest first
 * @param timeline    what happened in these incidents, oldest first
 */
record FollowUpView(
        UUID followUpId,
        UUID incidentId,
        String systemId,
        String title,
        String fingerprint,
        String state,
        String proposed,
        String accountable,
        Instant acceptedAt,
        Instant openedAt,
        ClocksView clocks,
        int occurrenceCount,
        boolean solvable,
        String because,
        List<OccurrenceView> occurrences,
        List<TimelineEntry> timeline) {

    /** One incident behind a follow-up, with a clock of its own. */
    record OccurrenceView(UUID incidentId, Instant openedAt, Instant resolvedAt, Duration resolvedAfter, String how) {}

    static FollowUpView of(FollowUpSummary s, List<Occurrence> occurrences, List<TimelineEntry> timeline) {
        return new FollowUpView(
                s.followUpId(),
                s.incidentId(),
                s.systemId(),
                s.title(),
                s.fingerprint(),
                s.state(),
                s.proposed(),
                s.accountable(),
                s.acceptedAt(),
                s.openedAt(),
                s.clocks(),
                s.occurrenceCount(),
                s.solvable(),
                s.because(),
                occurrences.stream()
                        .map(o -> new OccurrenceView(
                                o.incidentId(), o.openedAt(), o.resolvedAt(), o.resolvedAfter(), o.how()))
                        .toList(),
                timeline);
    }
}
