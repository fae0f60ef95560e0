package io.bridgekeeper.paging.notify.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bridgekeeper.paging.WebhookSink;
import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.HttpNotifierSuite;
import io.bridgekeeper.paging.notify.Notifier;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What text messages and calls have in common. */
abstract class TwilioNotifierSuite extends HttpNotifierSuite {

    static final String NUMBER = "+4915112345678";
    static final String OURS = "+4930901820";

    private boolean isStopped;
    private boolean knowsNoStops;

    /** Of a platform where all is set up; a test changes what it is about. */
    record Settings(
            URI baseUrl,
            Optional<String> accountSid,
            Optional<String> authToken,
            Optional<String> apiKeySid,
            Optional<String> apiKeySecret,
            Optional<String> from,
            Optional<String> service)
            implements TestConfig, TwilioConfig {

        static Settings at(int port) {
            return new Settings(
                    URI.create("http://127.0.0.1:" + port),
                    Optional.of("AC1"),
                    Optional.of(SECRET),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(OURS),
                    Optional.empty());
        }

        @Override
        public URI publicUrl() {
            return URI.create("https://bridge.example.org");
        }

        @Override
        public Optional<String> previousAuthToken() {
            return Optional.empty();
        }

        @Override
        public Sms sms() {
            return new Sms() {
                @Override
                public Optional<String> from() {
                    return Settings.this.from();
                }

                @Override
                public Optional<String> messagingServiceSid() {
                    return service();
                }

                @Override
                public Duration validity() {
                    return Duration.ofSeconds(10);
                }

                @Override
                public Duration receiptWithin() {
                    return Duration.ofSeconds(60);
                }
            };
        }

        @Override
        public Voice voice() {
            return new Voice() {
                @Override
                public Optional<String> from() {
                    return Settings.this.from();
                }

                @Override
                public Duration ringFor() {
                    return Duration.ofSeconds(30);
                }

                @Override
                public boolean machineDetection() {
                    return true;
                }

                @Override
                public Duration receiptWithin() {
                    return Duration.ofSeconds(120);
                }
            };
        }

        Settings without(boolean account, boolean sender) {
            return new Settings(
                    baseUrl,
                    account ? Optional.empty() : accountSid,
                    authToken,
                    apiKeySid,
                    apiKeySecret,
                    sender ? Optional.empty() : from,
                    service);
        }

        Settings withKey(Optional<String> sid, Optional<String> secret) {
            return new Settings(baseUrl, accountSid, authToken, sid, secret, from, service);
        }

        Settings withService(String sid) {
            return new Settings(baseUrl, accountSid, authToken, apiKeySid, apiKeySecret, from, Optional.of(sid));
        }

        Settings at(String url) {
            return new Settings(URI.create(url), accountSid, authToken, apiKeySid, apiKeySecret, from, service);
        }

        Settings withoutToken() {
            return new Settings(baseUrl, accountSid, Optional.empty(), apiKeySid, apiKeySecret, from, service);
        }
    }

    abstract Notifier make(TwilioConfig config, TwilioClient client);

    abstract String resource();

    Notifier make(Settings settings) {
        StopFlow stops = (channel, number) -> knowsNoStops
                ? Uni.createFrom().failure(new IllegalStateException("the database is away"))
                : Uni.createFrom().item(isStopped);
        return make(settings, new TwilioClient(settings, stops, CLOCK, JSON, vertx));
    }

    Settings settings() {
        return Settings.at(sink.port());
    }

    @Override
    protected Notifier make() {
        return make(settings());
    }

    @Override
    protected String path() {
        return "/2010-04-01/Accounts/AC1/" + resource();
    }

    @Override
    protected String target() {
        return NUMBER;
    }

    @Override
    protected String contentType() {
        return "application/x-www-form-urlencoded";
    }

    @Override
    protected List<Taken> taken() {
        return sink.received(path()).stream()
                .map(received -> new Taken(
                        received.headers().get("idempotency-key"),
                        String.join("\n", fields(received).values())))
                .toList();
    }

    Map<String, String> lastFields() {
        return fields(sink.received(path()).getLast());
    }

    private static Map<String, String> fields(WebhookSink.Received received) {
        return Arrays.stream(received.body().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    protected List<String> badTargets() {
        return List.of(
                "",
                "ada",
                "4915112345678",
                "+0151",
                "+49151",
                "+4915112345678901",
                "+49 151 " + SECRET,
                "tel:" + NUMBER);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void callsAsTheAccountOrByItsKey() {
        send();
        assertThat(sink.received(path()).getLast().headers()).containsEntry("authorization", basic("AC1", SECRET));
        make(settings().withKey(Optional.of("SK1"), Optional.of("k3y")))
                .send(notice(target(), 1))
                .await()
                .indefinitely();
        assertThat(sink.received(path()).getLast().headers()).containsEntry("authorization", basic("SK1", "k3y"));
    }

    @Test
    void sendsToTheNumberHoweverItIsGrouped() {
        assertThat(notifier.objection("+49 (151) 123-456.78")).isEmpty();
        notifier.send(notice("+49 (151) 123-456.78", 1)).await().indefinitely();
        assertThat(lastFields()).containsEntry("To", NUMBER).containsEntry("From", OURS);
    }

    @Test
    void sendsNothingToANumberThatHasSaidStop() {
        isStopped = true;
        assertThat(send()).isEqualTo(new Delivery.PermanentFailure(StopFlow.REASON));
        assertThat(taken()).isEmpty();
    }

    @Test
    void sendsNothingWhileItIsNotKnownWhoSaidStop() {
        knowsNoStops = true;
        assertThat(send()).isInstanceOf(Delivery.TemporaryFailure.class);
        assertThat(taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "21211 | the number is none (21211)",
                "21610 | the number has said STOP to the provider (21610)",
                "21614 | the number takes no text messages (21614)",
                "20003 | the provider does not know the platform's account (20003)",
                "29999 | the provider says error 29999",
            })
    void saysWhatTheProviderDoesNotLike(String code, String reason) {
        sink.saying(path(), "{\"code\": " + code + ", \"message\": \"'To' " + NUMBER + " is wrong\", \"status\": 400}");
        sink.answer(path(), 400);
        assertThat(send()).isEqualTo(new Delivery.PermanentFailure(reason));
    }

    @Test
    void comesAgainWhereTheProviderIsAskedTooOften() {
        sink.saying(path(), "{\"code\": 20429, \"message\": \"Too many requests\"}");
        sink.answer(path(), 429, "7");
        assertThat(send())
                .isEqualTo(new Delivery.TemporaryFailure(
                        "the receiver answered 429", Optional.of(Instant.parse("2026-11-27T02:00:07Z"))));
        sink.answer(path(), 400);
        assertThat(send()).isInstanceOf(Delivery.TemporaryFailure.class);
    }

    @Test
    void readsNoMoreOfAnAnswerThanItsBeginning() {
        sink.saying(path(), "{\"x\":\"" + "y".repeat(100_000) + "\",\"code\":21211}");
        sink.answer(path(), 400);
        assertThat(send()).isEqualTo(new Delivery.PermanentFailure("the receiver answered 400"));
    }

    @Test
    void saysThatItIsNotSetUp() {
        for (Settings none : List.of(settings().without(true, false), settings().without(false, true))) {
            Notifier unset = make(none);
            assertThat(unset.objection(NUMBER))
                    .hasValueSatisfying(why -> assertThat(why).contains("not set up"));
            assertThat(unset.send(notice(NUMBER, 1)).await().indefinitely())
                    .isInstanceOf(Delivery.PermanentFailure.class);
        }
        assertThat(taken()).isEmpty();
    }

    @Test
    void doesNotStartWithSettingsThatCannotWork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> make(settings().at("ftp://twilio")))
                .withMessageContaining("base-url");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> make(settings().withoutToken()))
                .withMessageContaining("auth-token");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> make(settings().withKey(Optional.of("SK1"), Optional.empty())))
                .withMessageContaining("api-key");
    }

    @Test
    void tellsNoNumberInItsReasonsAndRecords() {
        refuseForGood();
        assertThat(send().toString()).doesNotContain(NUMBER);
        assertThat(notice(NUMBER, 1).toString()).doesNotContain(NUMBER);
    }
}
