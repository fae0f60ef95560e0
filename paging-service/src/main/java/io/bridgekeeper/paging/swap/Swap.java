package io.bridgekeeper.paging.swap;

import io.bridgekeeper.paging.rotation.Range;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Somebody's request that another takes hours of theirs.
 *
 * @param range      the hours, in which the asker is on call
 * @param askerId    whose hours they are
 * @param toId       whom they ask; empty: anybody of the rotation
 * @param offer      hours of the other that the asker takes in return; only where somebody is named
 * @param absenceKey which absence of the asker's calendar made it; empty where a person did
 * @param declinedBy who of the rotation said no, where anybody is asked
 */
public record Swap(
        UUID id,
        String rotationId,
        Range range,
        String askerId,
        Optional<String> toId,
        Optional<Range> offer,
        String reason,
        Optional<String> absenceKey,
        Instant askedAt,
        Set<String> declinedBy,
        SwapState state) {

    public Swap {
        // In order, so that a request always reads the same.
        declinedBy = Collections.unmodifiableSet(new TreeSet<>(declinedBy));
    }

    public boolean isOpen() {
        return state instanceof SwapState.Open;
    }

    /** Until when it can be answered, exclusive: nobody takes hours that have begun. */
    Instant beginsAt() {
        return offer.map(hours -> Range.earlier(hours.from(), range.from())).orElse(range.from());
    }

    /** @param people of the rotation */
    boolean asks(String personId, Set<String> people) {
        return toId.map(personId::equals).orElseGet(() -> people.contains(personId) && !personId.equals(askerId));
    }

    Swap with(SwapState next) {
        return new Swap(id, rotationId, range, askerId, toId, offer, reason, absenceKey, askedAt, declinedBy, next);
    }

    Swap declinedAlsoBy(String personId) {
        Set<String> more = new TreeSet<>(declinedBy);
        more.add(personId);
        return new Swap(id, rotationId, range, askerId, toId, offer, reason, absenceKey, askedAt, more, state);
    }
}
