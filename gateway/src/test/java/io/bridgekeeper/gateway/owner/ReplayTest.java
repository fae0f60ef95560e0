package io.bridgekeeper.gateway.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.format.BodyMapper;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.generic.GenericFormat;
import io.bridgekeeper.gateway.signal.ReceivedSignal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final Instant CAME = Instant.parse("2026-11-23T02:11:00Z");
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static KeptEvent letter(String body, boolean cut) {
        return new KeptEvent(
                new UUID(7, 7),
                CAME,
                "generic-json",
                Map.of(),
                "",
                "",
                body,
                cut,
                new KeptEvent.Was("unreadable", List.of(), null, List.of(new Fault("title", "is needed"))),
                Optional.empty());
    }

    private static List<ReceivedSignal> replayed(Instant now) {
        KeptEvent letter = letter("{\"title\":\"t\"}", false);
        Reading.Signals reading = (Reading.Signals) letter.read(new GenericFormat("generic-json"), new BodyMapper());
        return Replay.signals(new UUID(0, 1), letter, reading, now);
    }

    @Test
    void handsTheSameSignalsOnUnderTheSameIdsHoweverOftenItIsDone() {
        assertThat(replayed(NOW))
                .extracting(ReceivedSignal::id)
                .isEqualTo(replayed(NOW.plusSeconds(60)).stream()
                        .map(ReceivedSignal::id)
                        .toList());
        assertThat(replayed(NOW).getFirst().dedupKey())
                .isEqualTo(replayed(NOW).getFirst().id().toString());
    }

    @Test
    void tellsWhenTheBodyCame() {
        assertThat(replayed(NOW).getFirst().receivedAt()).isEqualTo(NOW);
        assertThat(replayed(NOW).getFirst().signal().evidence().get("received")).startsWith("2026-11-23T02:11:00Z");
    }

    @Test
    void doesNotReadWhatWasTooLongToBeKept() {
        assertThat(letter("{\"title\":\"t\"}", true).read(new GenericFormat("generic"), new BodyMapper()))
                .isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void knowsThePathsOfOwnersAlone() {
        String id = "0198f3c1-7d3a-7b52-9c41-1f0a5f6f0009";
        assertThat(OwnerPath.mapping("/api/paging/integrations/" + id + "/mapping"))
                .isPresent();
        assertThat(OwnerPath.preview("/api/paging/integrations/" + id + "/mapping/preview"))
                .isPresent();
        assertThat(OwnerPath.replay("/api/paging/integrations/" + id + "/dead-letters/" + id + "/replay"))
                .isPresent();
        assertThat(OwnerPath.mapping("/api/paging/integrations/x/mapping")).isEmpty();
        assertThat(OwnerPath.mapping("/api/paging/integrations/" + id + "/mapping/x"))
                .isEmpty();
        assertThat(OwnerPath.replay("/api/paging/integrations/" + id + "/dead-letters/../replay"))
                .isEmpty();
    }
}
