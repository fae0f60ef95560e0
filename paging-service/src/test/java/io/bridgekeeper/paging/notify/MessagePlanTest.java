package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessagePlanTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Message MESSAGE = new Message(
            new UUID(0, 1), "bob", 0, "email", "bob@example.org", 2, new MessageText("test", "", "", "https://x"));

    @Test
    void triesTheSameContactAgainAtTheTimeOfThePlan() {
        assertThat(MessagePlan.after(MESSAGE, new RetryPlan.Next.TryAgain(NOW.plusSeconds(2), "busy"), 2, NOW))
                .contains(new MessagePlan.Try(0, 2, NOW.plusSeconds(2)));
    }

    @Test
    void goesOnWithTheNextContactAtOnceWhereOneIsGivenUp() {
        assertThat(MessagePlan.after(MESSAGE, new RetryPlan.Next.GiveUp("no"), 2, NOW))
                .contains(new MessagePlan.Try(1, 0, NOW));
    }

    @Test
    void endsWhereNoContactIsLeft() {
        assertThat(MessagePlan.after(MESSAGE, new RetryPlan.Next.GiveUp("no"), 1, NOW))
                .isEmpty();
    }
}
