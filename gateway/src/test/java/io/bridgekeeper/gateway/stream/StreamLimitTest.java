package io.bridgekeeper.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamLimitTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    6000, 8192, 6000
                    6000,  256, 6000
                    9000,  256, 6144
                    6000,  144, 2560
                       1,  256,    1
                    6000,   64,    1
                    6000,   16,    1
                    """)
    void takesAsManyAsWereAskedAndHaveRoom(int asked, long heapMiB, int taken) {
        assertThat(StreamLimit.of(asked, heapMiB * 1024 * 1024)).isEqualTo(taken);
    }
}
