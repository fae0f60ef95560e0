package io.bridgekeeper.access.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserNameTest {

    @ParameterizedTest
    @CsvSource({"alice, alice", "Alice, alice", "ALICE.Smith, alice.smith", "Émile, émile"})
    void isInLowerCase(String written, String kept) {
        assertThat(UserName.of(written)).isEqualTo(kept);
    }
}
