package io.bridgekeeper.gateway.format.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgekeeper.gateway.format.sentry.SentrySignature.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentrySignatureTest {

    /** The second test case of RFC 4231, so that it was not our own code that made the answer. */
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

    private static final String SIGNATURE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private final SentrySignature check = new SentrySignature(List.of("the next secret", "Jefe"));

    @Test
    void holdsForTheBytesAsTheyCameUnderAnyOfTheSecrets() {
        assertThat(check.check(BODY, Optional.of(SIGNATURE))).isEqualTo(Verdict.HOLDS);
        assertThat(new SentrySignature(List.of("Jefe", "the last secret")).check(BODY, Optional.of(SIGNATURE)))
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void isWrongForOtherBytesAndOtherSecrets() {
        byte[] other = "what do ya want for nothing ?".getBytes(StandardCharsets.UTF_8);
        assertThat(check.check(other, Optional.of(SIGNATURE))).isEqualTo(Verdict.WRONG);
        assertThat(check.check(new byte[0], Optional.of(SIGNATURE))).isEqualTo(Verdict.WRONG);
        assertThat(new SentrySignature(List.of("jefe")).check(BODY, Optional.of(SIGNATURE)))
                .isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "5bdcc146",
                "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec38430",
                "ü"
            })
    void isWrongForWhatIsNoSignature(String header) {
        assertThat(check.check(BODY, Optional.of(header))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void isMissingWithoutAHeader() {
        assertThat(check.check(BODY, Optional.empty())).isEqualTo(Verdict.MISSING);
    }

    @Test
    void cannotBeMadeWithoutASecret() {
        assertThatThrownBy(() -> new SentrySignature(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SentrySignature(List.of(""))).isInstanceOf(IllegalArgumentException.class);
    }
}
