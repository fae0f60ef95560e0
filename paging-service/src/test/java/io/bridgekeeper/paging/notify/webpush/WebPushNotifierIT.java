package io.bridgekeeper.paging.notify.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.Message;
import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.Notice;
import io.bridgekeeper.paging.notify.Notifier;
import io.bridgekeeper.paging.notify.NotifierSuite;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebPushNotifierIT extends NotifierSuite {

    private static final String PRIVATE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";

    private final PushBrowser browser = PushBrowser.fresh();
    private PushService service;

    private record Settings(Optional<String> privateKey, Optional<String> subject) implements WebPushConfig {
        @Override
        public List<String> allowedHosts() {
            return List.of("127.0.0.1", "*.push.example.org");
        }

        @Override
        public Duration lookUpTimeout() {
            return TIMEOUT;
        }

        @Override
        public Duration connectTimeout() {
            return TIMEOUT;
        }

        @Override
        public Duration timeout() {
            return TIMEOUT;
        }

        @Override
        public Duration keep() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration keepMessages() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration receiptWithin() {
            return Duration.ofSeconds(60);
        }
    }

    @Override
    protected Notifier begin() {
        service = new PushService(0, CLOCK);
        return make(Optional.of(PRIVATE), Optional.of("mailto:ops@example.org"));
    }

    private Notifier make(Optional<String> privateKey, Optional<String> subject) {
        WebPushConfig config = new Settings(privateKey, subject);
        return new WebPushNotifier(
                config, new PushKeyMapper(config), CLOCK, new SecureRandom(), new ObjectMapper(), vertx);
    }

    @Override
    protected void end() {
        service.close();
    }

    @Override
    protected String target() {
        return browser.target(service.endpoint(SECRET));
    }

    @Override
    protected void refuseForNow() {
        service.answer(503);
    }

    @Override
    protected void refuseForGood() {
        service.answer(404);
    }

    @Override
    protected void hang() {
        service.hang();
    }

    @Override
    protected List<Taken> taken() {
        return service.taken().stream()
                .map(taken -> new Taken(taken.headers().get("idempotency-key"), browser.read(taken.body())))
                .toList();
    }

    @Override
    protected List<String> badTargets() {
        String sound = target();
        return List.of(
                "",
                "nowhere",
                "https://fcm.googleapis.com/" + SECRET,
                " " + sound,
                sound.replace(browser.auth(), SECRET),
                browser.target("http://push.example.org/" + SECRET),
                browser.target("https://elsewhere.example.org/" + SECRET),
                browser.target("https://push.example.org/" + SECRET),
                browser.target("https://ada:" + SECRET + "@a.push.example.org/"));
    }

    @AfterEach
    void hadRightTokens() {
        assertThat(service.refused()).isEmpty();
    }

    @Test
    void takesServicesBelowAHostThatTheAdminNamed() {
        assertThat(notifier.objection(browser.target("https://web.push.example.org/x")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void isSentWhereTheServiceTakesIt(int status) {
        service.answer(status);
        assertThat(send()).isEqualTo(new Delivery.Sent());
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void saysThatADeviceIsGone(int status) {
        service.answer(status);
        assertThat(send())
                .isEqualTo(new Delivery.PermanentFailure(
                        "the device is not subscribed any more: enrol it anew, or remove it", true));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 401, 403, 413})
    void isGivenUpAtOnceWhereTheSameCannotWork(int status) {
        service.answer(status);
        assertThat(send()).isEqualTo(new Delivery.PermanentFailure("the receiver answered " + status));
    }

    @ParameterizedTest
    @CsvSource({"429, 17", "500,", "502,", "503, 17"})
    void isTriedAgainWhereTheServiceHasTrouble(int status, String retryAfter) {
        service.answer(status, retryAfter);
        assertThat(send())
                .isEqualTo(new Delivery.TemporaryFailure(
                        "the receiver answered " + status,
                        Optional.ofNullable(retryAfter).map(Long::parseLong).map(NOW::plusSeconds)));
    }

    @ParameterizedTest
    @CsvSource({"SEV1, high", "SEV2, high", "SEV3, normal", "SEV5, normal"})
    void hurriesWithWhatIsBad(String severity, String urgency) {
        Notice notice = new Notice(
                ID,
                new UUID(0, 1),
                new UUID(0, 2),
                "ada",
                0,
                "webpush",
                target(),
                1,
                brief("Checkout answers 5xx", severity));
        assertThat(notifier.send(notice).await().indefinitely()).isEqualTo(new Delivery.Sent());
        assertThat(service.taken().getFirst().headers())
                .containsEntry("urgency", urgency)
                .containsEntry("ttl", "900")
                // A repeat takes the place of what it repeats.
                .containsEntry("topic", "01993a5e000070008000000000000001")
                .containsEntry("content-type", "application/octet-stream");
    }

    @Test
    void saysWhoWeAreForHalfADay() {
        send();
        PushService.Taken taken = service.taken().getFirst();
        assertThat(taken.claims().path("sub").asText()).isEqualTo("mailto:ops@example.org");
        assertThat(Instant.ofEpochSecond(taken.claims().path("exp").asLong()))
                .isEqualTo(NOW.plus(Duration.ofHours(12)));
    }

    @Test
    void looksTheSameToTheServiceWhateverItSays() {
        send();
        send();
        MessageText text = new MessageText("x", "Short", "And simple.", "https://bridge.example.org");
        notifier.tell(new Message(ID, "ada", "webpush", target(), 1, text))
                .await()
                .indefinitely();
        assertThat(service.taken()).extracting(taken -> taken.body().length).containsExactly(1_127, 1_127, 1_127);
        assertThat(service.taken().get(0).body())
                .isNotEqualTo(service.taken().get(1).body());
        assertThat(service.taken().get(2).headers())
                .containsEntry("ttl", "86400")
                .containsEntry("urgency", "normal");
    }

    @Test
    void saysThatItIsNotSetUp() {
        Notifier none = make(Optional.empty(), Optional.empty());
        assertThat(none.objection(target())).contains("Web Push is not set up on this platform");
        assertThat(none.send(notice(target(), 1)).await().indefinitely())
                .isEqualTo(new Delivery.PermanentFailure("Web Push is not set up on this platform"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "short   | mailto:ops@example.org",
                PRIVATE + " |",
                PRIVATE + " | ops@example.org",
                PRIVATE + " | mailto:o\"ps@example.org"
            })
    void doesNotStartWithAKeyThatIsNoneOrWithoutWhomToAsk(String key, String subject) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> make(Optional.of(key), Optional.ofNullable(subject)))
                .satisfies(why -> assertThat(why.getMessage())
                        .startsWith("paging.notify.webpush.")
                        .doesNotContain(PRIVATE));
    }
}
