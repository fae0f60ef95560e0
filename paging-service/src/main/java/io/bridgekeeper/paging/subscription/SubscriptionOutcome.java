package io.bridgekeeper.paging.subscription;

import io.bridgekeeper.paging.tag.EntityTag;
import io.bridgekeeper.problem.RequestFault;
import java.util.List;

/** What became of what a person wanted of a subscription. */
sealed interface SubscriptionOutcome {

    /** @param subscription as it is from now on */
    record Done(Subscription subscription) implements SubscriptionOutcome {}

    record Faulty(List<RequestFault> faults) implements SubscriptionOutcome {}

    record Unknown() implements SubscriptionOutcome {}

    /** Others have changed it since whoever asks has seen it. */
    record Changed(EntityTag now) implements SubscriptionOutcome {}

    record TooMany(int most) implements SubscriptionOutcome {}
}
