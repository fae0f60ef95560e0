package io.bridgekeeper.paging.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdsTest {

    @ParameterizedTest
    @CsvSource({
        "Checkout primary,   checkout-primary",
        "Bob.Moran,          bob.moran",
        "carol+oncall,       carol-oncall",
        "Núñez Ørsted,       nunez-rsted",
        "'  --Search (EU)! ', search-eu",
        "日本,                thing",
        "__x,                x",
    })
    void keepsOfANameWhatAnIdMayHave(String name, String id) {
        assertThat(new Ids().of(name, "thing")).isEqualTo(id);
    }

    @Test
    void givesNoIdTwice() {
        Ids ids = new Ids();
        assertThat(ids.of("a b", "x")).isEqualTo("a-b");
        assertThat(ids.of("a-b", "x")).isEqualTo("a-b-2");
        assertThat(ids.of("a-b-2", "x")).isEqualTo("a-b-2-2");
        assertThat(ids.of("A B", "x")).isEqualTo("a-b-3");
    }

    @Test
    void keepsWithinTheLengthOfAnIdAlsoWithANumber() {
        Ids ids = new Ids();
        String name = "n".repeat(100);
        assertThat(ids.of(name, "x")).hasSize(63);
        assertThat(ids.of(name, "x")).hasSize(63).endsWith("-2");
    }
}
