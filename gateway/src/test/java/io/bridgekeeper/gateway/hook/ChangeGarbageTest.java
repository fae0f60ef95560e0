package io.bridgekeeper.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.change.ToldChange;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Any body is a change or faults, never an exception. */
class ChangeGarbageTest {

    private static final int ROUNDS = 2_000;
    private static final long SEED = 20261123;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    @Test
    void survivesAnyValueInAnyPlace() {
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

    private static final String[] NAMES = {
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
                    String name = NAMES[random.nextInt(NAMES.length)];
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
            String name = NAMES[random.nextInt(NAMES.length)];
            members.put(name, likely(name, depth + 1));
        }
        return new Json.Struct(members);
    }
}
