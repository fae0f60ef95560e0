package io.bridgekeeper.paging.subscription;

import io.bridgekeeper.paging.tag.EntityTag;
import io.bridgekeeper.paging.tag.IfMatch;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What may be done to a subscription. */
final class SubscriptionRules {

    private SubscriptionRules() {}

    /** Stands for a subscription as it is; how its deliveries go is not in it. */
    static EntityTag tag(Subscription subscription) {
        return EntityTag.of(
                Stream.of("webhook subscription " + subscription.id() + " version " + subscription.version()));
    }

    static SubscriptionOutcome change(Optional<Subscription> found, IfMatch saw, UnaryOperator<Subscription> change) {
        return found.<SubscriptionOutcome>map(subscription -> saw.allows(tag(subscription))
                        ? new SubscriptionOutcome.Done(change.apply(subscription))
                        : new SubscriptionOutcome.Changed(tag(subscription)))
                .orElseGet(SubscriptionOutcome.Unknown::new);
    }
}
