package io.bridgekeeper.paging.subscription;

/** What a person may settle about a subscription. */
record SubscriptionPlan(String name, String url, EventFilter filter) {

    /** Not the address: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "SubscriptionPlan[" + name + "]";
    }
}
