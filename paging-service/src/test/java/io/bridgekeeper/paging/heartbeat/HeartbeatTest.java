package io.bridgekeeper.paging.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.problem.RequestFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static Heartbeat made() {
        NewHeartbeat wanted = new NewHeartbeat("backup", Map.of("service", "payments"), "PT1M", "PT30S", "SEV2");
        return ((NewHeartbeat.Reading.Sound) wanted.read(new UUID(0, 1), "ada", labels -> true, NOW)).heartbeat();
    }

    private static Instant after(long seconds) {
        return NOW.plusSeconds(seconds);
    }

    @Test
    void isMissedWhenItsTimeAndItsGraceAreOver() {
        assertThat(made().isMissed(after(90).minusMillis(1))).isFalse();
        assertThat(made().isMissed(after(90))).isTrue();
        assertThat(made().beaten(after(80)).isMissed(after(169))).isFalse();
        assertThat(made().beaten(after(80)).isMissed(after(170))).isTrue();
    }

    @Test
    void isMissedOnceHoweverOftenATimerLooks() {
        Heartbeat missed = made().missed(after(90));
        assertThat(missed.isMissed(after(500))).isFalse();
        assertThat(missed.state(after(500))).isEqualTo(Heartbeat.State.MISSED);
        assertThat(missed.beaten(after(600)).state(after(601))).isEqualTo(Heartbeat.State.BEATING);
        assertThat(missed.beaten(after(600)).isMissed(after(690))).isTrue();
    }

    @Test
    void mayBeSilentWhileItIsPausedAndHasItsTimeAnewThen() {
        Heartbeat paused = made().paused(new Heartbeat.Pause(after(1_000), "ada", "move"));
        assertThat(paused.state(after(999))).isEqualTo(Heartbeat.State.PAUSED);
        assertThat(paused.isMissed(after(1_089))).isFalse();
        assertThat(paused.isMissed(after(1_090))).isTrue();
        assertThat(paused.beaten(after(10)).isMissed(after(1_089))).isFalse();
        Heartbeat resumed = paused.resumed(after(100));
        assertThat(resumed.state(after(100))).isEqualTo(Heartbeat.State.BEATING);
        assertThat(resumed.isMissed(after(189))).isFalse();
        assertThat(resumed.isMissed(after(190))).isTrue();
    }

    @Test
    void knowsWhetherSomebodyWatchedAllTheTime() {
        Duration longest = Duration.ofSeconds(30);
        assertThat(Watch.wasAway(Optional.empty(), NOW, longest)).isTrue();
        assertThat(Watch.wasAway(Optional.of(NOW.minusSeconds(30)), NOW, longest))
                .isFalse();
        assertThat(Watch.wasAway(Optional.of(NOW.minusSeconds(31)), NOW, longest))
                .isTrue();
    }

    @Test
    void listsAllFaultsAtOnce() {
        var reading = new NewHeartbeat(" ", Map.of("service", "x"), "PT1S", "P8D", "bad")
                .read(new UUID(0, 1), "ada", labels -> false, NOW);
        assertThat(((NewHeartbeat.Reading.Faulty) reading).faults().stream().map(RequestFault::path))
                .containsExactly("name", "labels", "every", "grace", "severity");
        assertThat(new NewPause(NOW, "").faults(NOW)).hasSize(2);
        assertThat(new NewPause(NOW.plus(Duration.ofDays(7)).plusSeconds(1), "x").faults(NOW))
                .hasSize(1);
        assertThat(new NewPause(NOW.plus(Duration.ofDays(7)), "x").faults(NOW)).isEmpty();
    }
}
