package io.bridgekeeper.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.escalation.PageEvent.PersonPassedOver;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.OwnershipGap;
import io.bridgekeeper.paging.loadguard.Reached;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GapsTest {

    private static PageEvent passedOver(int step, PersonPassedOver.Why why) {
        return new PersonPassedOver(1, new Rung(step, "bob", "", Duration.ofMinutes(5), Reach.NO_CONSENT), why);
    }

    @Test
    void anOwnerWhoDoesNotExpectTheCallIsAGap() {
        assertThat(Gaps.of(passedOver(2, PersonPassedOver.Why.NO_CONSENT)))
                .map(OwnershipGap::reason)
                .contains(OwnershipGap.Reason.NO_CONSENT);
    }

    @Test
    void aFallbackWhoDoesNotExpectTheCallSaysNothingOfTheSystemsOwners() {
        assertThat(Gaps.of(passedOver(Rung.FALLBACK, PersonPassedOver.Why.NO_CONSENT)))
                .isEmpty();
    }

    @Test
    void aRotationWithNobodyOnCallIsAGapOfItsOwner() {
        assertThat(Gaps.of(passedOver(1, PersonPassedOver.Why.NOBODY_ON_CALL)))
                .map(OwnershipGap::reason)
                .contains(OwnershipGap.Reason.NOBODY_ON_CALL);
        assertThat(Gaps.of(passedOver(Rung.FALLBACK, PersonPassedOver.Why.NOBODY_ON_CALL)))
                .isEmpty();
    }

    @Test
    void tellsTheOwnerOfALimitThatIsReachedAndBlamesNobody() {
        PageEvent spared = new PageEvent.PersonSpared(
                1,
                new Rung(1, "bob", "", Duration.ofMinutes(5), Reach.EXPECTS_THE_CALL),
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
        Rung fallback = new Rung(Rung.FALLBACK, "oscar", "", Duration.ofMinutes(5), Reach.EXPECTS_THE_CALL);
        Rung owner = new Rung(1, "bob", "", Duration.ofMinutes(5), Reach.EXPECTS_THE_CALL);
        assertThat(Gaps.of(
                        new PageEvent.PersonSpared(1, fallback, new Spared.LoadGuard(new Reached.Rest(Instant.EPOCH)))))
                .isEmpty();
        assertThat(Gaps.of(new PageEvent.PersonSpared(1, owner, new Spared.InTraining("carol"))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"GONE", "CALLED_BEFORE"})
    void whoWasCalledBeforeOrIsGoneIsNoGap(PersonPassedOver.Why why) {
        assertThat(Gaps.of(passedOver(1, why))).isEmpty();
    }
}
