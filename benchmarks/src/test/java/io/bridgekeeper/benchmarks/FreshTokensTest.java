package io.bridgekeeper.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class FreshTokensTest {

    @Test
    void seesTheGroupOfATokenByItsWholePath() {
        assertThat(FreshTokens.carries(token("{\"groups\":[\"/a\",\"/a/b\"]}"), "/a/b"))
                .isTrue();
        assertThat(FreshTokens.carries(token("{\"groups\":[\"/a\",\"/a/b/c\"]}"), "/a/b"))
                .isFalse();
        assertThat(FreshTokens.carries(token("{\"sub\":\"/a/b\"}"), "/a/b")).isFalse();
    }

    private static String token(String claims) {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".sig";
    }
}
