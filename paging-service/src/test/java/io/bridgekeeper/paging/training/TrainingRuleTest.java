package io.bridgekeeper.paging.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgekeeper.paging.training.TrainingRule.Required;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingRuleTest {

    /** Accepted and shadowed; "-": nothing is known. Who waits where learners do, where everybody does, where nobody does. */
    @ParameterizedTest(name = "accepted {0}, shadowed {1}: {2}")
    @CsvSource({
        "-, -, UNPROVEN, false, true,  false",
        "0, 0, LEARNING, true,  true,  false",
        "0, 1, LEARNING, true,  true,  false",
        "0, 2, TRAINED,  false, false, false",
        "0, 3, TRAINED,  false, false, false",
        "1, 0, TRAINED,  false, false, false",
        "1, 1, TRAINED,  false, false, false",
    })
    void tellsWhereAPersonStandsAndWhetherTheyWait(
            String accepted, String shadowed, Standing standing, boolean learners, boolean everybody, boolean nobody) {
        Optional<Experience> experience = accepted.equals("-")
                ? Optional.empty()
                : Optional.of(new Experience(
                        "dave", "checkout", Integer.parseInt(accepted), Integer.parseInt(shadowed), Instant.EPOCH));
        assertThat(new TrainingRule(2, Required.LEARNERS).standing(experience)).isEqualTo(standing);
        assertThat(new TrainingRule(2, Required.LEARNERS).waits(standing)).isEqualTo(learners);
        assertThat(new TrainingRule(2, Required.EVERYBODY).waits(standing)).isEqualTo(everybody);
        assertThat(new TrainingRule(2, Required.NOBODY).waits(standing)).isEqualTo(nobody);
    }

    @Test
    void takesAsManyShadowedIncidentsAsThePlatformAsksFor() {
        Optional<Experience> three = Optional.of(new Experience("dave", "checkout", 0, 3, Instant.EPOCH));
        assertThat(new TrainingRule(4, Required.LEARNERS).standing(three)).isEqualTo(Standing.LEARNING);
        assertThat(new TrainingRule(3, Required.LEARNERS).standing(three)).isEqualTo(Standing.TRAINED);
        assertThatThrownBy(() -> new TrainingRule(0, Required.LEARNERS)).hasMessageContaining("at least 1");
    }
}
