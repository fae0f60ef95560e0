package io.bridgekeeper.followup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolvabilityTest {

    @Test
    void leavesTheWayOpenAfterAFix() {
        assertThat(Solvability.of("fix")).isEqualTo(new Solvability.Possible());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    restart      | Resolved by a restart, which hides the cause until next time.
                    workaround   | Resolved by a workaround, which goes around the cause.
                    rollback     | Resolved by a rollback, which puts the change off that brought the cause to light.
                    scale-up     | Resolved by more capacity, which feeds the cause and does not end it.
                    self-cleared | It cleared by itself, and nobody knows why.
                    false-alarm  | It was a false alarm, and the alarm still stands.
                    prayer       | Resolved by 'prayer', which is not a fix.
                    """)
    void callsNothingElseSolved(String how, String because) {
        assertThat(Solvability.of(how)).isEqualTo(new Solvability.Excluded(because));
    }
}
