package io.bridgekeeper.gateway.owner;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static io.bridgekeeper.gateway.GatewayCaller.post;
import static io.bridgekeeper.gateway.GatewayCaller.request;
import static io.bridgekeeper.gateway.GatewayCaller.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.gateway.Broker;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.GatewayStack;
import io.bridgekeeper.gateway.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Raw events on their way, dead letters, and what owners do with them; paging-service is a server of the test's own. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class OwnerIT {

    private static final TestStack STACK = TestStack.start(Part.KAFKA, Part.KEYCLOAK);
    private static final String MAPPING = "{\"title\":\"name\",\"dedupKey\":\"id\"}";
    private static final String CANARY = "canary-7f3a9c";

    private final UUID integrationId = UUID.randomUUID();
    private final UUID letterId = UUID.randomUUID();
    private final String key = "key-" + UUID.randomUUID();
    private final String integration = "/api/paging/integrations/" + integrationId;
    private final String letter = integration + "/dead-letters/" + letterId;

    private UpstreamServer paging;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void publishIntegration() throws IOException {
        paging = new UpstreamServer();
        Broker.integration(integrationId, false, key);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> post("/hooks/" + key + "/generic?dryRun=true", "{\"title\":\"t\"}")
                                .status()
                        == 200);
    }

    @AfterEach
    void close() {
        paging.close();
    }

    private static String bearer() {
        return "Bearer " + STACK.token("alice");
    }

    private static Answer posted(String path, String body) {
        return post(path, body, "Authorization", bearer(), "Content-Type", "application/json");
    }

    private Answer put(String body) {
        return send(request(integration + "/mapping", "Authorization", bearer(), "Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode rawEvent(String outcome) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> Broker.all(Broker.RAW_EVENTS).stream()
                                .filter(message -> message.key().equals(integrationId.toString()))
                                .map(this::data)
                                .filter(data -> data.get("outcome").asText().equals(outcome))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private JsonNode data(ConsumerRecord<String, String> message) {
        try {
            return json.readTree(message.value());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tellsWhatAHookWasSentWithoutItsSecrets() {
        Answer answer = post(
                "/hooks/" + key + "/generic?team=a&token=" + CANARY,
                "{\"title\":\"t\",\"apiKey\":\"" + CANARY + "\",\"url\":\"https://u:" + CANARY + "@h/\"}",
                "Authorization",
                "Bearer " + CANARY,
                "Content-Type",
                "application/json");
        assertThat(answer.status()).isEqualTo(202);
        JsonNode told = rawEvent("read");
        assertThat(told.get("signalIds").get(0)).isEqualTo(answer.json().at("/signals/0/signalId"));
        assertThat(told.get("format").asText()).isEqualTo("generic");
        assertThat(told.get("query").asText()).isEqualTo("team=a&token=(redacted)");
        assertThat(told.get("headers").has("authorization")).isFalse();
        for (String topic : List.of(Broker.RAW_EVENTS, Broker.SIGNALS)) {
            assertThat(Broker.all(topic)).noneMatch(message -> message.value().contains(CANARY));
        }
        assertThat(get("/q/metrics").text())
                .contains("gateway_raw_event_dropped_total")
                .doesNotContain(CANARY);
    }

    @Test
    void keepsWhatCannotBeReadAsADeadLetterBeforeItSaysSo() {
        Answer answer = post("/hooks/" + key + "/generic", "{\"token\":\"" + CANARY + "\"}");
        assertThat(answer.status()).isEqualTo(400);
        List<JsonNode> told = Broker.all(Broker.RAW_EVENTS).stream()
                .filter(message -> message.key().equals(integrationId.toString()))
                .map(this::data)
                .toList();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().get("body").asText()).isEqualTo("{\"token\":\"(redacted)\"}");
        assertThat(told.getFirst().get("faults")).isEqualTo(answer.json().get("errors"));
    }

    @Test
    void keepsWhatADropInPathCannotReadToo() {
        Answer pagerDuty = post("/v2/enqueue", "{\"routing_key\":\"" + key + "\",\"event_action\":\"no-such\"}");
        assertThat(pagerDuty.status()).isEqualTo(400);
        JsonNode told = rawEvent("unreadable");
        assertThat(told.get("format").asText()).isEqualTo("pagerduty");
        assertThat(told.get("body").asText()).contains("(redacted)").doesNotContain(key);
    }

    @Test
    void aDryRunLeavesNoRawEvent() {
        Answer tried = post("/hooks/" + key + "/generic?dryRun=true", "{}");
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().get("signals")).isEmpty();
        assertThat(tried.json().get("unread")).isNotEmpty();
        post("/hooks/" + key + "/generic", "{\"title\":\"t\"}");
        rawEvent("read");
        assertThat(Broker.all(Broker.RAW_EVENTS))
                .filteredOn(message -> message.key().equals(integrationId.toString()))
                .hasSize(1);
    }

    @Test
    void readsByTheIntegrationsOwnMappingWithinASecondOfItsPublication() {
        assertThat(wouldBecome("{\"name\":\"n\",\"id\":7}")).isEmpty();
        Broker.mapped(integrationId, key, MAPPING);
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !wouldBecome("{\"name\":\"n\",\"id\":7}").isEmpty());
        Answer answer = post("/hooks/" + key + "/generic-json", "{\"name\":\"n\",\"id\":7}");
        assertThat(answer.json().at("/signals/0/dedupKey").asText()).isEqualTo("7");
        Broker.integration(integrationId, false, key);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> wouldBecome("{\"name\":\"n\",\"id\":7}").isEmpty());
    }

    private JsonNode wouldBecome(String body) {
        return post("/hooks/" + key + "/generic-json?dryRun=true", body).json().get("signals");
    }

    @Test
    void passesAGoodMappingOnWithTheCallersTokenAndAFaultyOneNot() {
        Answer faulty = put("{\"title\":\"a[\",\"state\":7,\"no\":1}");
        assertThat(faulty.status()).isEqualTo(400);
        assertThat(faulty.json().get("type").asText()).endsWith("/faulty-mapping");
        assertThat(faulty.json().get("errors"))
                .extracting(error -> error.get("path").asText())
                .contains("title", "state", "no");
        assertThat(paging.seen()).isEmpty();
        assertThat(put("{\"title\":\"" + "a".repeat(33_000) + "\"}").status()).isEqualTo(400);
        assertThat(put(MAPPING).status()).isEqualTo(200);
        UpstreamServer.Seen seen = paging.seen().getFirst();
        assertThat(seen.method()).isEqualTo("PUT");
        assertThat(seen.body()).isEqualTo(MAPPING);
        assertThat(seen.headers().get("authorization")).startsWith("Bearer ey");
    }

    @Test
    void nobodyWithoutATokenGetsThatFar() {
        for (String path : List.of(integration + "/mapping/preview", letter + "/replay")) {
            assertThat(post(path, MAPPING).status()).isEqualTo(401);
            assertThat(post(path, MAPPING, "Authorization", "Bearer not.a.token")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(paging.seen()).isEmpty();
    }

    private static String event(UUID id, String body, boolean cut) {
        return """
                {"eventId":"%s","receivedAt":"2026-11-23T02:11:00Z","format":"generic-json","contentType":"application/json",
                 "path":"","query":"","outcome":"unreadable","signalIds":[],"errors":[{"path":"title","message":"is needed"}],
                 "bodyLength":9,"cut":%s,"headers":{"content-type":"application/json"},"body":%s}
                """.formatted(id, cut, body);
    }

    @Test
    void showsWhatTheLastRawEventsWouldBecome() {
        paging.reply(
                integration + "/raw-events",
                200,
                "{\"events\":[" + event(letterId, "\"{\\\"name\\\":\\\"n\\\",\\\"id\\\":7,\\\"more\\\":1}\"", false)
                        + "," + event(letterId, "\"{}\"", false) + "," + event(letterId, "\"{\"", true) + "]}");
        Answer answer = posted(integration + "/mapping/preview", MAPPING);
        assertThat(answer.status()).isEqualTo(200);
        JsonNode events = answer.json().get("events");
        assertThat(events).hasSize(3);
        assertThat(events.at("/0/eventId").asText()).isEqualTo(letterId.toString());
        assertThat(events.at("/0/would/signals/0/title").asText()).isEqualTo("n");
        assertThat(events.at("/0/would/unread/0").asText()).isEqualTo("more");
        assertThat(events.at("/0/was/outcome").asText()).isEqualTo("unreadable");
        assertThat(events.at("/1/would").isNull()).isTrue();
        assertThat(events.at("/1/errors/0/path").asText()).isEqualTo("title");
        assertThat(events.at("/2/errors/0/message").asText()).contains("too long");
        assertThat(paging.seen().getFirst().uri()).endsWith("/raw-events?bodies=true&limit=50");
        assertThat(paging.seen().getFirst().headers().get("authorization")).startsWith("Bearer ey");
    }

    @Test
    void showsNothingOfAnothersIntegration() {
        String refusal = "{\"type\":\"https://bridgekeeper.io/problems/not-your-integration\",\"status\":403}";
        paging.reply(integration + "/raw-events", 403, refusal);
        paging.reply(letter, 403, refusal);
        for (Answer answer :
                List.of(posted(integration + "/mapping/preview", MAPPING), posted(letter + "/replay", ""))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().get("type").asText()).endsWith("/not-your-integration");
        }
        assertThat(paging.seen()).noneMatch(seen -> seen.uri().startsWith("/internal/"));
    }

    @Test
    void replaysADeadLetterByTheMappingOfNowUnderIdsOfItsOwn() {
        paging.reply(letter, 200, event(letterId, "\"{\\\"name\\\":\\\"n\\\",\\\"id\\\":7}\"", false));
        paging.reply(integration + "/mapping", 200, "{\"mapping\":" + MAPPING + ",\"changedBy\":\"alice\"}");
        Answer first = posted(letter + "/replay", "");
        Answer second = posted(letter + "/replay", "");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().get("outcome").asText()).isEqualTo("read");
        assertThat(second.json().get("signalIds")).isEqualTo(first.json().get("signalIds"));
        String signalId = first.json().at("/signalIds/0").asText();
        List<ConsumerRecord<String, String>> kept = Broker.all(Broker.SIGNALS).stream()
                .filter(message -> signalId.equals(Broker.header(message, "ce_id")))
                .toList();
        assertThat(kept).hasSize(2);
        assertThat(data(kept.getFirst()).get("dedupKey").asText()).isEqualTo("7");
        assertThat(data(kept.getFirst()).at("/evidence/received").asText()).startsWith("2026-11-23T02:11:00Z");
        JsonNode noted = paging.seen().stream()
                .filter(seen -> seen.uri().equals("/internal/paging/dead-letters/replayed"))
                .map(seen -> {
                    try {
                        return json.readTree(seen.body());
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .findFirst()
                .orElseThrow();
        assertThat(noted.get("by").asText()).isEqualTo("alice");
        assertThat(noted.at("/signalIds/0").asText()).isEqualTo(signalId);
    }

    @Test
    void saysWhyADeadLetterStillCannotBeReadAndLeavesItWhereItIs() {
        paging.reply(letter, 200, event(letterId, "\"{\\\"name\\\":\\\"n\\\"}\"", false));
        paging.reply(integration + "/mapping", 404, "{\"type\":\"https://bridgekeeper.io/problems/no-mapping\"}");
        Answer answer = posted(letter + "/replay", "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("type").asText()).endsWith("/still-unreadable");
        assertThat(answer.json().at("/errors/0/path").asText()).isEqualTo("title");
        assertThat(paging.seen()).noneMatch(seen -> seen.uri().startsWith("/internal/"));
    }

    @Test
    void answersAReplayThatWasDoneBeforeWithWhatItCameTo() {
        UUID signalId = UUID.randomUUID();
        String done = event(letterId, "\"{}\"", false).strip();
        paging.reply(
                letter,
                200,
                done.substring(0, done.length() - 1) + ",\"replay\":{\"at\":\"2026-11-23T03:00:00Z\",\"by\":\"alice\","
                        + "\"outcome\":\"read\",\"signalIds\":[\"" + signalId + "\"]}}");
        Answer answer = posted(letter + "/replay", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("before").asBoolean()).isTrue();
        assertThat(answer.json().at("/signalIds/0").asText()).isEqualTo(signalId.toString());
        assertThat(paging.seen()).hasSize(1);
    }
}
