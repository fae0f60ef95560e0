package io.bridgekeeper.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.consent.Obstacle;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.OwnershipGap;
import io.bridgekeeper.paging.loadguard.Reached;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GapsTest {

    private static final Obstacle LAPSED = new Obstacle.Ended(Instant.parse("2026-11-01T00:00:00Z"));

    private static PageEvent passedOver(int step, PassedOver why) {
        return new PageEvent.PersonPassedOver(
                1, new Rung(step, "bob", "", Duration.ofMinutes(5), new Reach.NoConsent(LAPSED)), why);
    }

    @Test
    void anOwnerWhoDoesNotExpectTheCallIsAGapThatSaysTheTrueReason() {
        assertThat(Gaps.of(passedOver(2, new PassedOver.NoConsent(LAPSED))))
                .contains(new OwnershipGap(
                        OwnershipGap.Reason.NO_CONSENT,
                        "bob was to be called and was not, for bob agreed to be called for this until"
                                + " 2026-11-01T00:00:00Z."));
    }

    @Test
    void aFallbackWhoDoesNotExpectTheCallSaysNothingOfTheSystemsOwners() {
        assertThat(Gaps.of(passedOver(Rung.FALLBACK, new PassedOver.NoConsent(LAPSED))))
                .isEmpty();
    }

    @Test
    void aRotationWithNobodyOnCallIsAGapOfItsOwner() {
        assertThat(Gaps.of(passedOver(1, new PassedOver.NobodyOnCall())))
                .map(OwnershipGap::reason)
                .contains(OwnershipGap.Reason.NOBODY_ON_CALL);
        assertThat(Gaps.of(passedOver(Rung.FALLBACK, new PassedOver.NobodyOnCall())))
                .isEmpty();
    }

    static Stream<PassedOver> noGaps() {
        return Stream.of(new PassedOver.Gone(), new PassedOver.CalledBefore());
    }

    @Test
    void tellsTheOwnerOfALimitThatIsReachedAndBlamesNobody() {
        PageEvent spared = new PageEvent.PersonSpared(
                1,
                new Rung(1, "bob", "", Duration.ofMinutes(5), new Reach.ExpectsTheCall(Set.of())),
                new Spared.LoadGuard(new Reached.PagesOfShift(8)));
        assertThat(Gaps.of(spared)).hasValueSatisfying(gap -> {
            assertThat(gap.reason()).isEqualTo(OwnershipGap.Reason.LOAD_GUARD);
            assertThat(gap.detail())
                    .isEqualTo("Step 1 has reached a limit of the load guard: 8 pages in one shift."
                            + " The next in line is called first.")
                    .doesNotContain("bob");
        });
    }

    @Test
    void whoLearnsIsNoGapAndNeitherIsATiredFallback() {
        Rung fallback = new Rung(Rung.FALLBACK, "oscar", "", Duration.ofMinutes(5), new Reach.ExpectsTheCall(Set.of()));
        Rung owner = new Rung(1, "bob", "", Duration.ofMinutes(5), new Reach.ExpectsTheCall(Set.of()));
        assertThat(Gaps.of(
                        new PageEvent.PersonSpared(1, fallback, new Spared.LoadGuard(new Reached.Rest(Instant.EPOCH)))))
                .isEmpty();
        assertThat(Gaps.of(new PageEvent.PersonSpared(1, owner, new Spared.InTraining("carol"))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("noGaps")
    void whoWasCalledBeforeOrIsGoneIsNoGap(PassedOver why) {
        assertThat(Gaps.of(passedOver(1, why))).isEmpty();
    }

    @Test
    void whoIsPagedByHandWithoutExpectingItIsAGapWithBothReasons() {
        assertThat(Gaps.of(byHand(Optional.of(new ByHand.Override(LAPSED, "nobody else knows it")))))
                .contains(new OwnershipGap(
                        OwnershipGap.Reason.OVERRIDE,
                        "carol paged bob, who agreed to be called for this until 2026-11-01T00:00:00Z."
                                + " Why all the same: nobody else knows it"));
        assertThat(Gaps.of(byHand(Optional.empty()))).isEmpty();
    }

    private static PageEvent byHand(Optional<ByHand.Override> override) {
        return new PageEvent.CalledByHand(
                new UUID(0, 1), "bob", "carol", "the database", override, Set.of(), new Explanation("", List.of()));
    }
}
