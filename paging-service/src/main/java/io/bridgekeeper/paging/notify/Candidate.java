package io.bridgekeeper.paging.notify;

import java.util.Optional;
import java.util.UUID;

/**
 * A due notice of a channel with limits.
 *
 * @param provider  as in {@link Provider}
 * @param isBegun   whether it was tried before, and so counts already
 * @param isFirst   as in {@link Throttle.Due}
 * @param hasWaited for the limits
 * @param with      along with which it is told; empty where it goes by itself or still waits
 */
record Candidate(
        UUID noticeId,
        String target,
        String provider,
        boolean isBegun,
        boolean isFirst,
        boolean hasWaited,
        Optional<Carrier> with) {

    /** @param state as in {@link NoticeStatus} */
    record Carrier(UUID noticeId, String state) {}

    /** Not the target: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "Candidate[" + noticeId + "]";
    }
}
