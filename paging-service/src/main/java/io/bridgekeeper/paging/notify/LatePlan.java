package io.bridgekeeper.paging.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What becomes of notices that are late: those to one person over one contact leave as one, which tells of the most urgent
 * incident in full and names the others.
 *
 * <p>A notice that is told along shares what becomes of the one that tells of it, so that its page goes on as if it had left
 * by itself.
 *
 * @param go     those that leave
 * @param along  those that are told along with one of these
 * @param told   those of which the other one has told
 * @param again  those whose other one is still on its way; looked at again
 * @param failed those whose other one has failed for good: their pages' next contacts are to be tried
 * @param putOff those whose other one waits for its provider: the same, and nothing is given up
 */
record LatePlan(
        List<Go> go, List<Along> along, List<UUID> told, List<UUID> again, List<UUID> failed, List<UUID> putOff) {

    /** How long one that is told along leaves the other one, before it looks what became of it. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    /** What one notice tells of, itself included: what is more goes by a further one. */
    static final int MOST = 200;

    /** @param carries whether it tells of others too */
    record Go(UUID noticeId, boolean carries) {}

    record Along(UUID noticeId, UUID with) {}

    private static final Comparator<LateNotice> MOST_URGENT_FIRST = Comparator.comparing(LateNotice::severity)
            .thenComparing(LateNotice::since)
            .thenComparing(LateNotice::noticeId);

    /** @param due all that are due to the destinations that they name */
    static LatePlan of(Collection<LateNotice> due) {
        LatePlan plan = new LatePlan(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        Map<LateNotice.Destination, List<LateNotice>> open = new LinkedHashMap<>();
        for (LateNotice one : due) {
            switch (fate(one)) {
                case DECIDE ->
                    open.computeIfAbsent(one.destination(), to -> new ArrayList<>())
                            .add(one);
                case TOLD -> plan.told.add(one.noticeId());
                case AGAIN -> plan.again.add(one.noticeId());
                case FAILED -> plan.failed.add(one.noticeId());
                case PUT_OFF -> plan.putOff.add(one.noticeId());
            }
        }
        open.values().forEach(plan::decide);
        return plan;
    }

    private void decide(List<LateNotice> together) {
        List<LateNotice> sorted = together.stream().sorted(MOST_URGENT_FIRST).toList();
        for (int from = 0; from < sorted.size(); from += MOST) {
            List<LateNotice> part = sorted.subList(from, Math.min(sorted.size(), from + MOST));
            UUID first = part.getFirst().noticeId();
            go.add(new Go(first, part.size() > 1));
            part.stream().skip(1).forEach(other -> along.add(new Along(other.noticeId(), first)));
        }
    }

    private enum Fate {
        DECIDE,
        TOLD,
        AGAIN,
        FAILED,
        PUT_OFF
    }

    private static Fate fate(LateNotice one) {
        if (one.with().isEmpty()) {
            return Fate.DECIDE;
        }
        LateNotice.Carrier carrier = one.with().get();
        return switch (carrier.state()) {
            case "delivered" -> Fate.TOLD;
            case "sent" -> carrier.isHeard() ? Fate.TOLD : Fate.AGAIN;
            case "failed-permanent" -> Fate.FAILED;
            // Somebody has its incident, or it is over, before it had left.
            case "cancelled" -> Fate.DECIDE;
            default -> carrier.isPutOff() && !one.isPutOff() ? Fate.PUT_OFF : Fate.AGAIN;
        };
    }

    /** Looked at again, should what follows of them get lost. */
    List<UUID> lookedAtAgain() {
        List<UUID> all = new ArrayList<>(again);
        all.addAll(failed);
        all.addAll(putOff);
        return all;
    }
}
