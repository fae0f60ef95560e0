package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final Breaker.Rules RULES =
            new Breaker.Rules(3, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(10));
    private static final Delivery SENT = new Delivery.Sent();
    private static final Delivery NEVER = new Delivery.PermanentFailure("the receiver answered 404");
    private static final Delivery LATER = new Delivery.TemporaryFailure("the receiver answered 503");

    @Test
    void opensAfterSoManyFailuresInARow() {
        Breaker breaker = after(Breaker.INITIAL, LATER, LATER, SENT, LATER, LATER);
        assertThat(breaker).isEqualTo(new Breaker.Closed(2));
        assertThat(after(breaker, LATER)).isEqualTo(new Breaker.Open(NOW.plusSeconds(1), Duration.ofSeconds(1)));
    }

    @Test
    void takesAProviderThatRefusesOneNoticeForThere() {
        assertThat(after(Breaker.INITIAL, LATER, LATER, NEVER, LATER)).isEqualTo(new Breaker.Closed(1));
    }

    @Test
    void callsNothingWhileItIsOpenAndOneThingThen() {
        Breaker open = after(Breaker.INITIAL, LATER, LATER, LATER);
        assertThat(open.ask(RULES, NOW)).isEqualTo(new Breaker.Answer.Leave(NOW.plusSeconds(1)));
        Instant then = NOW.plusSeconds(1);
        Breaker halfOpen = new Breaker.HalfOpen(then.plusSeconds(10), Duration.ofSeconds(1));
        assertThat(open.ask(RULES, then)).isEqualTo(new Breaker.Answer.Call(halfOpen));
        assertThat(halfOpen.ask(RULES, then)).isEqualTo(new Breaker.Answer.Leave(then.plusSeconds(10)));
    }

    @Test
    void closesWhenTheOneIsTaken() {
        assertThat(new Breaker.HalfOpen(NOW, Duration.ofSeconds(2)).after(SENT, RULES, NOW))
                .isEqualTo(Breaker.INITIAL);
    }

    @Test
    void waitsLongerEachTimeUntilTheLongest() {
        Breaker breaker = new Breaker.HalfOpen(NOW, Duration.ofSeconds(1)).after(LATER, RULES, NOW);
        assertThat(breaker).isEqualTo(new Breaker.Open(NOW.plusSeconds(2), Duration.ofSeconds(2)));
        assertThat(new Breaker.HalfOpen(NOW, Duration.ofSeconds(2)).after(LATER, RULES, NOW))
                .isEqualTo(new Breaker.Open(NOW.plusSeconds(3), Duration.ofSeconds(3)));
    }

    @Test
    void isNotMovedByWhatWasUnderWayWhenItOpened() {
        Breaker open = after(Breaker.INITIAL, LATER, LATER, LATER);
        assertThat(open.after(LATER, RULES, NOW.plusMillis(900))).isEqualTo(open);
        assertThat(open.after(SENT, RULES, NOW.plusMillis(900))).isEqualTo(Breaker.INITIAL);
    }

    @Test
    void asksAgainWhereTheOneThatAskedWasLost() {
        Breaker halfOpen = new Breaker.HalfOpen(NOW, Duration.ofSeconds(2));
        assertThat(halfOpen.ask(RULES, NOW))
                .isEqualTo(new Breaker.Answer.Call(new Breaker.HalfOpen(NOW.plusSeconds(10), Duration.ofSeconds(2))));
    }

    private static Breaker after(Breaker breaker, Delivery... deliveries) {
        Breaker now = breaker;
        for (Delivery delivery : deliveries) {
            now = now.after(delivery, RULES, NOW);
        }
        return now;
    }
}
