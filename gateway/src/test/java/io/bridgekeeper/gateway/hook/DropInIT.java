package io.bridgekeeper.gateway.hook;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static io.bridgekeeper.gateway.GatewayCaller.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
import io.bridgekeeper.gateway.Broker;
import io.bridgekeeper.gateway.GatewayCaller;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.GatewayStack;
import io.bridgekeeper.gateway.SpanLedger;
import io.bridgekeeper.gateway.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Senders of PagerDuty and Opsgenie are taken and answered as they are used to. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class DropInIT {

    private static final String ALIAS = "?identifierType=alias";

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
    void keepsAnEventOfPagerDutyBeforeItAnswersAsPagerDutyDoes() {
        Answer answer = post("/v2/enqueue", event("\"dedup_key\":\"disk/db7\",\"event_action\":\"trigger\""));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().toString())
                .isEqualTo("{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"disk/db7\"}");
        assertThat(post("/v2/enqueue", event("\"dedup_key\":\"disk/db7\",\"event_action\":\"resolve\""))
                        .status())
                .isEqualTo(202);
        assertThat(kept())
                .extracting(SignalReceived::format, SignalReceived::dedupKey, SignalReceived::state)
                .containsExactly(tuple("pagerduty", "disk/db7", "firing"), tuple("pagerduty", "disk/db7", "resolved"));
    }

    @Test
    void givesATriggerWithoutAKeyOneByWhichItCanBeResolved() {
        Answer answer = post("/v2/enqueue", event("\"event_action\":\"trigger\""));
        String given = answer.json().get("dedup_key").asText();
        assertThat(given).isNotBlank();
        assertThat(post("/v2/enqueue", event("\"event_action\":\"resolve\",\"dedup_key\":\"" + given + "\""))
                        .json()
                        .get("dedup_key")
                        .asText())
                .isEqualTo(given);
        assertThat(kept()).extracting(SignalReceived::dedupKey).containsExactly(given, given);
    }

    @Test
    void refusesAnEventAsPagerDutyDoes() {
        Answer wrong = post("/v2/enqueue", "{\"routing_key\":\"" + key + "\",\"event_action\":\"trigger\"}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.header("content-type")).isEqualTo("application/json");
        assertThat(wrong.json().get("status").asText()).isEqualTo("invalid event");
        assertThat(wrong.json().get("message").asText()).isEqualTo("Event object is invalid");
        assertThat(wrong.json().get("errors"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "payload.summary is needed to trigger",
                        "payload.source is needed to trigger",
                        "payload.severity is needed to trigger");
        for (String body : List.of("{", "[]", "{}", "", event("").replace(key, "key-that-never-was"))) {
            Answer refused = post("/v2/enqueue", body);
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.json().get("errors")).as(body).hasSize(1);
        }
        assertThat(get("/v2/enqueue").status()).isEqualTo(405);
        assertThat(post("/v2/enqueue", "x".repeat(1_100_000)).status()).isEqualTo(413);
        assertThat(kept()).isEmpty();
    }

    @Test
    void handsAChangeEventToThosePeopleWhoAskWhatChanged() throws IOException {
        String change = "{\"routing_key\":\"" + key + "\",\"payload\":{\"summary\":\"Checkout 4.2\"}}";
        assertThat(post("/v2/change/enqueue", change).status()).isEqualTo(503);
        try (UpstreamServer paging = new UpstreamServer()) {
            Answer answer = post("/v2/change/enqueue", change);
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().toString())
                    .isEqualTo("{\"status\":\"success\",\"message\":\"Change event processed\"}");
            JsonNode handed = json.readTree(paging.seen().getFirst().body());
            assertThat(handed.get("integrationId").asText()).isEqualTo(integrationId.toString());
            assertThat(handed.at("/change/summary").asText()).isEqualTo("Checkout 4.2");
            assertThat(handed.toString()).doesNotContain(key);
            Answer wrong = post("/v2/change/enqueue", change.replace("summary", "words"));
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.json().at("/errors/0").asText()).startsWith("payload.summary is needed");
        }
        assertThat(kept()).isEmpty();
    }

    @Test
    void keepsAnAlertOfOpsgenieAndItsEndUnderOneKey() {
        Answer created = opsgenie("/v2/alerts", "{\"message\":\"Orders fail\",\"alias\":\"orders/5xx\"}");
        assertThat(created.status()).isEqualTo(202);
        assertThat(created.json().get("result").asText()).isEqualTo("Request will be processed");
        assertThat(created.json().get("took").isNumber()).isTrue();
        assertThat(created.header("x-request-id"))
                .isEqualTo(created.json().get("requestId").asText());
        assertThat(opsgenie("/v2/alerts/orders%2F5xx/acknowledge" + ALIAS, "{\"note\":\"looking\"}")
                        .status())
                .isEqualTo(202);
        assertThat(opsgenie("/v2/alerts/orders%2F5xx/close" + ALIAS, "").status())
                .isEqualTo(202);
        assertThat(kept()).allSatisfy(signal -> {
            assertThat(signal.format()).isEqualTo("opsgenie");
            assertThat(signal.dedupKey()).isEqualTo("orders/5xx");
        });
        assertThat(kept()).extracting(SignalReceived::state).containsExactly("firing", "acknowledged", "resolved");
    }

    @Test
    void closesAnAlertWithoutAnAliasByTheIdOfItsRequest() {
        String id = opsgenie("/v2/alerts", "{\"message\":\"Orders fail\"}")
                .json()
                .get("requestId")
                .asText();
        assertThat(opsgenie("/v2/alerts/" + id + "/close", "{}").status()).isEqualTo(202);
        assertThat(kept()).extracting(SignalReceived::dedupKey).containsExactly(id, id);
    }

    @Test
    void refusesARequestAsOpsgenieDoes() {
        for (String authorization : List.of("GenieKey key-that-never-was", "Bearer " + key, "GenieKey")) {
            Answer unknown = post("/v2/alerts", "{\"message\":\"x\"}", "Authorization", authorization);
            assertThat(unknown.status()).isEqualTo(401);
            assertThat(unknown.json().get("message").asText()).isEqualTo("Could not authenticate");
            assertThat(unknown.header("x-request-id"))
                    .isEqualTo(unknown.json().get("requestId").asText());
        }
        assertThat(post("/v2/alerts", "{\"message\":\"x\"}").status()).isEqualTo(401);
        Answer wrong = opsgenie("/v2/alerts", "{\"alias\":\"a\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/errors/message").asText()).startsWith("is needed");
        assertThat(wrong.json().get("took").isNumber()).isTrue();
        assertThat(opsgenie("/v2/alerts/7/close?identifierType=tiny", "{}").status())
                .isEqualTo(422);
        assertThat(opsgenie("/v2/alerts", "{").status()).isEqualTo(400);
        assertThat(GatewayCaller.send(GatewayCaller.request("/v2/alerts", "Authorization", "GenieKey " + key)
                                .PUT(HttpRequest.BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(405);
        assertThat(kept()).isEmpty();
    }

    @Test
    void theKeyStandsInNoTraceAndNoMetric() {
        post("/v2/enqueue", event("\"event_action\":\"trigger\""));
        opsgenie("/v2/alerts/x/close" + ALIAS, "{}");
        opsgenie("/v2/alerts/x/close" + ALIAS, "{");
        assertThat(get("/q/metrics").text())
                .contains("gateway_signal_accepted_total{format=\"pagerduty\",way=\"kafka\"")
                .contains("/v2/alerts/{identifier}/close")
                .doesNotContain(key);
        await().atMost(Duration.ofSeconds(5)).until(() -> spans.ended() > 0);
        assertThat(spans.words()).anyMatch(word -> word.contains("/v2/"));
        assertThat(spans.words()).noneMatch(word -> word.contains(key));
    }

    private String event(String members) {
        return "{\"routing_key\":\"" + key + "\"" + (members.isEmpty() ? "" : "," + members)
                + ",\"payload\":{\"summary\":\"Disk full\",\"source\":\"db7\",\"severity\":\"critical\"}}";
    }

    private Answer opsgenie(String path, String body) {
        return post(path, body, "Authorization", "GenieKey " + key, "Content-Type", "application/json");
    }

    /** The signals of this test's integration, as they stand on the topic. */
    private List<SignalReceived> kept() {
        return Broker.all(Broker.SIGNALS).stream()
                .map(message -> read(message.value()))
                .filter(signal -> signal.integrationId().equals(integrationId))
                .sorted(Comparator.comparing(SignalReceived::receivedAt))
                .toList();
    }

    private SignalReceived read(String value) {
        try {
            return json.readValue(value, SignalReceived.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
