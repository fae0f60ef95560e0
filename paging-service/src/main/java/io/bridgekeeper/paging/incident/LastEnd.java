package io.bridgekeeper.paging.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * When a problem was last over.
 *
 * @param endedAt  as its signals tell it, by the clock that stamps them
 * @param closedAt when a person resolved its incident, by this service's clock
 * @param incidentId in which it cleared last; empty where a person resolved that while it had not cleared
 */
public record LastEnd(Optional<Instant> endedAt, Optional<Instant> closedAt, Optional<UUID> incidentId) {

    public static final LastEnd NEVER = new LastEnd(Optional.empty(), Optional.empty(), Optional.empty());

    /** Its alert in that incident cleared by itself. */
    public static LastEnd cleared(Instant at, UUID incidentId) {
        return new LastEnd(Optional.of(at), Optional.empty(), Optional.of(incidentId));
    }

    /** Its end came, and no alert of it was open. */
    public static LastEnd noted(Instant at) {
        return new LastEnd(Optional.of(at), Optional.empty(), Optional.empty());
    }

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
