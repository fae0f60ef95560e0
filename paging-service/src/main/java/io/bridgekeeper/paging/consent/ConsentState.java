package io.bridgekeeper.paging.consent;

import java.util.Locale;

/** How far an agreement has come. */
enum ConsentState {
    /** It has not begun. */
    AHEAD,
    VALID,
    /** It ends within 14 days, and nobody has asked yet. */
    ENDING,
    /** It is in force, and the person was asked to renew it. */
    ASKED,
    LAPSED,
    WITHDRAWN;

    /** As it stands in the API. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
