package io.bridgekeeper.access.profile;

/**
 * One thing that is wrong with a document of profiles.
 *
 * @param path where, such as {@code profiles[2].longest}; empty for the document as a whole
 */
record Fault(String path, String message) {

    private static final int LONGEST_TOLD = 300;

    /** What stands in a document may be long, and is told twice at most. */
    Fault {
        path = shortened(path);
        message = shortened(message);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TOLD ? text : text.substring(0, LONGEST_TOLD) + "…";
    }
}
