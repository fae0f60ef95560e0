package io.bridgekeeper.paging.absence;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's calendar.
 *
 * @param registration another one each time the person registers it
 * @param url          a secret of the person: whoever has it reads the calendar
 * @param keywords     in lower case; count with {@link Matching#WORDS} alone
 * @param zone         of events that name none; empty: that of the calendar
 * @param dueAt        when it is read next
 * @param etag         of what was read last
 * @param fetchedAt    when the server answered last, be it that nothing has changed
 * @param readAt       when the whole of it was read last
 * @param trouble      empty where the last attempt was fine
 */
record AbsenceFeed(
        String personId,
        UUID registration,
        URI url,
        Matching matching,
        List<String> keywords,
        Optional<ZoneId> zone,
        Instant registeredAt,
        Instant dueAt,
        Optional<String> etag,
        Optional<Instant> fetchedAt,
        Optional<Instant> readAt,
        Optional<Trouble> trouble) {

    /**
     * @param failures in a row
     * @param reason   without the address
     */
    record Trouble(int failures, Instant since, String reason) {}

    AbsenceFeed {
        keywords = List.copyOf(keywords);
    }

    /** Never the address, which a log must not have. */
    @Override
    public String toString() {
        return "calendar of " + personId;
    }
}
