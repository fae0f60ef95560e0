package io.bridgekeeper.paging.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    @Test
    void signsAsStandardWebhooksDoes() {
        // The example of the Standard Webhooks libraries.
        var signature = new WebhookSignature(List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        assertThat(signature.headers(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}"))
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsWithBothKeysWhileOneReplacesTheOther() {
        String fresh = "whsec_" + "A".repeat(32);
        String old = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        Instant now = Instant.ofEpochSecond(1_614_265_330);
        String byFresh =
                new WebhookSignature(List.of(fresh)).headers("msg_1", now, "{}").get("webhook-signature");
        String byOld =
                new WebhookSignature(List.of(old)).headers("msg_1", now, "{}").get("webhook-signature");
        assertThat(new WebhookSignature(List.of(fresh, old)).headers("msg_1", now, "{}"))
                .containsEntry("webhook-signature", byFresh + " " + byOld);
        assertThat(byFresh).isNotEqualTo(byOld);
    }

    @Test
    void isContentWithTheSecretsThatItMakes() {
        assertThat(new WebhookSignature(List.of(WebhookSignature.secretOf(new byte[32])))
                        .headers("msg_1", Instant.EPOCH, "{}"))
                .containsKey("webhook-signature");
    }

    @Test
    void signsWithNoKeyNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookSignature(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ="})
    void refusesASecretThatIsNone(String secret) {
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookSignature(List.of(secret)));
    }
}
