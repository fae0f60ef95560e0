package io.bridgekeeper.paging.notify.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushEncryptionTest {

    /** The example of RFC 8291, section 5 and appendix A. */
    private static final String PLAINTEXT = "When I grow up, I want to be a watermelon";

    private static final String BROWSERS_POINT =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String BROWSERS_KEY = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final String OUR_POINT =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String OUR_KEY = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
    private static final String BODY = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3"
            + "vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Q"
            + "ulcy4a-fN";

    private static final Subscription BROWSER =
            new Subscription("https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV", BROWSERS_POINT, AUTH);

    @Test
    void makesTheBodyOfTheExampleInTheRfc() {
        byte[] plaintext = PLAINTEXT.getBytes(StandardCharsets.UTF_8);
        byte[] body =
                PushEncryption.encrypt(BROWSER, pair(OUR_POINT, OUR_KEY), decoded(SALT), plaintext, plaintext.length);
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body)).isEqualTo(BODY);
    }

    @Test
    void isReadByTheBrowserOfTheExample() {
        PushBrowser browser = new PushBrowser(pair(BROWSERS_POINT, BROWSERS_KEY), decoded(AUTH));
        assertThat(browser.read(decoded(BODY))).isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 1_024, 1_025, 2_048, 3_992, PushEncryption.MOST})
    void isReadWithoutItsPadding(int length) {
        PushBrowser browser = PushBrowser.fresh();
        byte[] body = encrypted(browser, "x".repeat(length));
        assertThat(browser.read(body)).isEqualTo("x".repeat(length));
        assertThat(body.length).isLessThanOrEqualTo(4_096);
    }

    @ParameterizedTest
    @CsvSource({"0, 1024", "1024, 1024", "1025, 2048", "2048, 2048", "2049, 3993", "3993, 3993"})
    void tellsLittleByItsLength(int plaintext, int padded) {
        assertThat(PushLength.padded(plaintext)).isEqualTo(padded);
        assertThat(encrypted(PushBrowser.fresh(), "x".repeat(plaintext))).hasSize(padded + 103);
    }

    @Test
    void isReadByNobodyElse() {
        byte[] body = encrypted(PushBrowser.fresh(), "for one alone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PushBrowser.fresh().read(body));
    }

    @Test
    void isNotReadWhereItWasChanged() {
        PushBrowser browser = PushBrowser.fresh();
        byte[] body = encrypted(browser, "unchanged");
        body[body.length - 1] ^= 1;
        assertThatIllegalArgumentException().isThrownBy(() -> browser.read(body));
    }

    private static byte[] encrypted(PushBrowser browser, String text) {
        byte[] plaintext = text.getBytes(StandardCharsets.UTF_8);
        Subscription subscription = new Subscription("https://push.example.net/1", browser.p256dh(), browser.auth());
        return PushEncryption.encrypt(
                subscription, PushBrowser.newKeys(), new byte[16], plaintext, PushLength.padded(plaintext.length));
    }

    private static KeyPair pair(String point, String scalar) {
        ECPrivateKey key = P256.privateKey(decoded(scalar)).orElseThrow();
        return new KeyPair(P256.point(decoded(point)).orElseThrow(), key);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
