package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One try of a notice, for those who look at the incident.
 *
 * @param number  from 1
 * @param endedAt empty while it is under way, as is the outcome, and for good where whoever made it died before it was
 *     noted
 * @param outcome as in {@link EndedAttempt}
 * @param reason  why it failed, in words; empty where it did not
 */
public record NoticeAttempt(
        UUID noticeId,
        int number,
        Instant beganAt,
        Optional<Instant> endedAt,
        Optional<String> outcome,
        Optional<String> reason) {}
