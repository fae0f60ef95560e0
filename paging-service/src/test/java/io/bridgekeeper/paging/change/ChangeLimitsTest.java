package io.bridgekeeper.paging.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "PT23H, PT1H, 10, paging.change.keep",
        "P367D, PT1H, 10, paging.change.keep",
        "P30D, PT59S, 10, paging.change.before",
        "P30D, P31D, 10, paging.change.before",
        "P30D, PT24H, 0, paging.change.most",
        "P30D, PT24H, 51, paging.change.most",
    })
    void refusesASettingOutOfBounds(Duration keep, Duration before, int most, String setting) {
        assertThatThrownBy(() -> new ChangeLimits(keep, before, most))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(setting);
    }

    @Test
    void takesItsBounds() {
        assertThat(new ChangeLimits(Duration.ofDays(366), Duration.ofDays(366), 50).most())
                .isEqualTo(50);
        assertThat(new ChangeLimits(Duration.ofDays(1), Duration.ofMinutes(1), 1).most())
                .isEqualTo(1);
    }
}
