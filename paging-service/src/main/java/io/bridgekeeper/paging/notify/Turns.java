package io.bridgekeeper.paging.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What becomes of the due notices of a channel with limits.
 *
 * @param go   those that begin now
 * @param held those that wait, or are told along with another
 * @param told those whose other one was sent
 */
record Turns(List<UUID> go, List<Held> held, List<UUID> told) {

    /** How long a notice that is told along leaves the other one, before it looks what became of it. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    /** @param until it is looked at again */
    record Held(UUID noticeId, Instant until, Optional<UUID> with) {}

    /**
     * @param due     in the order in which they are due
     * @param counted when notices went to these targets, in any order; a target without any may be missing
     * @param claim   for how many more there is room, in all and to each provider; what finds none is left as it is
     */
    static Turns of(List<Candidate> due, Map<String, List<Instant>> counted, Throttle throttle, Claim claim) {
        Instant now = claim.now();
        List<UUID> go = new ArrayList<>();
        List<Held> held = new ArrayList<>();
        List<UUID> told = new ArrayList<>();
        Map<String, List<Throttle.Due>> asking = new LinkedHashMap<>();
        for (Candidate one : due) {
            switch (fate(one)) {
                case BEGIN -> go.add(one.noticeId());
                case ASK ->
                    asking.computeIfAbsent(one.target(), target -> new ArrayList<>())
                            .add(new Throttle.Due(one.noticeId(), one.isFirst(), one.hasWaited()));
                case TOLD -> told.add(one.noticeId());
                case LOOK_AGAIN ->
                    held.add(new Held(
                            one.noticeId(), now.plus(LOOK_AGAIN), one.with().map(Candidate.Carrier::noticeId)));
            }
        }
        List<Held> along = new ArrayList<>();
        asking.forEach((target, dues) -> {
            for (Throttle.Turn turn : throttle.of(counted.getOrDefault(target, List.of()), dues, now)) {
                switch (turn) {
                    case Throttle.Turn.Go(UUID id) -> go.add(id);
                    case Throttle.Turn.Wait(UUID id, Instant until) -> held.add(new Held(id, until, Optional.empty()));
                    case Throttle.Turn.Along(UUID id, UUID with) ->
                        along.add(new Held(id, now.plus(LOOK_AGAIN), Optional.of(with)));
                }
            }
        });
        List<UUID> begin = withRoom(go, due, claim);
        Set<UUID> begins = new HashSet<>(begin);
        along.stream()
                .filter(one -> one.with().filter(begins::contains).isPresent())
                .forEach(held::add);
        return new Turns(begin, held, told);
    }

    /** No more to a provider than it may have; to one of which it is asked whether it is back, one. */
    private static List<UUID> withRoom(List<UUID> go, List<Candidate> due, Claim claim) {
        Map<UUID, String> providers = due.stream().collect(Collectors.toMap(Candidate::noticeId, Candidate::provider));
        Map<String, Integer> begun = new HashMap<>();
        return go.stream()
                .filter(id -> {
                    String provider = providers.get(id);
                    return begun.merge(provider, 1, Integer::sum) <= claim.roomOf(provider);
                })
                .limit(claim.room())
                .toList();
    }

    private enum Fate {
        BEGIN,
        ASK,
        TOLD,
        LOOK_AGAIN
    }

    private static Fate fate(Candidate one) {
        if (one.with().isEmpty()) {
            return one.isBegun() ? Fate.BEGIN : Fate.ASK;
        }
        return switch (one.with().get().state()) {
            case "sent", "delivered" -> Fate.TOLD;
            // It told nobody, and will not.
            case "cancelled", "failed-permanent" -> Fate.ASK;
            default -> Fate.LOOK_AGAIN;
        };
    }
}
