package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a notice has come, for those who look at the incident.
 *
 * @param bundledWith the notice that tells of it too; empty where it goes by itself, or waits for its destination's limits
 * @param tries in their order, as many as {@code attempts}; fewer for notices of before they were kept
 * @param why   over this contact and at this time, in words
 * @param state {@code pending}, {@code sending}, {@code sent}, {@code delivered}, {@code failed-temporary}, {@code failed-permanent}, {@code bundled} or
 *     {@code cancelled}
 */
public record NoticeStatus(
        UUID noticeId,
        UUID pageId,
        String channel,
        Optional<String> why,
        String state,
        int attempts,
        Optional<Instant> sentAt,
        Optional<String> error,
        Optional<UUID> bundledWith,
        List<NoticeAttempt> tries) {}
