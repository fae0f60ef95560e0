package io.bridgekeeper.gateway.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgekeeper.gateway.signal.Moment;
import io.bridgekeeper.gateway.signal.Signal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the readers against bodies that real tools sent, where a collection of them lies beside the repository. */
class CapturedPayloadTest {

    private static final Path SAMPLES =
            Path.of(System.getProperty("bridgekeeper.root", "..")).resolve("../shared/samples");

    @TestFactory
    Stream<DynamicTest> readsWhatRealToolsSent() {
        return Fixture.formats().stream()
                .flatMap(format -> Fixture.in(SAMPLES.resolve(format.name()), format).stream())
                .map(fixture -> DynamicTest.dynamicTest(fixture.toString(), () -> check(fixture)));
    }

    private static void check(Fixture fixture) {
        JsonNode expected = fixture.expect().get("signals");
        switch (HintedMapping.read(fixture)) {
            case Reading.Unreadable unreadable ->
                assertThat(expected).as(unreadable.toString()).isEmpty();
            case Reading.Nothing nothing ->
                assertThat(expected)
                        .as(nothing.why())
                        .allSatisfy(signal -> assertThat(states(signal)).contains("none"));
            case Reading.Signals signals -> check(signals.signals(), expected);
        }
    }

    /** Some collections write whole seconds where the body has milliseconds. */
    private static Instant told(Instant startsAt, Instant expected) {
        return startsAt != null && expected.getNano() == 0 ? startsAt.truncatedTo(ChronoUnit.SECONDS) : startsAt;
    }

    private static List<String> states(JsonNode expect) {
        List<String> states = new ArrayList<>();
        expect.path("state_any_of").forEach(state -> states.add(state.asText()));
        return states.isEmpty() ? List.of(expect.get("state").asText()) : states;
    }

    private static void check(List<Signal> signals, JsonNode expected) {
        assertThat(signals).hasSize(expected.size());
        Map<String, String> keys = new HashMap<>();
        for (int i = 0; i < signals.size(); i++) {
            Signal signal = signals.get(i);
            JsonNode expect = expected.get(i);
            assertThat(states(expect)).contains(signal.state().text());
            if (expect.get("title").isTextual()) {
                assertThat(signal.title() + signal.evidence())
                        .contains(expect.get("title").asText());
            }
            assertThat(signal.severity()).isEqualTo(expect.get("severity").textValue());
            if (expect.get("startsAt").isTextual()) {
                Instant expectedAt = Moment.of(expect.get("startsAt").asText()).orElseThrow();
                assertThat(told(signal.startsAt(), expectedAt)).isEqualTo(expectedAt);
            }
            expect.get("links")
                    .forEach(link -> assertThat(signal.links())
                            .extracting(Signal.Link::href)
                            .contains(link.asText()));
            expect.get("labels_subset")
                    .properties()
                    .forEach(label -> assertThat(signal.labels())
                            .containsEntry(label.getKey(), label.getValue().asText()));
            String group = expect.get("dedup_group").textValue();
            if (group == null) {
                continue;
            }
            assertThat(keys.putIfAbsent(signal.dedupKey(), group))
                    .as("one key, one problem")
                    .isIn(null, group);
        }
        assertThat(keys.values()).as("one problem, one key").doesNotHaveDuplicates();
    }
}
