package io.bridgekeeper.paging.escalation;

import java.util.Locale;

/** How far a page has come. */
public enum PageState {
    /** Not yet sent over any contact. */
    QUEUED,
    SENT,
    /** One of its notices has arrived, as far as its receiver tells that. */
    DELIVERED,
    ACCEPTED,
    DECLINED,
    /** Time ran out; may still be accepted while nobody has. */
    EXPIRED,
    /** Need not be answered any more; for good, also where the incident needs somebody again. */
    WITHDRAWN;

    /** As it stands in the API and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PageState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
