package io.bridgekeeper.paging.swap;

import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.problem.RequestFault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A request as somebody makes it.
 *
 * @param rotationId in which they are on call
 * @param from       inclusive; ahead, by at most two years
 * @param until      exclusive; at most 366 days after {@code from}
 * @param to         the person who is asked; absent: anybody of the rotation
 * @param offer      hours of that person that the asker takes in return; only with {@code to}
 * @param reason     why, 1 to 500 characters
 */
record SwapProposal(String rotationId, Instant from, Instant until, String to, Offer offer, String reason) {

    static final Duration LONGEST = Duration.ofDays(366);
    static final Duration FARTHEST = Duration.ofDays(2 * 366);
    static final int LONGEST_REASON = 500;

    record Offer(Instant from, Instant until) {}

    /** What became of reading it. */
    sealed interface Reading {

        /** @param wish its state does not count yet */
        record Sound(Swap wish) implements Reading {}

        /** @param faults all of them */
        record Faulty(List<RequestFault> faults) implements Reading {}
    }

    /**
     * @param people    all whom the catalog knows
     * @param rotations all ids that it knows
     */
    Reading read(UUID id, String askerId, Set<String> people, Set<String> rotations, Instant now) {
        List<RequestFault> faults = new ArrayList<>();
        if (rotationId == null) {
            faults.add(new RequestFault("rotationId", "is missing"));
        } else if (!rotations.contains(rotationId)) {
            faults.add(new RequestFault("rotationId", "there is no rotation '" + rotationId + "' in the catalog"));
        }
        Optional<Range> range = range("", from, until, now, faults);
        Optional<Range> offered =
                offer == null ? Optional.empty() : range("offer.", offer.from, offer.until, now, faults);
        if (to != null && to.equals(askerId)) {
            faults.add(new RequestFault("to", "must be another person than yourself"));
        } else if (to != null && !people.contains(to)) {
            faults.add(new RequestFault("to", "there is no person '" + to + "' in the catalog"));
        }
        if (offer != null && to == null) {
            faults.add(new RequestFault("offer", "goes only with to: it is that person's hours"));
        }
        if (range.isPresent()
                && offered.isPresent()
                && !range.get().within(offered.get()).isEmpty()) {
            faults.add(new RequestFault("offer", "must not overlap the hours that you give away"));
        }
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            faults.add(new RequestFault("reason", "must have 1 to " + LONGEST_REASON + " characters"));
        }
        return faults.isEmpty()
                ? new Reading.Sound(new Swap(
                        id,
                        rotationId,
                        range.orElseThrow(),
                        askerId,
                        Optional.ofNullable(to),
                        offered,
                        why,
                        Optional.empty(),
                        now,
                        Set.of(),
                        new SwapState.Open(now)))
                : new Reading.Faulty(List.copyOf(faults));
    }

    /** Faults under the path {@code at}; empty where there is one. */
    private static Optional<Range> range(
            String at, Instant from, Instant until, Instant now, List<RequestFault> faults) {
        int before = faults.size();
        if (from == null) {
            faults.add(new RequestFault(at + "from", "is missing"));
        } else if (!from.isAfter(now)) {
            faults.add(new RequestFault(at + "from", "must be in the future"));
        } else if (Duration.between(now, from).compareTo(FARTHEST) > 0) {
            faults.add(new RequestFault(at + "from", "must be at most two years ahead"));
        }
        if (until == null) {
            faults.add(new RequestFault(at + "until", "is missing"));
        } else if (from != null && !micros(from).isBefore(micros(until))) {
            faults.add(new RequestFault(at + "until", "must be after from"));
        } else if (from != null && Duration.between(from, until).compareTo(LONGEST) > 0) {
            faults.add(new RequestFault(at + "until", "must be at most 366 days after from"));
        }
        return faults.size() == before ? Optional.of(new Range(micros(from), micros(until))) : Optional.empty();
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
