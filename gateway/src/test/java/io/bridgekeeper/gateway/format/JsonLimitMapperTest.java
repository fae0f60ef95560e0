package io.bridgekeeper.gateway.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLimitMapperTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1,2,{\"a\":[]}]", "1", "no JSON", "{\"a\":1", "{\"a\":1}{\"a\":1}"})
    void letsThroughWhatIsShallowOrBroken(String body) {
        assertThat(excess(body, 2)).isEmpty();
    }

    @Test
    void countsObjectsAndArraysWithinEachOther() {
        assertThat(excess("[".repeat(64) + "]".repeat(64), 9)).isEmpty();
        assertThat(excess("{\"a\":".repeat(64) + "1" + "}".repeat(64), 64)).isEmpty();
        assertThat(excess("[{\"a\":".repeat(32) + "[]" + "}]".repeat(32), 99))
                .contains(new JsonLimitMapper.Excess.Levels(64, 65));
    }

    @Test
    void endsAtTheFirstLevelTooMany() {
        assertThat(excess("[".repeat(8 * 1024 * 1024), 9)).contains(new JsonLimitMapper.Excess.Levels(64, 65));
        assertThat(excess("{\"a\":".repeat(1_000), 9)).contains(new JsonLimitMapper.Excess.Levels(64, 65));
    }

    @Test
    void countsTheKeysOfAllObjects() {
        assertThat(excess("[{\"a\":1},{\"a\":{\"b\":2}}]", 3)).isEmpty();
        assertThat(excess("[{\"a\":1},{\"a\":{\"b\":2}}]", 2)).contains(new JsonLimitMapper.Excess.Keys(2, 3));
    }

    @Test
    void countsTheKeysBeforeWhatIsBroken() {
        assertThat(excess("{\"a\":1,\"b\":2,\"c\":3,", 2)).contains(new JsonLimitMapper.Excess.Keys(2, 3));
    }

    @Test
    void holdsForHooksToo() {
        String many = IntStream.rangeClosed(0, JsonLimitMapper.KEYS)
                .mapToObj(key -> "\"" + key + "\":0")
                .collect(Collectors.joining(",", "{", "}"));
        assertThat(new BodyMapper().json(many.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Body.Broken.class);
        String fewer = many.replace("\"0\":0,", "");
        assertThat(new BodyMapper().json(fewer.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Body.Tree.class);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, true",
        "Application/JSON; charset=utf-8, true",
        "application/merge-patch+json, true",
        "application/cloudevents+json;charset=utf-8, true",
        "application/yaml, false",
        "text/plain;a=+json, false",
        ", false"
    })
    void measuresWhatSaysThatItIsJson(String contentType, boolean isJson) {
        assertThat(JsonLimitMapper.isJson(contentType)).isEqualTo(isJson);
    }

    private static Optional<JsonLimitMapper.Excess> excess(String body, int keys) {
        return JsonLimitMapper.excess(body.getBytes(StandardCharsets.UTF_8), keys);
    }
}
