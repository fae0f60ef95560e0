package io.bridgekeeper.paging.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a problem was last over.
 *
 * @param endedAt  as its signals tell it, by the clock that stamps them
 * @param closedAt when a person resolved its incident, by this service's clock
 */
public record LastEnd(Optional<Instant> endedAt, Optional<Instant> closedAt) {

    public static final LastEnd NEVER = new LastEnd(Optional.empty(), Optional.empty());

    /** Two clocks that differ by less count as one; by more, a signal is rather paged once too often than lost. */
    static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    /** Whether a signal of that time is old news: an older event never brings back what is over. */
    public boolean isAfter(Instant receivedAt) {
        return endedAt.filter(receivedAt::isBefore).isPresent()
                || closedAt.filter(receivedAt::isBefore)
                        .filter(closed -> !receivedAt.isBefore(closed.minus(CLOCKS_APART)))
                        .isPresent();
    }
}
