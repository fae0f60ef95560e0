package io.bridgekeeper.gateway.hook;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static io.bridgekeeper.gateway.GatewayCaller.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
import io.bridgekeeper.gateway.Broker;
import io.bridgekeeper.gateway.GatewayCaller;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.GatewayStack;
import io.bridgekeeper.gateway.SpanLedger;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class HookIT {

    private static final String FIRING = """
            {"version":"4","status":"firing","groupLabels":{"service":"checkout"},"groupKey":"{}:{service=\\"checkout\\"}",
             "alerts":[{"status":"firing","labels":{"alertname":"CheckoutErrors","service":"checkout"},
                        "annotations":{"summary":"Checkout answers 5xx"},"startsAt":"2026-11-23T02:11:00Z",
                        "fingerprint":"9f2c1b7a44d0e613"},
                       {"status":"resolved","labels":{"alertname":"CheckoutSlow"},"fingerprint":"0b7a44d0e6139f2c"}]}
            """;

    private final UUID integrationId = UUID.randomUUID();
    private final String key = "key-" + UUID.randomUUID();

    @Inject
    ObjectMapper json;

    @Inject
    SpanLedger spans;

    @BeforeEach
    void publishIntegration() {
        Broker.integration(integrationId, false, key);
        awaitStatus(key, 200);
    }

    @Test
    void keepsEverySignalOfABodyOnTheTopicBeforeItAnswers() throws IOException {
        Answer answer = post(alertmanager(key), FIRING, "Content-Type", "application/json");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("signals")).hasSize(2);
        for (JsonNode told : answer.json().get("signals")) {
            ConsumerRecord<String, String> message =
                    onTopic(told.get("signalId").asText());
            assertThat(message.key()).isEqualTo(integrationId + "|{}:{service=\"checkout\"}");
            assertThat(Broker.header(message, "ce_specversion")).isEqualTo("1.0");
            assertThat(Broker.header(message, "ce_type")).isEqualTo("gateway.signal.received.v1");
            assertThat(Broker.header(message, "ce_source")).isEqualTo("/bridgekeeper/gateway");
            assertThat(Broker.header(message, "content-type")).isEqualTo("application/json");
            assertThat(UUID.fromString(told.get("signalId").asText()).version()).isEqualTo(7);
            SignalReceived data = json.readValue(message.value(), SignalReceived.class);
            assertThat(data.integrationId()).isEqualTo(integrationId);
            assertThat(data.format()).isEqualTo("alertmanager");
            assertThat(data.dedupKey()).isEqualTo(told.get("dedupKey").asText());
            assertThat(data.state()).isEqualTo(told.get("state").asText());
            assertThat(Broker.header(message, "ce_time"))
                    .isEqualTo(data.receivedAt().toString());
        }
        assertThat(answer.json().get("signals"))
                .extracting(told -> told.get("dedupKey").asText())
                .containsExactly("9f2c1b7a44d0e613", "0b7a44d0e6139f2c");
    }

    @Test
    void aSignalWithoutAKeyOfTheSenderStandsForItself() {
        Answer answer = post("/hooks/" + key + "/generic", "{\"title\":\"Something broke\"}");
        JsonNode told = answer.json().get("signals").get(0);
        assertThat(told.get("dedupKey")).isEqualTo(told.get("signalId"));
        assertThat(onTopic(told.get("signalId").asText()).key())
                .isEqualTo(integrationId + "|" + told.get("signalId").asText());
    }

    @Test
    void carriesTheSendersTraceOn() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        Answer answer = post(
                "/hooks/" + key + "/generic",
                "{\"title\":\"t\"}",
                "traceparent",
                "00-" + trace + "-b7ad6b7169203331-01");
        String id = answer.json().get("signals").get(0).get("signalId").asText();
        assertThat(Broker.header(onTopic(id), "traceparent")).startsWith("00-" + trace + "-");
    }

    @Test
    void aDryRunTellsWhatWasReadAndKeepsNothing() {
        int before = Broker.all(Broker.SIGNALS).size();
        Answer answer = post("/hooks/" + key + "/generic?dryRun=true", "{\"title\":\"Tried\",\"job\":7}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("unread")).extracting(JsonNode::asText).containsExactly("job");
        JsonNode signal = answer.json().get("signals").get(0);
        assertThat(signal.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("state", "dedupKey", "title", "severity", "startsAt", "links", "labels");
        assertThat(signal.get("title").asText()).isEqualTo("Tried");
        assertThat(Broker.all(Broker.SIGNALS)).hasSize(before);
    }

    @Test
    void answersAnUnknownAndARevokedKeyAlike() {
        UUID gone = UUID.randomUUID();
        String revoked = "key-" + UUID.randomUUID();
        Broker.integration(gone, false, revoked);
        awaitStatus(revoked, 200);
        Broker.integration(gone, true, revoked);
        awaitStatus(revoked, 401);
        Answer toRevoked = post(alertmanager(revoked), FIRING);
        Answer toUnknown = post(alertmanager("key-that-never-was"), FIRING);
        assertThat(toRevoked.status()).isEqualTo(401);
        assertThat(toRevoked.text()).isEqualTo(toUnknown.text());
        assertThat(toRevoked.raw().headers().map())
                .isEqualTo(toUnknown.raw().headers().map());
        assertThat(toUnknown.json().get("type").asText())
                .isEqualTo("https://bridgekeeper.io/problems/unknown-integration-key");
    }

    @Test
    void aNewKeyWorksWithinASecondAndARotatedOneStops() {
        String second = "key-" + UUID.randomUUID();
        long start = System.nanoTime();
        Broker.integration(integrationId, false, second);
        awaitStatus(second, 200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(post(alertmanager(key), FIRING).status()).isEqualTo(401);
    }

    @Test
    void refusesAnUnreadableBodyWithEveryFault() {
        Answer answer = post(alertmanager(key), "{\"alerts\":[7,{\"status\":\"gone\",\"labels\":[]}]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("errors"))
                .extracting(fault -> fault.get("path").asText())
                .containsExactly("alerts[0]", "alerts[1].labels", "alerts[1].status");
        Answer broken = post(alertmanager(key), "{\"alerts\":");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().get("errors").get(0).get("message").asText()).startsWith("is not JSON at line 1");
        Answer deep = post(alertmanager(key), "[".repeat(10_000));
        assertThat(deep.status()).isEqualTo(400);
        assertThat(deep.json().get("errors")).hasSize(1);
    }

    @Test
    void refusesABodyOverTheLimitWhetherItsLengthIsToldOrNot() {
        String large = "{\"title\":\"" + "x".repeat(1_100_000) + "\"}";
        Answer told = post("/hooks/" + key + "/generic", large);
        assertThat(told.status()).isEqualTo(413);
        assertThat(told.json().get("limit").asInt()).isEqualTo(1_048_576);
        byte[] bytes = large.getBytes(StandardCharsets.UTF_8);
        Answer chunked = GatewayCaller.send(GatewayCaller.request("/hooks/" + key + "/generic")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes))));
        assertThat(chunked.status()).isEqualTo(413);
        Answer withExpect = GatewayCaller.send(GatewayCaller.request("/hooks/" + key + "/generic")
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofString(large)));
        assertThat(withExpect.status()).isEqualTo(413);
    }

    @Test
    void takesABodyThatWaitsToBeAskedFor() {
        Answer answer = GatewayCaller.send(GatewayCaller.request("/hooks/" + key + "/generic")
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"t\"}")));
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void refusesCompressedBodies() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(new byte[10_000_000]);
        }
        Answer answer = GatewayCaller.send(GatewayCaller.request("/hooks/" + key + "/generic")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(zipped.toByteArray())));
        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void givesUpOnABodyThatDoesNotArrive() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", GatewayCaller.GATEWAY.getPort())) {
            socket.setSoTimeout(10_000);
            String head = "POST /hooks/" + key + "/generic HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[12];
            assertThat(socket.getInputStream().readNBytes(answer, 0, 12)).isEqualTo(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
        }
    }

    @Test
    void toleratesAWrongContentTypeAndATokenThatIsNotOurs() {
        Answer answer = post(
                alertmanager(key), FIRING, "Content-Type", "text/plain", "Authorization", "Bearer of-another-system");
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void refusesOtherMethodsAndFormats() {
        Answer read = get(alertmanager(key));
        assertThat(read.status()).isEqualTo(405);
        assertThat(read.header("allow")).isEqualTo("POST");
        assertThat(post("/hooks/" + key + "/carrier-pigeon", "{}").status()).isEqualTo(404);
        assertThat(post("/hooks/" + key, "{}").status()).isEqualTo(404);
    }

    @Test
    void agreesToBeSentCloudEventsByWhoeverHasAKey() {
        Answer agreed = options(key, "cloudevents", "WebHook-Request-Origin", "eventemitter.example.com");
        assertThat(agreed.status()).isEqualTo(200);
        assertThat(agreed.header("webhook-allowed-origin")).isEqualTo("eventemitter.example.com");
        assertThat(agreed.header("webhook-allowed-rate")).isEqualTo("180000");
        assertThat(agreed.header("allow")).isEqualTo("POST, OPTIONS");
        Answer notAsked = options(key, "cloudevents", "X-Nothing", "1");
        assertThat(notAsked.status()).isEqualTo(200);
        assertThat(notAsked.header("webhook-allowed-origin")).isNull();
        Answer stranger = options("no-key", "cloudevents", "WebHook-Request-Origin", "eventemitter.example.com");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.header("webhook-allowed-origin")).isNull();
        assertThat(options(key, "generic", "WebHook-Request-Origin", "x.example")
                        .status())
                .isEqualTo(405);
    }

    private static Answer options(String key, String format, String... headers) {
        return GatewayCaller.send(GatewayCaller.request("/hooks/" + key + "/" + format, headers)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    @Test
    void keepsABatchOfCloudEvents() {
        Answer answer =
                post("/hooks/" + key + "/cloudevents", """
                [{"specversion":"1.0","id":"1","source":"/x","type":"com.example.alert.firing","subject":"db"},
                 {"specversion":"1.0","id":"2","source":"/x","type":"com.example.alert.resolved","subject":"db"}]
                """, "Content-Type", "application/cloudevents-batch+json");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("signals"))
                .extracting(told -> told.get("state").asText())
                .containsExactly("firing", "resolved");
        for (JsonNode told : answer.json().get("signals")) {
            assertThat(onTopic(told.get("signalId").asText()).key()).isEqualTo(integrationId + "|/x db");
        }
    }

    @Test
    void takesWhatTellsOfNoProblemAndKeepsNothing() {
        String body = "{\"action\":\"created\",\"data\":{\"installation\":{\"uuid\":\"u\"}}}";
        Answer taken = post("/hooks/" + key + "/sentry", body);
        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.json().get("signals")).isEmpty();
        Answer tried = post("/hooks/" + key + "/sentry?dryRun=true", body);
        assertThat(tried.json().get("signals")).isEmpty();
        assertThat(tried.json().get("unread").get(0).asText()).contains("installation");
    }

    @Test
    void theKeyStandsInNoTraceAndNoMetric() {
        post(alertmanager(key), FIRING);
        post(alertmanager(key), "{");
        post("/hooks/" + key + "/carrier-pigeon", "{}");
        post(alertmanager("wrong-" + key), FIRING);
        String metrics = get("/q/metrics").text();
        assertThat(metrics)
                .contains("gateway_signal_accepted_total{format=\"alertmanager\",way=\"kafka\"")
                .contains("gateway_hook_refused_total{reason=\"unreadable-body\"")
                .contains("/hooks/{integrationKey}")
                .doesNotContain(key);
        await().atMost(Duration.ofSeconds(5)).until(() -> spans.ended() > 0);
        assertThat(spans.words()).anyMatch(word -> word.contains("/hooks/"));
        assertThat(spans.words()).noneMatch(word -> word.contains(key));
    }

    private static String alertmanager(String key) {
        return "/hooks/" + key + "/alertmanager";
    }

    private static void awaitStatus(String key, int status) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .until(() -> post("/hooks/" + key + "/generic?dryRun=true", "{\"title\":\"t\"}")
                                .status()
                        == status);
    }

    private static ConsumerRecord<String, String> onTopic(String id) {
        Map<String, ConsumerRecord<String, String>> found = new HashMap<>();
        List<ConsumerRecord<String, String>> all = Broker.all(Broker.SIGNALS);
        all.forEach(message ->
                assertThat(found.put(Broker.header(message, "ce_id"), message)).isNull());
        return Optional.ofNullable(found.get(id)).orElseThrow(() -> new AssertionError(id + " is not on the topic"));
    }
}
