package io.bridgekeeper.paging.catalog;

/**
 * One thing that is wrong with a catalog file.
 *
 * @param path where, such as {@code systems[2].matchers[0].label}; line and column of what cannot be read at all
 */
public record Fault(String path, String message) {

    /** The path of what is wrong with a document as a whole. */
    static final String WHOLE = "(file)";

    private static final int LONGEST_TOLD = 300;

    /** What stands in a document may be long, and is told twice at most. */
    public Fault {
        path = shortened(path);
        message = shortened(message);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TOLD ? text : text.substring(0, LONGEST_TOLD) + "…";
    }

    @Override
    public String toString() {
        return path + ": " + message;
    }
}
