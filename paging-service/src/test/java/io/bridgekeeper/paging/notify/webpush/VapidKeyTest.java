package io.bridgekeeper.paging.notify.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VapidKeyTest {

    /** The pair of the application server in RFC 8291, appendix A. */
    private static final String PRIVATE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";

    private static final String PUBLIC =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";

    @Test
    void findsItsPublicKey() {
        assertThat(VapidKey.of(PRIVATE).publicKey()).isEqualTo(PUBLIC);
    }

    @Test
    void findsThePublicKeyOfAnyPrivateOne() {
        IntStream.range(0, 50).forEach(i -> {
            KeyPair pair = PushBrowser.newKeys();
            byte[] scalar = PushBrowser.coordinate(((ECPrivateKey) pair.getPrivate()).getS());
            assertThat(VapidKey.of(base64(scalar)).publicKey())
                    .isEqualTo(base64(P256.bytes((ECPublicKey) pair.getPublic())));
        });
    }

    @Test
    void signsForWhomUntilWhenAndWhomToAsk() throws Exception {
        String header = VapidKey.of(PRIVATE)
                .authorization(
                        "https://push.example.net", Instant.ofEpochSecond(1_453_523_768), "mailto:push@example.com");
        assertThat(header).startsWith("vapid t=").endsWith(", k=" + PUBLIC);
        String[] parts =
                header.substring("vapid t=".length(), header.indexOf(',')).split("\\.");
        // The example of RFC 8292, section 2.4, to the letter.
        assertThat(text(parts[0])).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
        assertThat(text(parts[1]))
                .isEqualTo(
                        "{\"aud\":\"https://push.example.net\",\"exp\":1453523768,\"sub\":\"mailto:push@example.com\"}");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(P256.point(Base64.getUrlDecoder().decode(PUBLIC)).orElseThrow());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "not base64url!",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "_____wAAAAD__________7zm-q2nF56E87nKwvxjJVE",
                "__________________________________________8"
            })
    void takesNoKeyThatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> VapidKey.of(text)).satisfies(why -> {
            if (!text.isEmpty()) {
                assertThat(why.getMessage()).doesNotContain(text);
            }
        });
    }

    @Test
    void tellsNoPrivateKeyInItsText() {
        assertThat(VapidKey.of(PRIVATE).toString()).contains(PUBLIC).doesNotContain(PRIVATE);
    }

    @Test
    void makesOtherSecretsForOtherPurposes() {
        VapidKey key = VapidKey.of(PRIVATE);
        assertThat(key.derived("a")).hasSize(32).isEqualTo(key.derived("a")).isNotEqualTo(key.derived("b"));
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
