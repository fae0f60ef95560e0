package io.bridgekeeper.gateway.format;

import java.util.Set;

/**
 * One shape of what monitoring tools send, and how it is read.
 *
 * <p>A format is its folder beside this file, its fixtures in the folder of its name among the tests' resources, its
 * page in {@code docs/integrations}, and a line in {@link Formats}.
 */
public interface Format {

    /** The last segment of the hook's path, and the name in events and metrics: lower case letters, digits, hyphens. */
    String name();

    /**
     * Reads what was sent. The same bytes and headers give the same answer, and never an exception, whatever they are.
     */
    Reading read(Sent sent);

    /** Names, in lower case, of members whose values must never be kept, besides those that are secret by rule. */
    default Set<String> redacted() {
        return Set.of();
    }
}
