package io.bridgekeeper.paging.notify;

import io.bridgekeeper.paging.incident.Severity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A due notice of an incident that is late, before it has begun.
 *
 * @param severity of the incident
 * @param since    when its problem began
 * @param with     along with which it is told; empty where that is still to be decided
 * @param isPutOff whether another contact of its person was looked for already, while this one waits
 */
record LateNotice(
        UUID noticeId,
        Destination destination,
        Severity severity,
        Instant since,
        Optional<Carrier> with,
        boolean isPutOff) {

    /** One person over one contact. */
    record Destination(String personId, String channel, String target) {

        /** Not the target: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Destination[" + personId + ", " + channel + "]";
        }
    }

    /**
     * @param state    as in {@link NoticeStatus}
     * @param isHeard  whether nothing more is to be heard of it, once it was sent
     * @param isPutOff whether its provider is left alone for now
     */
    record Carrier(UUID noticeId, String state, boolean isHeard, boolean isPutOff) {}
}
