package io.bridgekeeper.gateway.hook;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static io.bridgekeeper.gateway.GatewayCaller.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.gateway.Broker;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.GatewayStack;
import io.bridgekeeper.gateway.SpanLedger;
import io.bridgekeeper.gateway.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change comes in under an integration's key, and is answered once paging-service has it. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class ChangeHookIT {

    private static final String PAGERDUTY =
            "{\"payload\":{\"summary\":\"Checkout 4.2\",\"timestamp\":\"2026-11-26T12:00:00.000+0000\"}}";

    private final UUID integrationId = UUID.randomUUID();
    private final String key = "key-" + UUID.randomUUID();

    @Inject
    ObjectMapper json;

    @Inject
    SpanLedger spans;

    @BeforeEach
    void publishIntegration() {
        Broker.integration(integrationId, false, key);
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .until(() -> post("/hooks/" + key + "/generic?dryRun=true", "{\"title\":\"t\"}")
                                .status()
                        == 200);
    }

    @Test
    void handsAChangeOverWithItsIntegration() throws IOException {
        try (UpstreamServer paging = new UpstreamServer()) {
            Answer answer = post(change(key) + "?service=checkout", PAGERDUTY);
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().get("changeId").asText()).isEqualTo(UpstreamServer.CHANGE.toString());
            assertThat(answer.json().get("systems"))
                    .extracting(JsonNode::asText)
                    .containsExactly("checkout");
            UpstreamServer.Seen seen = paging.seen().getFirst();
            assertThat(seen.uri()).isEqualTo("/internal/paging/changes");
            assertThat(seen.headers().get("authorization")).startsWith("Bearer ey");
            JsonNode handed = json.readTree(seen.body());
            assertThat(handed.get("integrationId").asText()).isEqualTo(integrationId.toString());
            assertThat(handed.at("/change/summary").asText()).isEqualTo("Checkout 4.2");
            assertThat(handed.at("/change/at").asText()).isEqualTo("2026-11-26T12:00:00Z");
            assertThat(handed.at("/change/labels/service").asText()).isEqualTo("checkout");
        }
    }

    /** The body is that of paging-service's ChangeIT, which takes it. */
    @Test
    void handsOverEveryMemberUnderTheNameThatPagingServiceReads() throws IOException {
        String change = """
                {"id":"run-1","summary":"Search 2.1","kind":"migration","at":"2026-11-26T12:00:00Z","systems":["checkout"],
                 "labels":{"service":"search"},"source":"Jenkins","url":"https://ci.example.org/7","who":"alice"}""";
        try (UpstreamServer paging = new UpstreamServer()) {
            assertThat(post(change(key), change).status()).isEqualTo(202);
            assertThat(json.readTree(paging.seen().getFirst().body()).get("change"))
                    .isEqualTo(json.readTree(change));
        }
    }

    @Test
    void tellsTheSenderWhatPagingServiceFindsWrong() throws IOException {
        try (UpstreamServer paging = new UpstreamServer()) {
            Answer answer = post(change(key), "{\"summary\":\"x\",\"systems\":[\"no-such\"]}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("type").asText())
                    .isEqualTo("https://bridgekeeper.io/problems/unreadable-body");
            assertThat(answer.json().at("/errors/0/path").asText()).isEqualTo("systems[0]");
            assertThat(paging.seen()).hasSize(1);
        }
    }

    @Test
    void asksForTheChangeAgainWhilePagingServiceIsAway() {
        Answer answer = post(change(key), PAGERDUTY);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("5");
        assertThat(answer.json().get("type").asText()).isEqualTo("https://bridgekeeper.io/problems/change-not-kept");
    }

    @Test
    void takesNothingWithoutAKeyThatWorksAndNothingUnreadable() throws IOException {
        try (UpstreamServer paging = new UpstreamServer()) {
            assertThat(post(change("key-that-never-was"), PAGERDUTY).status()).isEqualTo(401);
            Answer broken = post(change(key), "{\"summary\":");
            assertThat(broken.status()).isEqualTo(400);
            assertThat(broken.json().at("/errors/0/message").asText()).startsWith("is not JSON at line 1");
            assertThat(post(change(key), "{\"kind\":[]}").json().get("errors"))
                    .extracting(fault -> fault.get("path").asText())
                    .containsExactlyInAnyOrder("summary", "kind");
            assertThat(post(change(key), "x".repeat(1_100_000)).status()).isEqualTo(413);
            assertThat(get(change(key)).status()).isEqualTo(405);
            assertThat(paging.seen()).isEmpty();
        }
    }

    @Test
    void theKeyStandsInNoTraceAndNoMetric() throws IOException {
        try (UpstreamServer paging = new UpstreamServer()) {
            post(change(key) + "?service=checkout", PAGERDUTY);
            assertThat(paging.seen()).hasSize(1);
        }
        assertThat(get("/q/metrics").text())
                .contains("/hooks/{integrationKey}")
                .contains("gateway_change_accepted_total")
                .doesNotContain(key);
        await().atMost(Duration.ofSeconds(5)).until(() -> spans.ended() > 0);
        assertThat(spans.words()).noneMatch(word -> word.contains(key));
    }

    private static String change(String key) {
        return "/hooks/" + key + "/change";
    }
}
