package io.bridgekeeper.paging.completeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "PT23H, 20,  P7D,   paging.completeness.look-back",
        "P367D, 20,  P7D,   paging.completeness.look-back",
        "P30D,  2,   P7D,   paging.completeness.last",
        "P30D,  201, P7D,   paging.completeness.last",
        "P30D,  20,  PT23H, paging.completeness.pause",
    })
    void refusesASettingOutOfBounds(Duration lookBack, int last, Duration pause, String setting) {
        assertThatThrownBy(() -> new ReviewLimits(lookBack, last, pause))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(setting);
    }

    @Test
    void takesItsBounds() {
        assertThat(new ReviewLimits(Duration.ofDays(1), 3, Duration.ofDays(1)).last())
                .isEqualTo(3);
        assertThat(new ReviewLimits(Duration.ofDays(366), 200, Duration.ofDays(366)).last())
                .isEqualTo(200);
    }
}
