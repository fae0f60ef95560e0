package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One try of a notice, and what came of it.
 *
 * @param number  from 1
 * @param outcome {@code sent}, {@code failed-temporary} or {@code failed-permanent}
 * @param reason  why it failed, in words; empty where it did not
 */
record EndedAttempt(UUID noticeId, int number, Instant endedAt, String outcome, Optional<String> reason) {

    static EndedAttempt of(Notice notice, Delivery delivery, Instant now) {
        return switch (delivery) {
            case Delivery.Sent() -> new EndedAttempt(notice.id(), notice.attempts(), now, "sent", Optional.empty());
            case Delivery.TemporaryFailure(String reason, var notBefore) ->
                new EndedAttempt(notice.id(), notice.attempts(), now, "failed-temporary", Optional.of(reason));
            case Delivery.PermanentFailure(String reason, boolean isGone) ->
                new EndedAttempt(notice.id(), notice.attempts(), now, "failed-permanent", Optional.of(reason));
        };
    }
}
