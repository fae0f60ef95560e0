package io.bridgekeeper.devstack.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The example of the Standard Webhooks specification, and what an attacker would change. */
class WebhookSignatureTest {
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIMESTAMP = "1614265330";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String GOOD = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant NOW = Instant.ofEpochSecond(1614265330);

    private final WebhookSignature signature = new WebhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void holdsForTheExampleOfTheSpecification() {
        assertThat(signature.check(ID, TIMESTAMP, GOOD, BODY, NOW)).isEqualTo(Arrival.Signature.valid);
    }

    @Test
    void holdsWhenOneOfSeveralDoes() {
        assertThat(signature.check(ID, TIMESTAMP, "v1,AAAA " + GOOD, BODY, NOW)).isEqualTo(Arrival.Signature.valid);
    }

    @Test
    void breaksWithTheBodyTheIdAndTheTimestamp() {
        byte[] other = "{\"test\": 2432232315}".getBytes(StandardCharsets.UTF_8);

        assertThat(signature.check(ID, TIMESTAMP, GOOD, other, NOW)).isEqualTo(Arrival.Signature.wrong);
        assertThat(signature.check(ID + "x", TIMESTAMP, GOOD, BODY, NOW)).isEqualTo(Arrival.Signature.wrong);
        assertThat(signature.check(ID, "1614265331", GOOD, BODY, NOW)).isEqualTo(Arrival.Signature.wrong);
    }

    @Test
    void isStaleWhenReplayedLater() {
        assertThat(signature.check(ID, TIMESTAMP, GOOD, BODY, NOW.plusSeconds(301)))
                .isEqualTo(Arrival.Signature.stale);
    }

    @Test
    void isMissingWithoutAnyOfTheHeaders() {
        assertThat(signature.check(null, TIMESTAMP, GOOD, BODY, NOW)).isEqualTo(Arrival.Signature.missing);
        assertThat(signature.check(ID, null, GOOD, BODY, NOW)).isEqualTo(Arrival.Signature.missing);
        assertThat(signature.check(ID, TIMESTAMP, null, BODY, NOW)).isEqualTo(Arrival.Signature.missing);
        assertThat(signature.check(ID, "yesterday", GOOD, BODY, NOW)).isEqualTo(Arrival.Signature.missing);
    }
}
