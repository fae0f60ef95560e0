package io.bridgekeeper.gateway.proxy;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.gateway.GatewayCaller;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.GatewayStack;
import io.bridgekeeper.gateway.SpanLedger;
import io.bridgekeeper.gateway.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies between a browser that shows notices and paging-service. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class PushIT {

    private static final String PATH = "/push/enrol/bkp_S3cret-w0rd_";
    private static final String BODY = "{\"subscription\":{},\"name\":\"Phone\"}";

    @Inject
    SpanLedger spans;

    private UpstreamServer upstream;

    @BeforeEach
    void startUpstream() throws IOException {
        upstream = new UpstreamServer();
    }

    @AfterEach
    void stopUpstream() {
        upstream.close();
    }

    private static Answer send(String method, HttpRequest.BodyPublisher body) {
        return GatewayCaller.send(GatewayCaller.request(PATH)
                .header("Authorization", "Bearer not.a.token")
                .header("Cookie", "session=2")
                .header("Content-Type", "application/json")
                .method(method, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void isOpenedWithoutALogin(String method) {
        Answer answer = send(method, HttpRequest.BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("set-cookie")).isNull();
        UpstreamServer.Seen seen = upstream.seen().getFirst();
        assertThat(seen.method()).isEqualTo(method);
        assertThat(seen.uri()).isEqualTo(PATH);
        assertThat(seen.headers()).doesNotContainKeys("authorization", "cookie");
    }

    @Test
    void isEnrolledWithoutALogin() {
        assertThat(send("POST", HttpRequest.BodyPublishers.ofString(BODY)).status())
                .isEqualTo(200);
        UpstreamServer.Seen seen = upstream.seen().getFirst();
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.uri()).isEqualTo(PATH);
        assertThat(seen.body()).isEqualTo(BODY);
        assertThat(seen.headers())
                .containsEntry("content-type", "application/json")
                .doesNotContainKeys("authorization", "cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void isNothingElse(String method) {
        Answer answer = send(method, HttpRequest.BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("GET, HEAD, POST");
        assertThat(upstream.seen()).isEmpty();
    }

    @Test
    void takesASubscriptionAndNoMore() {
        assertThat(send("POST", HttpRequest.BodyPublishers.ofString("x".repeat(4 * 1024)))
                        .status())
                .isEqualTo(200);
        assertThat(send("POST", HttpRequest.BodyPublishers.ofString("x".repeat(4 * 1024 + 1)))
                        .status())
                .isEqualTo(413);
        assertThat(upstream.seen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/push/worker.js",
                "/push/kept.js",
                "/push/page.js",
                "/push/style.css",
                "/push/manifest.webmanifest",
                "/push/icon.png"
            })
    void hasItsFiles(String path) {
        assertThat(get(path).status()).isEqualTo(200);
        assertThat(upstream.seen()).extracting(UpstreamServer.Seen::uri).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/push/device", "/push/confirmation", "/push/receipt"})
    void isHeardWithoutALogin(String path) {
        Answer answer = GatewayCaller.send(GatewayCaller.request(path)
                .header("Authorization", "Bearer not.a.token")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(upstream.seen().getFirst().uri()).isEqualTo(path);
        assertThat(upstream.seen().getFirst().headers()).doesNotContainKey("authorization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/push",
                "/push/",
                "/push/enrol",
                "/push/enrol/",
                "/push/enrol/a/b",
                "/push/enrol/a%2fb",
                "/push/..%2finternal",
                "/push/other.js",
                "/push/worker.js/",
                "/push/workerXjs",
                "/push/device/1"
            })
    void isNoOtherPath(String path) {
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(upstream.seen()).isEmpty();
    }

    @Test
    void hasASecretThatStandsInNoMetricAndNoTrace() {
        get(PATH);
        send("POST", HttpRequest.BodyPublishers.ofString(BODY));
        upstream.close();
        assertThat(get(PATH).status()).isEqualTo(502);
        assertThat(get("/q/metrics").text()).contains("/push/enrol/{secret}").doesNotContain("S3cret");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> spans.words().stream().anyMatch(word -> word.contains("/push/enrol/")));
        assertThat(spans.words()).noneMatch(word -> word.contains("S3cret"));
    }
}
