package io.bridgekeeper.paging.subscription;

/** Who may see a subscription; changing one is for admins alone. */
final class SubscriptionAccess {

    private SubscriptionAccess() {}

    /** Its owner too, who may be no admin any more and is still told when it fails. */
    static boolean mayRead(Subscription subscription, String personId, boolean isAdmin) {
        return isAdmin || subscription.ownerId().equals(personId);
    }
}
