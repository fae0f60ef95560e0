package io.bridgekeeper.paging.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad it is, from {@link #SEV1} (worst). */
public enum Severity {
    SEV1,
    SEV2,
    SEV3,
    SEV4,
    SEV5;

    public boolean isWorseThan(Severity other) {
        return ordinal() < other.ordinal();
    }

    /** {@code SEV1} to {@code SEV5}, and nothing else. */
    public static Optional<Severity> named(String name) {
        return Arrays.stream(values())
                .filter(severity -> severity.name().equals(name))
                .findFirst();
    }

    /**
     * Reads a sender's own word.
     *
     * @param word may be null; a word that is not known, and none at all, is {@link #SEV3}: rather looked at once
     *     too often than missed
     */
    public static Severity of(String word) {
        if (word == null) {
            return SEV3;
        }
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "sev1", "p1", "critical", "fatal", "emergency", "page", "disaster", "down" -> SEV1;
            case "sev2", "p2", "error", "major", "high", "alert" -> SEV2;
            case "sev4", "p4", "info", "information", "informational", "low", "notice" -> SEV4;
            case "sev5", "p5", "debug", "none", "ok" -> SEV5;
            default -> SEV3;
        };
    }
}
