package io.bridgekeeper.paging.consent;

import java.util.Locale;

/** What was last told about somebody's place in a rotation. */
enum Told {
    /** There was no need: they had agreed. */
    NOTHING,
    /** The person was asked, or has answered. */
    ASKED,
    /** The owners were told that the person said no. */
    DECLINED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Told of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
