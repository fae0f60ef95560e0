package io.bridgekeeper.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionTest {

    @ParameterizedTest
    @CsvSource({
        "GET,  , application/json, , 1024, true",
        "GET,  , application/problem+json; charset=utf-8, , -1, true",
        "GET, same-origin, TEXT/HTML, no-cache, 5000, true",
        "GET, none, text/css, public, 5000, true",
        "GET,  , text/javascript, , 5000, true",
        "GET,  , application/json, , 1023, false",
        "GET,  , text/event-stream, , -1, false",
        "GET,  , image/png, , 5000, false",
        "GET,  , , , 5000, false",
        "POST, , application/json, , 5000, false",
        "HEAD, , application/json, , 5000, false",
        "GET,  , application/json, 'private, no-store', 5000, false",
        "GET, cross-site, application/json, , 5000, false",
        "GET, same-site, application/json, , 5000, false"
    })
    void isForLongTextsWithoutSecrets(
            String method, String fetchSite, String type, String cacheControl, long length, boolean compressed) {
        assertThat(Compression.isFor(method, fetchSite, type, cacheControl, length))
                .isEqualTo(compressed);
    }
}
