package io.bridgekeeper.paging.ambience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AmbienceConfigTest {

    @Test
    void tellsTheTimeNoFinerThanTheDatabaseKeepsIt() {
        Clock clock = new AmbienceConfig().clock();

        assertThat(Stream.generate(clock::instant).limit(1_000))
                .extracting(Instant::getNano)
                .allMatch(nanos -> nanos % 1_000 == 0);
    }
}
