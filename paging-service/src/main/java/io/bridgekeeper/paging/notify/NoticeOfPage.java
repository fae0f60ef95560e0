package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How far one notice of a page has come, for who decides what follows.
 *
 * @param contact       which notice of its page it is, from 0
 * @param state         as in {@link NoticeStatus}; {@code put-off} where its provider is left alone for now
 * @param nextAttemptAt empty where it is not tried any more
 */
public record NoticeOfPage(
        UUID noticeId, int contact, String channel, String target, String state, Optional<Instant> nextAttemptAt) {

    /** Not the target: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "NoticeOfPage[" + noticeId + ", " + channel + " " + state + "]";
    }
}
