package io.bridgekeeper.gateway.sns;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client alone against a server with the name of SNS. */
class HttpsSnsClientIT {

    private final SnsServer server = new SnsServer();
    private final Vertx vertx = Vertx.vertx();
    private final HttpsSnsClient client = new HttpsSnsClient(vertx, server.trusting(), server.place());

    @AfterEach
    void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }

    private SnsAnswer get(String address) {
        return client.get(address, 16 * 1024).await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void getsACertificateThatCanBeRead() {
        assertThat(get(SnsServer.CERTIFICATE)).isInstanceOfSatisfying(SnsAnswer.Got.class, got -> {
            assertThat(got.status()).isEqualTo(200);
            assertThat(CertificateMapper.read(got.bytes())).isPresent();
        });
        assertThat(server.seen()).containsExactly(SnsServer.NAME + "/SimpleNotificationService-0123456789abcdef.pem");
    }

    @Test
    void followsNoRedirect() {
        assertThat(get("https://" + SnsServer.NAME + "/redirect.pem"))
                .isInstanceOfSatisfying(
                        SnsAnswer.Got.class, got -> assertThat(got.status()).isEqualTo(302));
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void takesNoMoreThanItAskedFor() {
        assertThat(get("https://" + SnsServer.NAME + "/huge.pem"))
                .isEqualTo(new SnsAnswer.Away("answers with too much"));
    }

    @Test
    void speaksToNobodyWhoCannotProveTheName() {
        assertThat(get("https://sns.us-east-1.amazonaws.com/a.pem")).isInstanceOf(SnsAnswer.Away.class);
        assertThat(server.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-central-1.amazonaws.com/a.pem",
                "https://127.0.0.1/a.pem",
                "https://sns.eu-central-1.amazonaws.com:8443/a.pem",
                "https://sns.eu-central-1.amazonaws.com@127.0.0.1/a.pem",
                "https://sns.eu-central-1.amazonaws.com/latest/meta-data",
                "no address"
            })
    void callsNoAddressButThoseOfSns(String address) {
        assertThat(get(address)).isInstanceOf(SnsAnswer.Away.class);
        assertThat(server.seen()).isEmpty();
    }
}
