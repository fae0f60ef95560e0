package io.bridgekeeper.paging.absence;

import io.bridgekeeper.paging.absence.AbsenceFeed.Trouble;
import java.net.URI;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Between a calendar and its row. */
final class FeedMapper {

    private FeedMapper() {}

    static void write(FeedRow row, AbsenceFeed feed) {
        row.personId = feed.personId();
        row.registration = feed.registration();
        row.url = feed.url().toString();
        row.matching = feed.matching().word();
        row.keywords = String.join("\n", feed.keywords());
        row.zone = feed.zone().map(ZoneId::getId).orElse(null);
        row.registeredAt = feed.registeredAt();
        row.dueAt = feed.dueAt();
        row.etag = feed.etag().orElse(null);
        row.fetchedAt = feed.fetchedAt().orElse(null);
        row.readAt = feed.readAt().orElse(null);
        row.failures = feed.trouble().map(Trouble::failures).orElse(0);
        row.failingSince = feed.trouble().map(Trouble::since).orElse(null);
        row.error = feed.trouble().map(Trouble::reason).orElse(null);
    }

    static AbsenceFeed feed(FeedRow row) {
        return new AbsenceFeed(
                row.personId,
                row.registration,
                URI.create(row.url),
                Matching.of(row.matching).orElseThrow(),
                row.keywords.isEmpty()
                        ? List.of()
                        : Arrays.stream(row.keywords.split("\n")).toList(),
                Optional.ofNullable(row.zone).map(ZoneId::of),
                row.registeredAt,
                row.dueAt,
                Optional.ofNullable(row.etag),
                Optional.ofNullable(row.fetchedAt),
                Optional.ofNullable(row.readAt),
                row.failures == 0
                        ? Optional.empty()
                        : Optional.of(new Trouble(row.failures, row.failingSince, row.error)));
    }
}
