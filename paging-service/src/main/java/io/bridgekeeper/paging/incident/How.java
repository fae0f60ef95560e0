package io.bridgekeeper.paging.incident;

import java.util.Arrays;
import java.util.Optional;

/** What ended an incident. */
public enum How {
    FIX("fix"),
    WORKAROUND("workaround"),
    RESTART("restart"),
    ROLLBACK("rollback"),
    SCALE_UP("scale-up"),
    SELF_CLEARED("self-cleared"),
    FALSE_ALARM("false-alarm");

    private final String word;

    How(String word) {
        this.word = word;
    }

    /** As it stands in events, in the API and in the database. */
    public String word() {
        return word;
    }

    public static Optional<How> of(String word) {
        return Arrays.stream(values()).filter(how -> how.word.equals(word)).findFirst();
    }
}
