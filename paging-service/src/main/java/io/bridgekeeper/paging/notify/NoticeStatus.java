package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a notice has come, for those who look at the incident.
 *
 * @param state {@code pending}, {@code sending}, {@code sent}, {@code failed-temporary}, {@code failed-permanent} or
 *     {@code cancelled}
 */
public record NoticeStatus(
        UUID noticeId,
        UUID pageId,
        String channel,
        String state,
        int attempts,
        Optional<Instant> sentAt,
        Optional<String> error) {}
