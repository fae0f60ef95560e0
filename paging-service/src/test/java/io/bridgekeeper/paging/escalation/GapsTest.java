package io.bridgekeeper.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.escalation.PageEvent.PersonPassedOver;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.OwnershipGap;
import java.time.Duration;
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

    @ParameterizedTest
    @EnumSource(names = {"NO_ACCOUNT", "GONE", "CALLED_BEFORE"})
    void whoWasCalledBeforeOrHasLeftIsNoGap(PersonPassedOver.Why why) {
        assertThat(Gaps.of(passedOver(1, why))).isEmpty();
    }
}
