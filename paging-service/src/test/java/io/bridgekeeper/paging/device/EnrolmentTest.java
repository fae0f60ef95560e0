package io.bridgekeeper.paging.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnrolmentTest {

    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");

    @Test
    void isOpenUntilItsEndAndNotAtIt() {
        Enrolment enrolment = new Enrolment("ada", NOW, Optional.empty());
        assertThat(enrolment.standing(NOW.minusNanos(1))).isEqualTo(new Enrolment.Standing.Open("ada", NOW));
        assertThat(enrolment.standing(NOW)).isEqualTo(new Enrolment.Standing.Expired());
    }

    @Test
    void isUsedOnce() {
        Enrolment enrolment = new Enrolment("ada", NOW, Optional.of(NOW.minusSeconds(1)));
        assertThat(enrolment.standing(NOW.minusSeconds(1))).isEqualTo(new Enrolment.Standing.Used());
    }

    @Test
    void saysInPlainWordsWhatWillHappen() {
        DeviceText text = DeviceText.of(new Enrolment.Standing.Open("ada", NOW), id -> "Ada L.");
        assertThat(text.headline()).isEqualTo("Let Bridgekeeper call Ada L. on this device");
        assertThat(text.lines()).contains("This page is good once, until 02:00 UTC.");
        assertThat(text.isOpen()).isTrue();
    }

    @Test
    void offersNoButtonWhereNothingCanBeEnrolled() {
        for (Enrolment.Standing standing : List.of(
                new Enrolment.Standing.Used(), new Enrolment.Standing.Expired(), new Enrolment.Standing.Unknown())) {
            DeviceText text = DeviceText.of(standing, id -> id);
            assertThat(text.isOpen()).isFalse();
            assertThat(text.lines().getFirst()).endsWith("Ask for a new link where you are logged in.");
        }
    }
}
