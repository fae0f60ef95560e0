package io.bridgekeeper.paging.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Layer;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Rotation;
import io.bridgekeeper.paging.rotation.RotationOverride;
import io.bridgekeeper.paging.rotation.Turns;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedTest {

    /** A Thursday; alice has the weeks from Monday the 9th and the 23rd, bob the others. */
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Subject ALICE = new Subject.Own("alice");
    private static final Subject ALL = new Subject.OfRotation("checkout");

    @Test
    void showsOnesOwnShiftsOfAllRotationsInOrder() {
        Feed feed = feed(ALICE, NOW, weekly("checkout", Role.PRIMARY), weekly("search", Role.SHADOW));
        assertThat(feed.name()).isEqualTo("On call");
        // 14 days back lies in alice's week from the 9th.
        assertThat(feed.events().getFirst())
                .satisfies(event -> assertThat(event.range())
                        .isEqualTo(new Range(MONDAY.minus(WEEK.multipliedBy(2)), MONDAY.minus(WEEK))));
        assertThat(feed.events().subList(2, 4))
                .extracting(Feed.Event::summary, Feed.Event::description, Feed.Event::takes)
                .containsExactly(
                        tuple("On call: checkout (primary)", "Turn 2 of the layer only.", true),
                        tuple("On call: search (shadow)", "Turn 2 of the layer only.", false));
        assertThat(feed.events()).hasSize(2 * 28);
    }

    @Test
    void saysWhoIsOnCallInARotation() {
        Feed feed = feed(ALL, NOW, weekly("checkout", Role.PRIMARY));
        assertThat(feed.events().subList(0, 3))
                .extracting(Feed.Event::summary)
                .containsExactly(
                        "The alice on call: checkout (primary)",
                        "The bob on call: checkout (primary)",
                        "The alice on call: checkout (primary)");
    }

    @Test
    void showsWholeShiftsSoThatTheyStayWhereTheyAreAsTimeGoesBy() {
        Feed before = feed(ALL, NOW, weekly("checkout", Role.PRIMARY));
        Feed later = feed(ALL, NOW.plus(Duration.ofHours(50)), weekly("checkout", Role.PRIMARY));
        assertThat(before.events().getFirst().range().from()).isEqualTo(MONDAY.minus(WEEK.multipliedBy(2)));
        assertThat(later.events()).isEqualTo(before.events());
        assertThat(tag(later)).isEqualTo(tag(before));
    }

    @Test
    void keepsTheIdOfAShiftThatEndsAtAnotherTimeAndChangesWhatIsSaid() {
        FinalSchedule usual = weekly("checkout", Role.PRIMARY);
        Range lastDay = new Range(MONDAY.plus(Duration.ofDays(6)), MONDAY.plus(WEEK));
        FinalSchedule shorter = with(usual, new RotationOverride.Replace("o", lastDay, "alice", "bob"));
        Feed.Event before = feed(ALICE, NOW, usual).events().get(1);
        Feed.Event after = feed(ALICE, NOW, shorter).events().get(1);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.range()).isEqualTo(new Range(MONDAY, lastDay.from()));
        assertThat(tag(feed(ALICE, NOW, shorter))).isNotEqualTo(tag(feed(ALICE, NOW, usual)));
        assertThat(feed(new Subject.Own("bob"), NOW, shorter).events())
                .filteredOn(event -> event.range().equals(lastDay))
                .extracting(Feed.Event::description)
                .containsExactly("Instead of alice by the override o. Turn 2 of the layer only.");
    }

    @Test
    void findsShiftsThatOnlyAnOverrideGives() {
        Range hours = new Range(NOW, NOW.plus(Duration.ofHours(4)));
        FinalSchedule more =
                with(weekly("checkout", Role.PRIMARY), new RotationOverride.Add("o", hours, Role.SECONDARY, "zoe"));
        assertThat(feed(new Subject.Own("zoe"), NOW, more).events())
                .extracting(Feed.Event::range)
                .containsExactly(hours);
        assertThat(feed(new Subject.Own("zoe"), NOW, weekly("checkout", Role.PRIMARY))
                        .events())
                .isEmpty();
    }

    @Test
    void givesNoTwoEventsOneId() {
        // Alice is added where she is on call already, from the very beginning of her turn.
        FinalSchedule twice = with(
                weekly("checkout", Role.PRIMARY),
                new RotationOverride.Add("o", new Range(MONDAY, NOW), Role.PRIMARY, "alice"));
        List<Feed.Event> events = feed(ALICE, NOW, twice, weekly("search", Role.PRIMARY), weekly("a", Role.SHADOW))
                .events();
        assertThat(events).hasSize(3 * 28 + 1).extracting(Feed.Event::id).doesNotHaveDuplicates();
    }

    @Test
    void leavesOutWhatIsShorterThanASecond() {
        Instant from = NOW.plusNanos(1_000_000);
        FinalSchedule brief = with(
                weekly("checkout", Role.PRIMARY),
                new RotationOverride.Add("o", new Range(from, from.plusMillis(500)), Role.SECONDARY, "zoe"));
        assertThat(feed(new Subject.Own("zoe"), NOW, brief).events()).isEmpty();
    }

    @Test
    void isBoundedAndShowsWhatIsNear() {
        FinalSchedule everyQuarter = new FinalSchedule(
                rotation("checkout", Role.PRIMARY, new Turns.ByLength(ZoneOffset.UTC, MONDAY, Duration.ofMinutes(15))),
                Overrides.NONE);
        Feed feed = feed(ALL, NOW, everyQuarter);
        assertThat(feed.events()).hasSize(Feed.MOST_EVENTS);
        assertThat(feed.events().getFirst().range().from()).isEqualTo(NOW.minus(Duration.ofDays(14)));
    }

    private static Feed feed(Subject subject, Instant now, FinalSchedule... schedules) {
        Calendar calendar = new Calendar(new UUID(0, 1), subject, "On call", "alice", NOW, Optional.empty());
        return Feed.of(calendar, List.of(schedules), Feed.shown(now), person -> "The " + person);
    }

    private static String tag(Feed feed) {
        return FeedText.tag(feed, URI.create("https://bridgekeeper.example.org"), Duration.ofHours(1));
    }

    private static FinalSchedule weekly(String id, Role role) {
        Turns weeks = new Turns.ByTheClock(ZoneOffset.UTC, LocalDateTime.parse("2026-11-09T09:00"), 1, Turns.Unit.WEEK);
        return new FinalSchedule(rotation(id, role, weeks), Overrides.NONE);
    }

    private static Rotation rotation(String id, Role role, Turns turns) {
        return new Rotation(
                id,
                List.of(new Layer(
                        "only",
                        role,
                        List.of("alice", "bob"),
                        turns,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Set.of())));
    }

    private static FinalSchedule with(FinalSchedule schedule, RotationOverride override) {
        return new FinalSchedule(schedule.rotation(), schedule.overrides().with(override));
    }
}
