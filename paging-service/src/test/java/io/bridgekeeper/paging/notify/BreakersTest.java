package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BreakersTest {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(2);
    private static final Instant LEASE = NOW.plusSeconds(60);
    private static final Delivery FAILS = new Delivery.TemporaryFailure("no answer within PT5S");

    private final Breakers breakers =
            new Breakers(new Breaker.Rules(2, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(10)));
    private final InFlight inFlight = new InFlight(8);

    @Test
    void leavesOneProviderAloneAndNoOther() {
        assertThat(breakers.end("one", FAILS, NOW)).isEqualTo(Breakers.Change.NONE);
        assertThat(breakers.end("other", FAILS, NOW)).isEqualTo(Breakers.Change.NONE);
        assertThat(breakers.end("one", FAILS, NOW)).isEqualTo(Breakers.Change.OPENED);
        assertThat(breakers.left(NOW)).isEqualTo(Map.of("one", NOW.plusSeconds(1)));
        assertThat(claim(NOW).leaves()).containsExactly("one");
    }

    @Test
    void letsOneNoticeAskAndTheOthersWaitForItsAnswer() {
        breakers.end("one", FAILS, NOW);
        breakers.end("one", FAILS, NOW);
        assertThat(claim(LATER).leaves()).isEmpty();
        assertThat(claim(LATER).under()).isEqualTo(Map.of("one", inFlight.share("one") - 1));
        breakers.begin("one", LATER);
        assertThat(claim(LATER).leaves()).containsExactly("one");
        assertThat(breakers.end("one", new Delivery.Sent(), LATER)).isEqualTo(Breakers.Change.CLOSED);
        assertThat(claim(LATER).leaves()).isEmpty();
    }

    @Test
    void letsOneNoticeAskWhereTheChannelHasOneProvider() {
        breakers.end("", FAILS, NOW);
        breakers.end("", FAILS, NOW);
        assertThat(claim(LATER).room()).isEqualTo(1);
    }

    @Test
    void givesNoProviderAllOfAChannelThatHasSeveral() {
        for (int i = 0; i < 6; i++) {
            inFlight.begin("one");
        }
        assertThat(claim(NOW).leaves()).containsExactly("one");
        assertThat(claim(NOW).room()).isEqualTo(2);
        inFlight.begin("other");
        assertThat(inFlight.end("other")).isFalse();
        assertThat(inFlight.end("one")).isTrue();
        assertThat(claim(NOW).leaves()).isEmpty();
    }

    @Test
    void givesTheOnlyProviderAllOfItsChannel() {
        for (int i = 0; i < 7; i++) {
            inFlight.begin("");
        }
        assertThat(claim(NOW).leaves()).isEmpty();
        assertThat(claim(NOW).room()).isEqualTo(1);
    }

    private Claim claim(Instant now) {
        return Claim.of("webhook", inFlight, breakers, now, LEASE);
    }
}
