package io.bridgekeeper.roster.bridge;

import java.util.Optional;

/**
 * What a person is on the bridge for, in words for everybody.
 *
 * @param text one line, never blank, at most {@value #MAX_LENGTH} characters
 */
record Purpose(String text) {

    static final int MAX_LENGTH = 200;

    Purpose {
        if (text.isBlank() || text.length() > MAX_LENGTH || !text.equals(oneLine(text))) {
            throw new IllegalArgumentException("not a purpose");
        }
    }

    /** What is wrong with a purpose that a person wrote; empty where it is fine. */
    static Optional<String> faultOf(String written) {
        String line = oneLine(written);
        if (line.isEmpty()) {
            return Optional.of("say what you are here for");
        }
        return line.length() > MAX_LENGTH
                ? Optional.of("must not be longer than " + MAX_LENGTH + " characters")
                : Optional.empty();
    }

    /** A purpose that a person wrote and {@link #faultOf} found no fault with. */
    static Purpose of(String written) {
        return new Purpose(oneLine(written));
    }

    /**
     * A purpose that another service worded: never refused, cut where it is too long.
     *
     * @param fallback what stands there where nothing was said
     */
    static Purpose cut(String worded, String fallback) {
        String line = oneLine(worded);
        if (line.isEmpty()) {
            return new Purpose(fallback);
        }
        return new Purpose(
                line.substring(0, Math.min(line.length(), MAX_LENGTH)).strip());
    }

    private static String oneLine(String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
