package io.bridgekeeper.paging.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            nullValues = "absent",
            value = {
                "critical, SEV1",
                "fatal, SEV1",
                "emergency, SEV1",
                "page, SEV1",
                "P1, SEV1",
                "sev1, SEV1",
                "error, SEV2",
                "major, SEV2",
                "high, SEV2",
                "HIGH, SEV2",
                "warning, SEV3",
                "minor, SEV3",
                "average, SEV3",
                "something-new, SEV3",
                "absent, SEV3",
                "'', SEV3",
                "info, SEV4",
                "low, SEV4",
                "' info ', SEV4",
                "debug, SEV5",
                "none, SEV5",
            })
    void readsTheSendersWord(String word, Severity severity) {
        assertThat(Severity.of(word)).isEqualTo(severity);
    }
}
