package io.bridgekeeper.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    private static final Position.Place FIRST = new Position.Place(0, 0);
    private static final Position.Place SECOND = new Position.Place(3, 11);

    @Test
    void isReadAsItWasWritten() {
        Position position = Position.START.with(SECOND, 9_000_000_000L).with(FIRST, -1);
        assertThat(position.text()).isEqualTo("0.0.0_3.b.44ud8g1");
        assertThat(Position.of(position.text())).contains(position);
    }

    @Test
    void coversWhatIsNoFurther() {
        Position one = Position.START.with(FIRST, 4).with(SECOND, 2);
        assertThat(one.covers(Position.START.with(FIRST, 4))).isTrue();
        assertThat(one.covers(Position.START.with(FIRST, 5))).isFalse();
        assertThat(Position.START.covers(one)).isFalse();
        assertThat(one.and(Position.START.with(FIRST, 5)))
                .isEqualTo(Position.START.with(FIRST, 5).with(SECOND, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "0.0", "0.0.0.0", "0.0.-5", "-1.0.1", "0.0.1_", "0.0.zzzzzzzzzzzzzzzz", "0,0,1", "é.0.1"
            })
    void whatWeNeverToldIsNone(String text) {
        assertThat(Position.of(text)).isEmpty();
    }

    @Test
    void nothingEndlessIsRead() {
        assertThat(Position.of("0.0.1_".repeat(10_000) + "0.0.1")).isEmpty();
        assertThat(Position.of(null)).isEmpty();
    }
}
