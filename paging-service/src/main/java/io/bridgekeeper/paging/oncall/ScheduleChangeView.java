package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.ScheduleChange;
import java.time.Instant;
import java.util.List;

/**
 * What becomes of a schedule, as the API shows it.
 *
 * @param changed   where other people are on call than before, in order
 * @param gapsOpen  where nobody is on call as primary any more
 * @param gapsClose where somebody is again
 */
public record ScheduleChangeView(List<Changed> changed, List<Gap> gapsOpen, List<Gap> gapsClose) {

    /** Each list primaries first; empty where nobody is on call. */
    record Changed(Instant from, Instant until, List<Post> before, List<Post> after) {}

    record Post(String personId, String role) {}

    record Gap(Instant from, Instant until) {

        static List<Gap> of(List<Range> ranges) {
            return ranges.stream()
                    .map(range -> new Gap(range.from(), range.until()))
                    .toList();
        }
    }

    public static ScheduleChangeView of(ScheduleChange change) {
        return new ScheduleChangeView(
                change.changed().stream()
                        .map(one -> new Changed(
                                one.range().from(), one.range().until(), posts(one.before()), posts(one.after())))
                        .toList(),
                Gap.of(change.opened()),
                Gap.of(change.closed()));
    }

    private static List<Post> posts(List<ScheduleChange.Post> posts) {
        return posts.stream()
                .map(post -> new Post(post.personId(), ShiftView.word(post.role())))
                .toList();
    }
}
