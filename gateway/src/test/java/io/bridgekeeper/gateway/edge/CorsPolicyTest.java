package io.bridgekeeper.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CorsPolicyTest {

    private final CorsPolicy policy = new CorsPolicy(Set.of("https://ops.example.com"));

    @Test
    void letsTheListedOriginReadAndNoOther() {
        assertThat(policy.answer("https://ops.example.com"))
                .containsEntry("Access-Control-Allow-Origin", "https://ops.example.com");
        for (String other : new String[] {
            null,
            "null",
            "*",
            "http://ops.example.com",
            "https://ops.example.com.evil.example",
            "https://OPS.example.com"
        }) {
            assertThat(policy.answer(other)).containsOnlyKeys("Vary");
            assertThat(policy.preflight(other)).containsOnlyKeys("Vary");
        }
    }

    @Test
    void letsNobodyInByDefault() {
        assertThat(new CorsPolicy(Set.of()).preflight("https://ops.example.com"))
                .containsOnlyKeys("Vary");
    }

    @Test
    void neverAllowsCookiesNorTheHeaderOfOurOwnPages() {
        assertThat(policy.preflight("https://ops.example.com"))
                .doesNotContainKey("Access-Control-Allow-Credentials")
                .hasEntrySatisfying(
                        "Access-Control-Allow-Headers",
                        allowed -> assertThat(allowed).contains("Authorization").doesNotContainIgnoringCase("csrf"));
    }
}
