package io.bridgekeeper.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessIdentityTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private final ProcessIdentity identity = new ProcessIdentity(4711, NINE);

    @Test
    void knowsItsProcessAgainWhenTheClockShiftedByASecond() {
        assertThat(identity.isThatOf(4711, NINE.plusSeconds(1))).isTrue();
        assertThat(identity.isThatOf(4711, NINE.minusSeconds(1))).isTrue();
    }

    @Test
    void isNotALaterProcessThatGotTheSameNumber() {
        assertThat(identity.isThatOf(4711, NINE.plusSeconds(60))).isFalse();
    }

    @Test
    void isNotAnotherProcessOfTheSameMoment() {
        assertThat(identity.isThatOf(4712, NINE)).isFalse();
    }

    @Test
    void readsWhatItWrote() {
        assertThat(ProcessIdentity.read(identity.written())).contains(identity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4711", "4711 ", "x 1", "4711 1 1", "-1 5", "99999999999999999999 1"})
    void namesNobodyWhenHalfWritten(String written) {
        assertThat(ProcessIdentity.read(written)).isEmpty();
    }
}
