package io.bridgekeeper.paging.absence;

import io.bridgekeeper.paging.absence.AbsenceFeed.Trouble;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A calendar as its owner sees it.
 *
 * @param url         masked: all after the host is secret
 * @param match       {@code all}, {@code busy} or {@code words}
 * @param keywords    with the match {@code words} alone
 * @param zone        as registered; absent: that of the calendar
 * @param fetchedAt   when its server answered last
 * @param nextReadAt  when it is read again
 * @param failures    in a row; 0 where all is well
 * @param error       why reading it failed last; absent where all is well
 * @param absences    of the coming days, as the calendar was understood
 */
record AbsenceFeedView(
        String url,
        String match,
        Optional<List<String>> keywords,
        Optional<String> zone,
        Instant registeredAt,
        Optional<Instant> fetchedAt,
        Instant nextReadAt,
        int failures,
        Optional<Instant> failingSince,
        Optional<String> error,
        List<Away> absences) {

    record Away(Instant from, Instant until) {}

    static AbsenceFeedView of(KnownFeed known) {
        AbsenceFeed feed = known.feed();
        return new AbsenceFeedView(
                masked(feed.url()),
                feed.matching().word(),
                feed.matching() == Matching.WORDS ? Optional.of(feed.keywords()) : Optional.empty(),
                feed.zone().map(ZoneId::getId),
                feed.registeredAt(),
                feed.fetchedAt(),
                feed.dueAt(),
                feed.trouble().map(Trouble::failures).orElse(0),
                feed.trouble().map(Trouble::since),
                feed.trouble().map(Trouble::reason),
                known.absences().stream()
                        .map(absence ->
                                new Away(absence.range().from(), absence.range().until()))
                        .toList());
    }

    /** Some keep the secret in the query, others in the path. */
    static String masked(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + "/***";
    }
}
