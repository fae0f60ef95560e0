package io.bridgekeeper.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepingTest {

    @ParameterizedTest(name = "{0}, secret {1}, {2} bytes: {3}")
    @CsvSource({
        "200, false, 10, TheAnswer",
        "201, true, 10, ThatItWas",
        "400, true, 10, TheAnswer",
        "409, false, 10, TheAnswer",
        "429, false, 10, Nothing",
        "499, false, 10, TheAnswer",
        "500, true, 10, Nothing",
        "503, false, 10, Nothing",
        "200, false, 262144, TheAnswer",
        "200, false, 262145, Nothing",
    })
    void keepsWhatWillBeTheSameWhenItIsAskedForAgain(int status, boolean ofSecretPath, int bytes, String kept) {
        Claim.Answered answered = new Claim.Answered(status, "application/json", new byte[bytes], null, null);
        assertThat(Keeping.of(answered, ofSecretPath).getClass().getSimpleName())
                .isEqualTo(kept);
    }
}
