package io.bridgekeeper.paging.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeZoneTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static final Rotation BOTH =
            new Rotation("both", List.of(layer(BERLIN, "alice"), layer(TOKYO, "bob", "alice")));

    @Test
    void isThatOfTheFirstLayerThatNamesThePerson() {
        assertThat(HomeZone.in(BOTH, "alice")).isEqualTo(BERLIN);
        assertThat(HomeZone.in(BOTH, "bob")).isEqualTo(TOKYO);
        assertThat(HomeZone.in(BOTH, "zoe")).isEqualTo(BERLIN);
    }

    @Test
    void isUtcForWhoIsInNoRotation() {
        Rotation other = new Rotation("other", List.of(layer(TOKYO, "carol", "alice")));
        assertThat(HomeZone.among(List.of(other, BOTH), "alice")).isEqualTo(TOKYO);
        assertThat(HomeZone.among(List.of(other, BOTH), "zoe")).isEqualTo(ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T20:59:59Z, false",
        "2026-11-20T21:00:00Z, true",
        "2026-11-21T00:00:00Z, true",
        "2026-11-21T04:59:59Z, true",
        "2026-11-21T05:00:00Z, false",
    })
    void isNightFromTenToSixByTheClockOfTheZone(Instant instant, boolean night) {
        assertThat(Night.isAt(instant, BERLIN)).isEqualTo(night);
        assertThat(Night.of(LocalDate.of(2026, 11, 20), BERLIN).contains(instant))
                .isEqualTo(night);
    }

    @Test
    void aNightInWhichTheClocksChangeIsLongerOrShorter() {
        assertThat(Night.of(LocalDate.of(2026, 3, 28), BERLIN).length()).isEqualTo(Duration.ofHours(7));
        assertThat(Night.of(LocalDate.of(2026, 10, 24), BERLIN).length()).isEqualTo(Duration.ofHours(9));
    }

    private static Layer layer(ZoneId zone, String... people) {
        return new Layer(
                zone.getId(),
                Role.PRIMARY,
                List.of(people),
                new Turns.ByTheClock(zone, LocalDateTime.of(2026, 1, 5, 9, 0), 1, Turns.Unit.WEEK),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of());
    }
}
