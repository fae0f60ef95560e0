package io.bridgekeeper.paging.answer;

import java.util.Locale;

/** All that can be done by a link. */
enum Answer {
    ACCEPT,
    DECLINE;

    /** As it stands in the form and in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
