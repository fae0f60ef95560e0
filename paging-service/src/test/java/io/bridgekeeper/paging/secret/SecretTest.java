package io.bridgekeeper.paging.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void has32BytesBehindItsPrefix() {
        assertThat(Secret.of("bk_", new byte[Secret.RANDOM_BYTES]).text()).matches("bk_[A-Za-z0-9_-]{43}");
    }

    @Test
    void isKnownByTheSha256OfItsText() {
        // echo -n bk_abc | sha256sum
        assertThat(new Secret("bk_abc").hash())
                .isEqualTo("0f815d7f4d80f6724b6bff855124d2ba3303e4a311521033b0ccc1d5910d3d55");
    }

    @Test
    void isHiddenByItsText() {
        assertThat(new Secret("bk_abc").toString()).doesNotContain("bk_abc");
    }
}
