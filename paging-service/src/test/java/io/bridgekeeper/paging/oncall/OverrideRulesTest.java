package io.bridgekeeper.paging.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.oncall.OverrideRules.Caller;
import io.bridgekeeper.paging.oncall.OverrideRules.TakeBack;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.RotationOverride;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OverrideRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Range DAY = new Range(NOW, NOW.plus(Duration.ofDays(1)));

    static Stream<Arguments> overrides() {
        return Stream.of(
                Arguments.of(new RotationOverride.Add("o", DAY, Role.PRIMARY, "alice"), true),
                Arguments.of(new RotationOverride.Add("o", DAY, Role.PRIMARY, "bob"), false),
                Arguments.of(new RotationOverride.Replace("o", DAY, "bob", "alice"), true),
                Arguments.of(new RotationOverride.Replace("o", DAY, "alice", "bob"), false),
                Arguments.of(new RotationOverride.Remove("o", DAY, "alice"), false),
                Arguments.of(new RotationOverride.Swap("o", DAY, "bob", "alice"), false),
                Arguments.of(new RotationOverride.Temporary("o", DAY, List.of()), false));
    }

    @ParameterizedTest
    @MethodSource("overrides")
    void letsAResponderTakeShiftsUponThemselvesAlone(RotationOverride override, boolean mayAlice) {
        assertThat(OverrideRules.mayMake(new Caller("alice", false), override)).isEqualTo(mayAlice);
        assertThat(OverrideRules.mayMake(new Caller("alice", true), override)).isTrue();
    }

    @Test
    void letsNobodyTakeBackWhatOthersMade() {
        MadeOverride alices = made(new RotationOverride.Add("o", DAY, Role.PRIMARY, "alice"));
        assertThat(OverrideRules.mayTakeBack(new Caller("alice", false), alices))
                .isTrue();
        assertThat(OverrideRules.mayTakeBack(new Caller("bob", false), alices)).isFalse();
        assertThat(OverrideRules.mayTakeBack(new Caller("bob", true), alices)).isTrue();
    }

    @Test
    void leavesWhatHasHappenedWhenAnOverrideIsTakenBack() {
        MadeOverride made = made(new RotationOverride.Remove("o", DAY, "bob"));
        MadeOverride early = made.takenBack("carol", NOW.minusSeconds(1));
        assertThat(early.counts()).isFalse();
        MadeOverride later = made.takenBack("carol", NOW.plusSeconds(60));
        assertThat(later.counts()).isTrue();
        assertThat(later.override().range()).isEqualTo(new Range(NOW, NOW.plusSeconds(60)));
    }

    static Stream<Arguments> takingBack() {
        MadeOverride alices = made(new RotationOverride.Add("o", DAY, Role.PRIMARY, "alice"));
        Caller alice = new Caller("alice", false);
        Instant later = NOW.plusSeconds(60);
        MadeOverride gone = alices.takenBack("carol", NOW.minusSeconds(60));
        return Stream.of(
                Arguments.of(
                        "one that lies ahead or has begun",
                        "r",
                        alices,
                        alice,
                        later,
                        new TakeBack.Change(alices, alices.takenBack("alice", later))),
                Arguments.of(
                        "one of another rotation",
                        "other",
                        alices,
                        alice,
                        later,
                        new TakeBack.Answer(new OverrideOutcome.Unknown())),
                Arguments.of(
                        "one that is not there",
                        "r",
                        null,
                        alice,
                        later,
                        new TakeBack.Answer(new OverrideOutcome.Unknown())),
                Arguments.of(
                        "another one's",
                        "r",
                        alices,
                        new Caller("bob", false),
                        later,
                        new TakeBack.Answer(new OverrideOutcome.NotYours())),
                Arguments.of(
                        "one that was taken back before",
                        "r",
                        gone,
                        alice,
                        later,
                        new TakeBack.Answer(new OverrideOutcome.TakenBackBefore(gone))),
                Arguments.of(
                        "one that was taken back before and would be over",
                        "r",
                        gone,
                        alice,
                        DAY.until(),
                        new TakeBack.Answer(new OverrideOutcome.TakenBackBefore(gone))),
                Arguments.of(
                        "one that is over",
                        "r",
                        alices,
                        alice,
                        DAY.until(),
                        new TakeBack.Answer(new OverrideOutcome.Over(DAY.until()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("takingBack")
    void saysWhatBecomesOfTakingBack(
            String what, String rotationId, MadeOverride found, Caller caller, Instant now, TakeBack expected) {
        assertThat(OverrideRules.takeBack(rotationId, Optional.ofNullable(found), caller, now))
                .isEqualTo(expected);
    }

    private static MadeOverride made(RotationOverride override) {
        return new MadeOverride(UUID.randomUUID(), "r", override, "ill", "alice", NOW, Optional.empty());
    }
}
