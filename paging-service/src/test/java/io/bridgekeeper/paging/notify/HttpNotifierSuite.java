package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bridgekeeper.paging.WebhookSink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every channel over HTTP must do besides. */
public abstract class HttpNotifierSuite extends NotifierSuite {

    protected static final ObjectMapper JSON =
            new ObjectMapper().registerModules(new JavaTimeModule(), new Jdk8Module());

    protected WebhookSink sink;

    protected abstract Notifier make();

    /** Where the channel posts to. */
    protected abstract String path();

    @Override
    protected Notifier begin() {
        sink = new WebhookSink(0);
        sink.answer(path(), 200);
        return make();
    }

    @Override
    protected void end() {
        sink.close();
    }

    @Override
    protected void refuseForNow() {
        sink.answer(path(), 503);
    }

    @Override
    protected void refuseForGood() {
        sink.answer(path(), 404);
    }

    @Override
    protected void hang() {
        sink.hang(path());
    }

    @Override
    protected List<Taken> taken() {
        return sink.received(path()).stream()
                .map(received -> new Taken(received.headers().get("idempotency-key"), received.body()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void isSentWhereTheServerTakesIt(int status) {
        sink.answer(path(), status);
        assertThat(send()).isEqualTo(new Delivery.Sent());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 403, 404, 410, 413, 422})
    void isGivenUpAtOnceWhereTheSameCannotWork(int status) {
        sink.answer(path(), status);
        assertThat(send()).isEqualTo(new Delivery.PermanentFailure("the receiver answered " + status));
        assertThat(sink.received("/elsewhere")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void isTriedAgainWhereTheServerHasTrouble(int status) {
        sink.answer(path(), status);
        assertThat(send()).isEqualTo(new Delivery.TemporaryFailure("the receiver answered " + status));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17                            | 2026-11-27T02:00:17Z",
                "Fri, 27 Nov 2026 02:00:30 GMT | 2026-11-27T02:00:30Z",
                "0                             | 2026-11-27T02:00:00Z",
                "-3                            |",
                "soon                          |",
            })
    void tellsWhenTheServerWantsToBeAskedAgain(String retryAfter, Instant notBefore) {
        sink.answer(path(), 429, retryAfter);
        assertThat(send())
                .isEqualTo(new Delivery.TemporaryFailure("the receiver answered 429", Optional.ofNullable(notBefore)));
    }

    /** In which the channel writes. */
    protected String contentType() {
        return "application/json";
    }

    @Test
    void saysInWhichFormatItWrites() {
        send();
        assertThat(sink.received(path()).getFirst().headers()).containsEntry("content-type", contentType());
    }

    /** Settings with short times. */
    protected interface TestConfig extends ReceiverConfig {
        @Override
        default List<String> allowedHosts() {
            return List.of("127.0.0.1", "*");
        }

        @Override
        default Duration lookUpTimeout() {
            return TIMEOUT;
        }

        @Override
        default Duration connectTimeout() {
            return TIMEOUT;
        }

        @Override
        default Duration timeout() {
            return TIMEOUT;
        }
    }
}
