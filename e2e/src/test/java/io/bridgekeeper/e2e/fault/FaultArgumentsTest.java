package io.bridgekeeper.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultArgumentsTest {

    private static final List<String> KNOWN = List.of("F2", "F2", "F7", "F21");

    @Test
    void meansAllFaultsWhereNoneIsNamed() {
        assertThat(FaultArguments.of(List.of(), KNOWN))
                .isEqualTo(new FaultArguments(List.of(), Optional.empty(), false));
    }

    @Test
    void takesNamesTheSeedAndTheShortForm() {
        assertThat(FaultArguments.of(List.of("F2,F21", "--seed", "42", "F7", "--short"), KNOWN))
                .isEqualTo(new FaultArguments(List.of("F2", "F21", "F7"), Optional.of(42L), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"F3", "F2,,F7", "f2", "--sed", "F2;F7"})
    void refusesWhatItDoesNotKnowWithWhatThereIs(String word) {
        assertThatThrownBy(() -> FaultArguments.of(List.of(word), KNOWN))
                .isInstanceOf(FaultArguments.Wrong.class)
                .hasMessageContaining("F2, F7, F21");
    }

    @Test
    void refusesASeedThatIsNoNumber() {
        assertThatThrownBy(() -> FaultArguments.of(List.of("--seed", "many"), KNOWN))
                .hasMessageContaining("--seed 42");
        assertThatThrownBy(() -> FaultArguments.of(List.of("--seed"), KNOWN)).hasMessageContaining("--seed 42");
    }
}
