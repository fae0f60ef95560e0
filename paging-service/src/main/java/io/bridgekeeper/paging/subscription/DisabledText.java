package io.bridgekeeper.paging.subscription;

import io.bridgekeeper.paging.notify.MessageText;

/** Tells the owner of a subscription that it was disabled. */
final class DisabledText {

    private DisabledText() {}

    /** Its address is a path of the platform. */
    static MessageText of(Subscription subscription, String why) {
        return new MessageText(
                "webhook-disabled",
                "The webhook " + subscription.name() + " is disabled",
                "Your webhook subscription " + subscription.name() + " is told of nothing any more: " + why
                        + ". What happens from now on is not sent, also not later. Mend the program that it calls, send a"
                        + " test, and enable it again; what was missed before can be sent anew one by one.",
                "/api/paging/webhook-subscriptions/" + subscription.id());
    }
}
