package io.bridgekeeper.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.gateway.change.ToldChange;
import io.bridgekeeper.gateway.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Any bytes are signals or faults, never an exception; and any signal can be written, sent and stored. */
class HookGarbageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = 2_000;
    private static final long SEED = 20261123;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private String[] names = NAMES;

    @ParameterizedTest
    @EnumSource
    void survivesRandomBytes(HookFormat format) {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            check(HookFixture.readAs(format, bytes, random.nextBoolean() ? "application/x-www-form-urlencoded" : null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void survivesDamagedFixtures(HookFormat format) {
        List<HookFixture> fixtures = HookFixture.ours(format);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = fixtures.get(random.nextInt(fixtures.size())).body().clone();
            for (int i = 0; i < 3 && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            check(HookFixture.readAs(format, bytes, null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void survivesAnyValueInAnyPlace(HookFormat format) {
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Reading reading = format.read(object(0));
            check(reading);
            read += reading instanceof Reading.Signals ? 1 : 0;
        }
        assertThat(read).as("some of it must be read, or nothing is tried").isGreaterThan(20);
    }

    @Test
    void survivesAnyValueInAnyPlaceOfAChange() {
        names = NAMES_OF_CHANGES;
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Json body = random.nextInt(3) == 0
                    ? new Json.Struct(Map.of("payload", object(0), "links", value(0)))
                    : random.nextInt(3) == 0 ? value(0) : object(0);
            switch (ChangeReader.read(body, Map.of("service", value(3)))) {
                case ChangeReading.Unreadable(List<Fault> faults) ->
                    assertThat(faults).isNotEmpty().hasSizeLessThanOrEqualTo(Reading.MOST_FAULTS);
                case ChangeReading.Told(ToldChange change) -> {
                    read++;
                    assertThat(change.summary()).isNotBlank().doesNotContain("\n");
                    assertThat(change.toString()).doesNotContain("\0");
                    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(change.toString()))
                            .isTrue();
                }
            }
        }
        assertThat(read).as("some of it must be read, or nothing is tried").isGreaterThan(20);
    }

    private static void check(Reading reading) {
        switch (reading) {
            case Reading.Unreadable unreadable ->
                assertThat(unreadable.faults()).isNotEmpty().hasSizeLessThanOrEqualTo(Reading.MOST_FAULTS);
            case Reading.Signals signals -> {
                assertThat(signals.signals()).isNotEmpty();
                signals.signals().forEach(HookGarbageTest::check);
            }
        }
    }

    private static void check(Signal signal) {
        assertThat(signal.title()).isNotBlank().doesNotContain("\n").hasSizeLessThanOrEqualTo(300);
        if (signal.dedupKey() != null) {
            assertThat(signal.dedupKey()).isNotEmpty().hasSizeLessThanOrEqualTo(512);
        }
        String written = signal.title()
                + signal.dedupKey()
                + signal.groupKey()
                + signal.severity()
                + signal.labels()
                + signal.links()
                + signal.evidence();
        assertThat(written).doesNotContain("\0");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(written)).isTrue();
        try {
            assertThat(JSON.writeValueAsBytes(List.of(signal.labels(), signal.links(), signal.evidence())))
                    .hasSizeLessThan(900_000);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static final String[] NAMES = {
        "alerts",
        "labels",
        "annotations",
        "status",
        "state",
        "title",
        "summary",
        "dedup",
        "dedupKey",
        "links",
        "href",
        "groupKey",
        "fingerprint",
        "startsAt",
        "occurredAt",
        "generatorURL",
        "truncatedAlerts",
        "meta",
        "action",
        "x"
    };
    private static final String[] NAMES_OF_CHANGES = {
        "payload",
        "summary",
        "custom_details",
        "timestamp",
        "source",
        "systems",
        "labels",
        "links",
        "href",
        "id",
        "at",
        "kind",
        "url",
        "who",
        "x"
    };
    private static final String[] TEXTS = {
        "firing",
        "resolved",
        "close",
        "",
        " ",
        "\0",
        "\uD800",
        "x\uDC00",
        "0001-01-01T00:00:00Z",
        "https://x.example",
        "http://",
        "+999999999-12-31T00:00:00Z",
        "2026-11-23T02:11:00Z",
        "\u0085",
        "\u2028",
        "1e999",
        "𝕏".repeat(400)
    };

    private Json value(int depth) {
        int kind = random.nextInt(depth > 3 ? 4 : 8);
        return switch (kind) {
            case 0 -> Json.Nothing.NULL;
            case 1 -> new Json.Truth(random.nextBoolean());
            case 2 -> new Json.Digits(Long.toString(random.nextLong()));
            case 3 -> new Json.Text(TEXTS[random.nextInt(TEXTS.length)]);
            case 4 -> {
                List<Json> items = new ArrayList<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    items.add(value(depth + 1));
                }
                yield new Json.Items(items);
            }
            default -> {
                Map<String, Json> members = new LinkedHashMap<>();
                for (int i = random.nextInt(8); i >= 0; i--) {
                    String name = names[random.nextInt(names.length)];
                    members.put(name, likely(name, depth));
                }
                yield new Json.Struct(members);
            }
        };
    }

    /** Most values are of the right shape, so that some bodies are good enough to be read. */
    private Json likely(String name, int depth) {
        if (random.nextInt(8) == 0) {
            return value(depth + 1);
        }
        return switch (name) {
            case "alerts", "links" -> new Json.Items(List.of(object(depth), object(depth)));
            case "labels", "annotations", "meta", "payload", "custom_details" -> object(depth);
            case "status", "state" -> new Json.Text(TEXTS[random.nextInt(2)]);
            default -> new Json.Text(TEXTS[random.nextInt(TEXTS.length)]);
        };
    }

    private Json object(int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = depth > 3 ? 0 : random.nextInt(6); i > 0; i--) {
            String name = names[random.nextInt(names.length)];
            members.put(name, likely(name, depth + 1));
        }
        return new Json.Struct(members);
    }
}
