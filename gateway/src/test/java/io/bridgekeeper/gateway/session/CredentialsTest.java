package io.bridgekeeper.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {

    @Test
    void aHeaderDecidesBeforeACookie() {
        assertThat(Credentials.isCookie("Bearer x", List.of("q_session_console")))
                .isFalse();
        assertThat(Credentials.isCookie("", List.of("q_session_console"))).isFalse();
        assertThat(Credentials.isCookie(null, List.of("a", "q_session_console_chunk_1")))
                .isTrue();
        assertThat(Credentials.isCookie(null, List.of("q_auth_console"))).isFalse();
        assertThat(Credentials.isCookie(null, List.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/console, true",
        "/console/, true",
        "/console/callback, true",
        "/consoles, false",
        "/api/console, false"
    })
    void aLogInIsOfferedBelowConsoleAlone(String path, boolean offered) {
        assertThat(Credentials.isConsole(path)).isEqualTo(offered);
    }

    @ParameterizedTest
    @CsvSource({"GET, false", "HEAD, false", "OPTIONS, false", "POST, true", "DELETE, true", "FROB, true"})
    void whatIsNotKnownToBeSafeMayChange(String method, boolean may) {
        assertThat(Credentials.mayChange(method)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "null, false",
                "same-origin, false",
                "none, false",
                "same-site, true",
                "cross-site, true",
                "new, true"
            },
            nullValues = "null")
    void aBrowserSaysWhoAsks(String said, boolean foreign) {
        assertThat(Credentials.isForeign(said)).isEqualTo(foreign);
    }

    @Test
    void aCsrfTokenFitsItsSessionAndSecretAlone() {
        String token = CsrfToken.of("secret", "session");
        assertThat(token).hasSize(43);
        assertThat(CsrfToken.fits(token, "secret", "session")).isTrue();
        assertThat(CsrfToken.fits(token, "secret", "other")).isFalse();
        assertThat(CsrfToken.fits(token, "other", "session")).isFalse();
        assertThat(CsrfToken.fits(null, "secret", "session")).isFalse();
        assertThat(CsrfToken.fits("", "secret", "session")).isFalse();
    }
}
