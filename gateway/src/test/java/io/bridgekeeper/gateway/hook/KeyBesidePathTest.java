package io.bridgekeeper.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyBesidePathTest {

    private static final KeyBesidePath FOUND = new KeyBesidePath.Found("bk_1");
    private static final KeyBesidePath NONE = new KeyBesidePath.None();
    private static final KeyBesidePath DIFFERENT = new KeyBesidePath.Different();

    private static KeyBesidePath of(String authorization) {
        return KeyBesidePath.of(List.of(authorization), List.of(), "");
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isFoundWhereASenderCanPutIt() {
        assertThat(of("Bearer bk_1")).isEqualTo(FOUND);
        assertThat(of("bearer   bk_1 ")).isEqualTo(FOUND);
        assertThat(of(basic("anybody:bk_1"))).isEqualTo(FOUND);
        assertThat(of(basic(":bk_1"))).isEqualTo(FOUND);
        assertThat(of(basic("a:b:c"))).isEqualTo(new KeyBesidePath.Found("b:c"));
        assertThat(KeyBesidePath.of(List.of(), List.of(" bk_1"), "")).isEqualTo(FOUND);
        assertThat(KeyBesidePath.of(List.of(), List.of(), "dryRun=true&access_token=bk_1"))
                .isEqualTo(FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Bearer", "Bearer ", "Basic", "Basic *", "Basic YQ==", "GenieKey bk_1", "bk_1"})
    void isNoneWhereNoneCanBeRead(String authorization) {
        assertThat(of(authorization)).isEqualTo(NONE);
        assertThat(KeyBesidePath.of(List.of(authorization), List.of(""), "access_token=&access%5Ftoken=x"))
                .isEqualTo(NONE);
    }

    @Test
    void isRefusedWhereTwoDiffer() {
        assertThat(KeyBesidePath.of(List.of("Bearer bk_1"), List.of("bk_1"), "access_token=bk_1"))
                .isEqualTo(FOUND);
        assertThat(KeyBesidePath.of(List.of("Bearer bk_1"), List.of("bk_2"), ""))
                .isEqualTo(DIFFERENT);
        assertThat(KeyBesidePath.of(List.of("Bearer bk_1", basic("a:bk_2")), List.of(), ""))
                .isEqualTo(DIFFERENT);
        assertThat(KeyBesidePath.of(List.of("Bearer bk_1"), List.of(), "access_token=bk_2"))
                .isEqualTo(DIFFERENT);
    }

    @ParameterizedTest
    @CsvSource({
        "dryRun=true&access_token=bk_1&service=x, dryRun=true&service=x",
        "access_token=bk_1, ''",
        "service=x, service=x",
        "'', ''"
    })
    void isTakenOutOfTheQueryBeforeAnythingReadsIt(String query, String without) {
        assertThat(KeyBesidePath.withoutKey(query)).isEqualTo(without);
    }

    @Test
    void showsNoKeyInItsText() {
        assertThat(FOUND.toString()).doesNotContain("bk_1");
    }
}
