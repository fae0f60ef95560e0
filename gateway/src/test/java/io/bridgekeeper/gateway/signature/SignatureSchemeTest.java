package io.bridgekeeper.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.format.BodyMapper;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.signature.SignatureVerdict.Holds;
import io.bridgekeeper.gateway.signature.SignatureVerdict.Missing;
import io.bridgekeeper.gateway.signature.SignatureVerdict.Once;
import io.bridgekeeper.gateway.signature.SignatureVerdict.OutOfTime;
import io.bridgekeeper.gateway.signature.SignatureVerdict.Wrong;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first body, key and signature are case 2 of RFC 4231. */
class SignatureSchemeTest {

    private static final String BODY = "what do ya want for nothing?";
    private static final String SIGNATURE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    private static final Instant NOW = Instant.ofEpochSecond(1_795_000_000);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final List<String> SECRETS = List.of("the next secret", "Jefe");
    private static final SignatureVerdict HOLDS = new Holds(Optional.empty());

    private static SignatureVerdict check(SignatureScheme scheme, String body, String... headers) {
        return check(scheme, SECRETS, body, headers);
    }

    private static SignatureVerdict check(
            SignatureScheme scheme, List<String> secrets, String body, String... headers) {
        Map<String, String> sent = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            sent.put(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return scheme.check(new Sent(bytes, sent, "", "", new BodyMapper()), secrets, NOW, WINDOW);
    }

    private static String mac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"grafana, GRAFANA", "sentry, SENTRY", "generic, OURS", "alertmanager, OURS", "change, OURS"})
    void isTheToolsOwnWhereItHasOne(String format, SignatureScheme scheme) {
        assertThat(SignatureScheme.of(format)).isEqualTo(scheme);
    }

    @ParameterizedTest
    @CsvSource({"SENTRY, Sentry-Hook-Signature", "GRAFANA, X-Grafana-Alerting-Signature"})
    void holdsForTheBytesAsTheyCameUnderAnyOfTheSecrets(SignatureScheme scheme, String header) {
        assertThat(check(scheme, BODY, header, SIGNATURE)).isEqualTo(HOLDS);
        assertThat(check(scheme, BODY, header, " " + SIGNATURE.toUpperCase(Locale.ROOT)))
                .isEqualTo(HOLDS);
        assertThat(check(scheme, List.of("Jefe", "the last"), BODY, header, SIGNATURE))
                .isEqualTo(HOLDS);
        assertThat(check(scheme, BODY + " ", header, SIGNATURE)).isEqualTo(new Wrong());
        assertThat(check(scheme, List.of("jefe"), BODY, header, SIGNATURE)).isEqualTo(new Wrong());
        assertThat(check(scheme, List.of(), BODY, header, SIGNATURE)).isEqualTo(new Wrong());
        assertThat(check(scheme, BODY)).isEqualTo(new Missing());
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
                "t=1795000000",
                "v1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "t=,v1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                ",,,,,,,,,,",
                "ü"
            })
    void isWrongForWhatIsNoSignature(String header) {
        for (SignatureScheme scheme : SignatureScheme.values()) {
            assertThat(check(scheme, BODY, scheme.header(), header)).isEqualTo(new Wrong());
        }
    }

    @Test
    void grafanaSignsItsTimeWhereItsContactPointNamesAHeaderForIt() {
        String mac = mac("Jefe", "1795000000:" + BODY);
        assertThat(check(
                        SignatureScheme.GRAFANA,
                        BODY,
                        "X-Grafana-Alerting-Signature",
                        mac,
                        "X-Grafana-Alerting-Timestamp",
                        "1795000000"))
                .isEqualTo(new Holds(Optional.of(new Once(mac, NOW.plus(WINDOW)))));
        assertThat(check(
                        SignatureScheme.GRAFANA,
                        BODY,
                        "X-Grafana-Alerting-Signature",
                        mac,
                        "X-Grafana-Alerting-Timestamp",
                        "1795000001"))
                .isEqualTo(new Wrong());
        assertThat(check(SignatureScheme.GRAFANA, BODY, "X-Grafana-Alerting-Signature", mac))
                .as("without its time")
                .isEqualTo(new Wrong());
    }

    @ParameterizedTest
    @CsvSource({"-301, false", "-300, true", "0, true", "300, true", "301, false"})
    void isInTimeForSomeMinutesEitherWay(int seconds, boolean inTime) {
        long at = NOW.getEpochSecond() + seconds;
        String mac = mac("Jefe", at + "." + BODY);
        SignatureVerdict verdict =
                check(SignatureScheme.OURS, BODY, "X-Bridgekeeper-Signature", "t=" + at + ",v1=" + mac);
        assertThat(verdict)
                .isEqualTo(
                        inTime
                                ? new Holds(Optional.of(
                                        new Once(mac, Instant.ofEpochSecond(at).plus(WINDOW))))
                                : new OutOfTime());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "99999999999", "999999999999999999999", "soon", " 1795000000"})
    void isOutOfTimeForWhatIsNoTimeThoughItWereSigned(String time) {
        String mac = mac("Jefe", time + "." + BODY);
        assertThat(check(SignatureScheme.OURS, BODY, "X-Bridgekeeper-Signature", "t=" + time + ",v1=" + mac))
                .isNotInstanceOf(Holds.class);
    }

    @Test
    void anyOfSeveralSignaturesOfOursMayHold() {
        String mac = mac("Jefe", "1795000000." + BODY);
        assertThat(check(
                        SignatureScheme.OURS,
                        BODY,
                        "X-Bridgekeeper-Signature",
                        "v1=" + SIGNATURE + ", v1=" + mac + ", t=1795000000"))
                .isInstanceOf(Holds.class);
    }

    @Test
    void tellsOfAWrongClockOnlyWhoHasASecret() {
        assertThat(check(SignatureScheme.OURS, BODY, "X-Bridgekeeper-Signature", "t=5,v1=" + SIGNATURE))
                .isEqualTo(new Wrong());
    }
}
