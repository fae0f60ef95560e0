package io.bridgekeeper.gateway.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.gateway.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes are signals or faults, never an exception; and any signal can be written, sent and stored.
 *
 * <p>What is tried grows from each format's own fixtures, so that a new format is tried without a line here.
 */
class GarbageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = 1_000;
    private static final long SEED = 20261123;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    static Stream<Format> formats() {
        return Fixture.formats().stream().filter(format -> !Fixture.ours(format).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void survivesRandomBytes(Format format) {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            Map<String, String> headers =
                    random.nextBoolean() ? Map.of("content-type", "application/x-www-form-urlencoded") : Map.of();
            check(format.read(new Sent(bytes, headers, "", "", Fixture.PARSER)));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void survivesDamagedFixtures(Format format) {
        List<Fixture> fixtures = Fixture.ours(format);
        for (int round = 0; round < ROUNDS; round++) {
            Sent whole = fixtures.get(random.nextInt(fixtures.size())).sent();
            byte[] bytes = whole.bytes().clone();
            for (int i = 0; i < 3 && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            check(format.read(Fixture.with(whole, bytes)));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void survivesAnyValueInAnyPlace(Format format) {
        List<Fixture> fixtures = Fixture.ours(format);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Sent whole = fixtures.get(random.nextInt(fixtures.size())).sent();
            if (!(whole.json() instanceof Body.Tree(Json body))) {
                continue;
            }
            byte[] bytes = changed(body, 0).words().getBytes(StandardCharsets.UTF_8);
            Reading reading = format.read(Fixture.with(whole, bytes));
            check(reading);
            read += reading instanceof Reading.Signals ? 1 : 0;
        }
        assertThat(read).as("some of it must be read, or nothing is tried").isGreaterThan(20);
    }

    static void check(Reading reading) {
        switch (reading) {
            case Reading.Unreadable unreadable ->
                assertThat(unreadable.faults()).isNotEmpty().hasSizeLessThanOrEqualTo(Reading.MOST_FAULTS);
            case Reading.Nothing(String why) -> assertThat(why).isNotBlank();
            case Reading.Signals signals -> {
                assertThat(signals.signals()).isNotEmpty();
                signals.signals().forEach(GarbageTest::check);
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
        "{\"AlarmName\":[]}",
        "𝕏".repeat(400)
    };

    /** The value, one of its parts in eight another one, missing, or twice as deep. */
    private Json changed(Json value, int depth) {
        if (depth > 0 && random.nextInt(8) == 0) {
            return any(value);
        }
        return switch (value) {
            case Json.Struct(Map<String, Json> members) -> {
                Map<String, Json> changed = new LinkedHashMap<>();
                members.forEach((name, member) -> {
                    if (random.nextInt(16) != 0) {
                        changed.put(name, changed(member, depth + 1));
                    }
                });
                yield new Json.Struct(changed);
            }
            case Json.Items(List<Json> items) -> {
                List<Json> changed = new ArrayList<>();
                items.forEach(item -> changed.add(changed(item, depth + 1)));
                yield new Json.Items(changed);
            }
            default -> value;
        };
    }

    private Json any(Json value) {
        return switch (random.nextInt(8)) {
            case 0 -> Json.Nothing.NULL;
            case 1 -> new Json.Truth(random.nextBoolean());
            case 2 -> new Json.Digits(Long.toString(random.nextLong()));
            case 3 -> new Json.Items(List.of(value, value));
            case 4 -> new Json.Struct(Map.of("x", value));
            default -> new Json.Text(TEXTS[random.nextInt(TEXTS.length)]);
        };
    }
}
