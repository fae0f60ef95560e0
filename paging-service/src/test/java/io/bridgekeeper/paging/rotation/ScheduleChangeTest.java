package io.bridgekeeper.paging.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.rotation.ScheduleChange.Changed;
import io.bridgekeeper.paging.rotation.ScheduleChange.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class ScheduleChangeTest {

    @Provide
    Arbitrary<FinalSchedule> schedules() {
        return Rotations.schedules();
    }

    @Provide
    Arbitrary<Range> ranges() {
        return Rotations.ranges();
    }

    @Property(tries = 100)
    void isNoneWhereNothingChanges(@ForAll("schedules") FinalSchedule schedule, @ForAll("ranges") Range range) {
        assertThat(ScheduleChange.between(schedule, schedule, range)).isEqualTo(ScheduleChange.NONE);
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void namesEveryMinuteAtWhichOthersAreOnCallAndNoOther(
            @ForAll("schedules") FinalSchedule before,
            @ForAll("schedules") FinalSchedule after,
            @ForAll("ranges") Range range) {
        ScheduleChange change = ScheduleChange.between(before, after, range);
        for (Instant minute = range.from();
                minute.isBefore(range.until());
                minute = minute.plus(Duration.ofMinutes(7))) {
            Set<Post> old = posts(before, minute);
            Set<Post> fresh = posts(after, minute);
            Instant at = minute;
            List<Changed> found = change.changed().stream()
                    .filter(one -> one.range().contains(at))
                    .toList();
            if (old.equals(fresh)) {
                assertThat(found).as("at %s", at).isEmpty();
            } else {
                assertThat(found).as("at %s", at).hasSize(1);
                assertThat(new HashSet<>(found.getFirst().before())).isEqualTo(old);
                assertThat(new HashSet<>(found.getFirst().after())).isEqualTo(fresh);
            }
            assertThat(contains(change.opened(), at)).isEqualTo(hasPrimary(old) && !hasPrimary(fresh));
            assertThat(contains(change.closed(), at)).isEqualTo(!hasPrimary(old) && hasPrimary(fresh));
        }
    }

    private static Set<Post> posts(FinalSchedule schedule, Instant at) {
        return schedule.at(at).stream()
                .map(duty -> new Post(duty.personId(), duty.role()))
                .collect(Collectors.toSet());
    }

    private static boolean contains(List<Range> ranges, Instant at) {
        return ranges.stream().anyMatch(range -> range.contains(at));
    }

    private static boolean hasPrimary(Set<Post> posts) {
        return posts.stream().anyMatch(post -> post.role() == Role.PRIMARY);
    }
}
