package io.bridgekeeper.paging.absence;

import io.bridgekeeper.paging.absence.AbsenceFeed.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a calendar is read again.
 *
 * @param interval     while all is well; after a failure twice as long, and so on
 * @param longestPause however often it failed
 * @param rereadAfter  after so long the whole is read even if it has not changed: what repeats reaches further then
 */
record FeedPlan(Duration interval, Duration longestPause, Duration rereadAfter) {

    private static final int MOST_DOUBLINGS = 16;

    AbsenceFeed after(AbsenceFeed feed, FeedAnswer answer, Instant now) {
        return switch (answer) {
            case FeedAnswer.Read(var events, Optional<String> etag) ->
                with(feed, now.plus(interval), etag, Optional.of(now), Optional.of(now), Optional.empty());
            case FeedAnswer.Unchanged() ->
                with(feed, now.plus(interval), feed.etag(), Optional.of(now), feed.readAt(), Optional.empty());
            case FeedAnswer.Failed(String reason) -> {
                Trouble trouble = feed.trouble()
                        .map(before -> new Trouble(before.failures() + 1, before.since(), reason))
                        .orElse(new Trouble(1, now, reason));
                yield with(
                        feed,
                        now.plus(pause(trouble.failures())),
                        feed.etag(),
                        feed.fetchedAt(),
                        feed.readAt(),
                        Optional.of(trouble));
            }
        };
    }

    /** The tag to ask with; empty where the whole is wanted in any case. */
    Optional<String> tag(AbsenceFeed feed, Instant now) {
        return feed.readAt()
                .filter(read -> now.isBefore(read.plus(rereadAfter)))
                .flatMap(read -> feed.etag());
    }

    private Duration pause(int failures) {
        Duration pause = interval.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }

    private static AbsenceFeed with(
            AbsenceFeed feed,
            Instant dueAt,
            Optional<String> etag,
            Optional<Instant> fetchedAt,
            Optional<Instant> readAt,
            Optional<Trouble> trouble) {
        return new AbsenceFeed(
                feed.personId(),
                feed.registration(),
                feed.url(),
                feed.matching(),
                feed.keywords(),
                feed.zone(),
                feed.registeredAt(),
                dueAt,
                etag,
                fetchedAt,
                readAt,
                trouble);
    }
}
