package io.bridgekeeper.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgekeeper.gateway.signal.Signal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
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
        return Stream.of(
                        HookFixture.in(SAMPLES.resolve("alertmanager"), HookFormat.ALERTMANAGER),
                        HookFixture.in(SAMPLES.resolve("goalert-generic"), HookFormat.GENERIC),
                        HookFixture.in(SAMPLES.resolve("generic-json"), HookFormat.GENERIC))
                .flatMap(List::stream)
                .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> check(fixture)));
    }

    private static void check(HookFixture fixture) {
        boolean needsMapping = fixture.expect().has("mapping_hint");
        switch (fixture.read()) {
            case Reading.Unreadable unreadable ->
                assertThat(needsMapping).as(unreadable.toString()).isTrue();
            case Reading.Signals signals
            when needsMapping -> assertThat(signals.signals()).hasSize(1);
            case Reading.Signals signals ->
                check(signals.signals(), fixture.expect().get("signals"));
        }
    }

    private static void check(List<Signal> signals, JsonNode expected) {
        assertThat(signals).hasSize(expected.size());
        Map<String, String> keys = new HashMap<>();
        for (int i = 0; i < signals.size(); i++) {
            Signal signal = signals.get(i);
            JsonNode expect = expected.get(i);
            assertThat(signal.state().text()).isEqualTo(expect.get("state").asText());
            assertThat(signal.title()).contains(expect.get("title").asText());
            assertThat(signal.severity()).isEqualTo(expect.get("severity").textValue());
            if (expect.get("startsAt").isTextual()) {
                assertThat(signal.startsAt())
                        .isEqualTo(OffsetDateTime.parse(expect.get("startsAt").asText())
                                .toInstant()
                                .truncatedTo(ChronoUnit.MICROS));
            }
            expect.get("links")
                    .forEach(link -> assertThat(signal.links())
                            .extracting(Signal.Link::href)
                            .contains(link.asText()));
            expect.get("labels_subset")
                    .properties()
                    .forEach(label -> assertThat(signal.labels())
                            .containsEntry(label.getKey(), label.getValue().asText()));
            String group = expect.get("dedup_group").asText();
            assertThat(keys.putIfAbsent(signal.dedupKey(), group))
                    .as("one key, one problem")
                    .isIn(null, group);
        }
        assertThat(keys.values()).as("one problem, one key").doesNotHaveDuplicates();
    }
}
