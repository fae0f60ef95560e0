package io.bridgekeeper.paging.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which alerts of a system become one incident.
 *
 * @param within of the incident's opening: what comes later opens one of its own; empty for however long it is open
 */
public record Grouping(By by, Optional<Duration> within) {

    public static final Grouping BY_SENDER = new Grouping(new By.Sender(), Optional.empty());

    /** What those of one incident share. */
    public sealed interface By {

        /** What their sender groups them by; each alone where it does not. */
        record Sender() implements By {}

        /** Nothing: each alert is an incident. */
        record Key() implements By {}

        /** The values of these labels, whichever tool sends them; never empty. */
        record Labels(List<String> labels) implements By {}

        /** The system, whichever tool sends them. */
        record WholeSystem() implements By {}
    }
}
