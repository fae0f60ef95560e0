package io.bridgekeeper.paging.subscription;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What may be told. The words are part of the API, and what each of them carries stands in {@code docs/webhooks.md}. */
enum EventKind {
    INCIDENT_TRIGGERED,
    INCIDENT_ALERT_JOINED,
    INCIDENT_ACKNOWLEDGED,
    /** Whoever had it did not say so any more. */
    INCIDENT_UNACKNOWLEDGED,
    INCIDENT_RESOLVED,
    INCIDENT_REOPENED,
    INCIDENT_SEVERITY_CHANGED,
    INCIDENT_REROUTED,
    INCIDENT_NOBODY_ANSWERED,
    INCIDENT_WITHOUT_OWNER,
    INCIDENT_RESPONDER_REQUESTED,
    INCIDENT_RESPONDER_REQUEST_ENDED,
    PAGE_QUEUED,
    PAGE_ACCEPTED,
    PAGE_DECLINED,
    PAGE_EXPIRED,
    PAGE_WITHDRAWN,
    /** Sent by hand, whatever is subscribed. */
    SUBSCRIPTION_TEST;

    private static final List<EventKind> SUBSCRIBABLE =
            Arrays.stream(values()).filter(kind -> kind != SUBSCRIPTION_TEST).toList();

    /** As it stands in the API, such as {@code incident.severity-changed}. */
    String word() {
        String name = name().toLowerCase(Locale.ROOT);
        int thing = name.indexOf('_');
        return name.substring(0, thing) + "." + name.substring(thing + 1).replace('_', '-');
    }

    static List<String> words() {
        return SUBSCRIBABLE.stream().map(EventKind::word).toList();
    }

    /** Empty where there is no such kind to subscribe to. */
    static Optional<EventKind> of(String word) {
        return SUBSCRIBABLE.stream().filter(kind -> kind.word().equals(word)).findFirst();
    }
}
