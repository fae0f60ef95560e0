package io.bridgekeeper.paging.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final FeedPlan plan = new FeedPlan(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(1));

    @Test
    void readsAgainAnHourLater() {
        AbsenceFeed read = plan.after(fresh(), new FeedAnswer.Read(List.of(), Optional.of("\"1\"")), NOW);
        assertThat(read.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(read.readAt()).contains(NOW);
        assertThat(plan.tag(read, NOW.plus(Duration.ofHours(1)))).contains("\"1\"");
    }

    @Test
    void asksForTheWholeOnceADay() {
        AbsenceFeed read = plan.after(fresh(), new FeedAnswer.Read(List.of(), Optional.of("\"1\"")), NOW);
        AbsenceFeed unchanged = plan.after(read, new FeedAnswer.Unchanged(), NOW.plus(Duration.ofHours(23)));
        assertThat(unchanged.fetchedAt()).contains(NOW.plus(Duration.ofHours(23)));
        assertThat(plan.tag(unchanged, NOW.plus(Duration.ofHours(23)))).contains("\"1\"");
        assertThat(plan.tag(unchanged, NOW.plus(Duration.ofHours(24)))).isEmpty();
    }

    @Test
    void waitsTwiceAsLongAfterEachFailureAndNeverLongerThanADay() {
        AbsenceFeed feed = fresh();
        long[] hours = {2, 4, 8, 16, 24, 24};
        for (int i = 0; i < hours.length; i++) {
            Instant at = NOW.plus(Duration.ofDays(i));
            feed = plan.after(feed, new FeedAnswer.Failed("no"), at);
            assertThat(Duration.between(at, feed.dueAt())).isEqualTo(Duration.ofHours(hours[i]));
        }
        assertThat(feed.trouble()).contains(new AbsenceFeed.Trouble(6, NOW, "no"));
        assertThat(plan.after(feed, new FeedAnswer.Unchanged(), NOW).trouble()).isEmpty();
    }

    @Test
    void neverSaysTheAddressToALog() {
        assertThat(fresh().toString()).doesNotContain("secret");
        assertThat(AbsenceFeedView.masked(URI.create("https://cal.example.org:8443/private-secret/a.ics?key=secret")))
                .isEqualTo("https://cal.example.org:8443/***");
    }

    private static AbsenceFeed fresh() {
        return new AbsenceFeed(
                "alice",
                UUID.fromString("018f0000-0000-7000-8000-00000000000a"),
                URI.create("https://cal.example.org/a.ics?key=secret"),
                Matching.WORDS,
                Matching.USUAL,
                Optional.empty(),
                NOW,
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
