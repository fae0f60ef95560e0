package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.paging.recurrence.FeedMoment;
import io.bridgekeeper.paging.recurrence.RecurrenceMapper;
import io.bridgekeeper.paging.rotation.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts out what a timing comes to. */
final class TimingMapper {

    /** A window that goes on longer than this after its beginning is refused, so no more need be counted out. */
    static final Duration HORIZON = Duration.ofDays(3 * 366);

    private TimingMapper() {}

    /** What it comes to: in order, those that touch or overlap as one; empty where its rule comes to nothing. */
    static List<Range> occurrences(Timing timing) {
        return switch (timing) {
            case Timing.Once(Range range) -> List.of(range);
            case Timing.Recurring recurring -> joined(each(recurring));
        };
    }

    /** By the clock of the zone, the first included only where the rule says so. */
    static List<LocalDateTime> starts(Timing.Recurring timing) {
        FeedMoment first = first(timing);
        Instant begins = first.instant();
        Instant horizon = begins.plus(HORIZON);
        Instant last = timing.endsAt().filter(ends -> ends.isBefore(horizon)).orElse(horizon);
        return RecurrenceMapper.starts(
                        first, timing.rule(), timing.length(), new Range(begins, Range.later(begins, last)))
                .stream()
                .filter(start -> !start.isBefore(timing.start()))
                .toList();
    }

    private static FeedMoment first(Timing.Recurring timing) {
        return new FeedMoment(timing.start(), timing.zone(), false);
    }

    private static List<Range> each(Timing.Recurring timing) {
        FeedMoment first = first(timing);
        List<Range> all = new ArrayList<>();
        for (LocalDateTime start : starts(timing)) {
            Instant from = first.at(start).instant();
            Instant until = from.plus(timing.length());
            Optional<Instant> cut = timing.endsAt().filter(until::isAfter);
            if (from.isBefore(cut.orElse(until))) {
                all.add(new Range(from, cut.orElse(until)));
            }
        }
        return all;
    }

    private static List<Range> joined(List<Range> inOrder) {
        List<Range> joined = new ArrayList<>();
        for (Range next : inOrder) {
            if (!joined.isEmpty() && !joined.getLast().until().isBefore(next.from())) {
                joined.add(joined.removeLast().union(next));
            } else {
                joined.add(next);
            }
        }
        return List.copyOf(joined);
    }
}
