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

/** What lies between what beats and paging-service. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class HeartbeatIT {

    private static final String PATH = "/heartbeats/bkh_S3cret-w0rd_";

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
                .method(method, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void isPassedOnWithoutAToken(String method) {
        assertThat(send(method, HttpRequest.BodyPublishers.noBody()).status()).isEqualTo(200);
        UpstreamServer.Seen seen = upstream.seen().getFirst();
        assertThat(seen.method()).isEqualTo(method);
        assertThat(seen.uri()).isEqualTo(PATH);
        assertThat(seen.headers()).doesNotContainKeys("authorization", "cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void isNothingButABeat(String method) {
        Answer answer = send(method, HttpRequest.BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("GET, POST");
        assertThat(upstream.seen()).isEmpty();
    }

    @Test
    void takesNoBody() {
        assertThat(send("POST", HttpRequest.BodyPublishers.ofString("much")).status())
                .isEqualTo(413);
        assertThat(upstream.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/heartbeats/", "/heartbeats/a/b", "/heartbeats/a%2fb", "/heartbeats/..%2finternal"})
    void isNoOtherPath(String path) {
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(upstream.seen()).isEmpty();
    }

    @Test
    void hasAKeyThatStandsInNoMetricAndNoTrace() {
        get(PATH);
        upstream.close();
        assertThat(get(PATH).status()).isEqualTo(502);
        assertThat(get("/q/metrics").text()).contains("/heartbeats/{secret}").doesNotContain("S3cret");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> spans.words().stream().anyMatch(word -> word.contains("/heartbeats/")));
        assertThat(spans.words()).noneMatch(word -> word.contains("S3cret"));
    }
}
