package io.bridgekeeper.paging.consent;

import static io.bridgekeeper.paging.consent.Answers.agreed;
import static io.bridgekeeper.paging.consent.Answers.over;
import static io.bridgekeeper.paging.consent.Answers.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.rotation.Duty;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Shift;
import io.bridgekeeper.paging.rotation.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class ShiftGapsTest {

    // Monday midnight to midnight a week later.
    private static final Instant MONDAY = Instant.parse("2026-11-30T00:00:00Z");
    private static final Shift WEEK = shift("alice", Role.PRIMARY, days(0), days(7));
    private static final Scope ROTATION = new Scope.OfRotation("primary");
    private static final Calls CALLS = new Calls(
            Map.of(
                    "primary",
                    Set.of(occasion("checkout", "primary"), occasion("search", "primary")),
                    "idle",
                    Set.of(new Occasion(Optional.empty(), Set.of("idle"), false))),
            Map.of());

    @Example
    void isNoneUnderAnAgreementForTheRotationOrForAllItsSystems() {
        assertThat(gaps(agreed("alice", ROTATION, days(7)))).isEmpty();
        assertThat(gaps(agreed("alice", new Scope.OfSystems(Set.of("checkout", "search")), days(7))))
                .isEmpty();
    }

    @Example
    void isTheWholeShiftOfWhoNeverAgreed() {
        assertThat(gaps()).containsExactly(gap(0, 7, new Obstacle.NeverAgreed(), "checkout", "search"));
    }

    @Example
    void namesTheSystemThatTheAgreementLeavesOut() {
        assertThat(gaps(agreed("alice", Scope.ofSystem("checkout"), days(7))))
                .containsExactly(gap(0, 7, new Obstacle.NeverAgreed(), "search"));
    }

    @Example
    void beginsWhereTheAgreementLapsesWithinTheShift() {
        assertThat(gaps(agreed("alice", ROTATION, days(3))))
                .containsExactly(gap(3, 7, new Obstacle.Ended(days(3)), "checkout", "search"));
    }

    @Example
    void saysThatThePersonDeclined() {
        Decline no = new Decline("alice", ROTATION, "moved to another team", days(-1));
        assertThat(gaps(agreed("alice", ROTATION, days(3)), no))
                .containsExactly(
                        gap(3, 7, new Obstacle.Declined(days(-1), "moved to another team"), "checkout", "search"));
    }

    @Example
    void isEachStretchOutsideTheHoursAndThenTheRestAfterTheEnd() {
        // From 08:00 to 20:00, for two days.
        Consent byDay = within(agreed("alice", ROTATION, days(2)), "UTC", "08:00", "20:00");
        assertThat(gaps(byDay))
                .extracting(gap -> gap.range().from() + " " + gap.range().until() + " "
                        + gap.why().word())
                .containsExactly(
                        "2026-11-30T00:00:00Z 2026-11-30T08:00:00Z outside-hours",
                        "2026-11-30T20:00:00Z 2026-12-01T08:00:00Z outside-hours",
                        "2026-12-01T20:00:00Z 2026-12-02T00:00:00Z outside-hours",
                        "2026-12-02T00:00:00Z 2026-12-07T00:00:00Z lapsed");
    }

    @Example
    void saysThatNoContactIsOfTheAgreedChannels() {
        assertThat(gaps(over(agreed("alice", ROTATION, days(7)), "sms")))
                .containsExactly(gap(0, 7, new Obstacle.NoChannel(Set.of("sms")), "checkout", "search"));
    }

    @Example
    void passesOverShadowsAndAsksAlsoForARotationThatNobodyCalls() {
        ShiftGaps gaps = new ShiftGaps(CALLS, List.of(), person -> Set.of("email"));
        assertThat(gaps.of("primary", List.of(shift("alice", Role.SHADOW, days(0), days(7)))))
                .isEmpty();
        assertThat(gaps.of("idle", List.of(WEEK)))
                .extracting(ShiftGap::systemIds)
                .containsExactly(Set.of());
    }

    @Provide
    Arbitrary<List<Answer>> answers() {
        Arbitrary<Range> ranges = Combinators.combine(
                        Arbitraries.integers().between(-48, 200),
                        Arbitraries.integers().between(0, 200))
                .as((from, length) ->
                        new Range(MONDAY.plus(Duration.ofHours(from)), MONDAY.plus(Duration.ofHours(from + length))));
        Arbitrary<Scope> scopes = Arbitraries.of(
                ROTATION,
                Scope.ofSystem("checkout"),
                new Scope.OfSystems(Set.of("checkout", "search")),
                Scope.ofSystem("payments"),
                new Scope.Fallback());
        Arbitrary<String> zones = Arbitraries.of("UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns");
        Arbitrary<Integer> hours = Arbitraries.integers().between(0, 23);
        Arbitrary<Answer> consents = Combinators.combine(ranges, scopes, zones, hours, hours, Arbitraries.of(0, 1, 2))
                .as((range, scope, zone, from, to, kind) -> {
                    Consent whole = agreed("alice", scope, range);
                    return switch (kind) {
                        case 0 -> whole;
                        case 1 -> within(whole, zone, "%02d:00".formatted(from), "%02d:30".formatted(to));
                        default -> over(within(whole, zone, "%02d:00".formatted(from), "%02d:30".formatted(to)), "sms");
                    };
                });
        Arbitrary<Answer> declines = Combinators.combine(
                        scopes, Arbitraries.integers().between(-90, 0))
                .as((scope, at) -> new Decline("alice", scope, "no", days(at)));
        return Arbitraries.frequencyOf(Tuple.of(4, consents), Tuple.of(1, declines))
                .list()
                .ofMaxSize(6);
    }

    @Property(tries = 300)
    void isWhateverAndWhyeverTheRuleOfTheMomentRefuses(@ForAll("answers") List<Answer> answers) {
        List<ShiftGap> gaps = gaps(answers.toArray(Answer[]::new));
        for (Occasion occasion : CALLS.ofRotation().get("primary")) {
            String system = occasion.systemId().orElseThrow();
            for (Instant at = days(0); at.isBefore(days(7)); at = at.plus(Duration.ofMinutes(17))) {
                Instant moment = at;
                List<Obstacle> found = gaps.stream()
                        .filter(gap ->
                                gap.systemIds().contains(system) && gap.range().contains(moment))
                        .map(ShiftGap::why)
                        .toList();
                List<Obstacle> refused = switch (Expectation.of("alice", answers, occasion, Set.of("email"), at)) {
                    case Expectation.Expected expected -> List.of();
                    case Expectation.Unexpected(Obstacle why) -> List.of(why);
                };
                assertThat(found).as("%s at %s", system, at).isEqualTo(refused);
            }
        }
    }

    private static List<ShiftGap> gaps(Answer... answers) {
        return new ShiftGaps(CALLS, List.of(answers), person -> Set.of("email")).of("primary", List.of(WEEK));
    }

    private static ShiftGap gap(int from, int until, Obstacle why, String... systems) {
        return new ShiftGap("alice", "primary", Role.PRIMARY, new Range(days(from), days(until)), why, Set.of(systems));
    }

    private static Shift shift(String person, Role role, Instant from, Instant until) {
        return new Shift(new Duty(person, role, new Why.OfLayer("only", 0)), new Range(from, until));
    }

    private static Occasion occasion(String system, String... rotations) {
        return new Occasion(Optional.of(system), Set.of(rotations), false);
    }

    private static Instant days(int days) {
        return MONDAY.plus(Duration.ofDays(days));
    }
}
