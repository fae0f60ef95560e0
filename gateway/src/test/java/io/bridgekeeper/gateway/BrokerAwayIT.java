package io.bridgekeeper.gateway;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static io.bridgekeeper.gateway.GatewayCaller.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class BrokerAwayIT {

    private final TestStack stack = TestStack.start(Part.KAFKA, Part.KEYCLOAK);
    private final UUID integrationId = UUID.randomUUID();
    private final String key = "key-" + UUID.randomUUID();

    @Inject
    ObjectMapper json;

    @BeforeEach
    void publishIntegration() {
        Broker.integration(integrationId, false, key);
        await().atMost(Duration.ofSeconds(30)).until(() -> firing("warm-up").status() == 202);
    }

    @AfterEach
    void bringTheBrokerBack() {
        stack.startKafka();
    }

    @Test
    void signalsGoStraightToPagingServiceWhileTheBrokerIsAwayAndToTheBrokerOnceItIsBack() throws IOException {
        try (UpstreamServer paging = new UpstreamServer()) {
            stack.stopKafka();
            double direct = accepted("direct");
            List<Answer> answers = IntStream.range(0, 8)
                    .parallel()
                    .mapToObj(number -> firing("away-" + number))
                    .toList();
            assertThat(answers).allMatch(answer -> answer.status() == 202);
            assertThat(accepted("direct")).isEqualTo(direct + 8);
            assertThat(handedOver(paging))
                    .containsExactlyInAnyOrderElementsOf(answers.stream()
                            .map(answer ->
                                    answer.json().at("/signals/0/signalId").asText())
                            .toList());
            checkWhatWasHandedOver(paging.seen().getFirst());
            await("the circuit is open, nobody waits for the broker")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> timed(() -> assertThat(firing("open").status()).isEqualTo(202))
                                    .toMillis()
                            < 500);
        }
        Answer bothAway = firing("both away");
        assertThat(bothAway.status()).isEqualTo(503);
        assertThat(bothAway.header("retry-after")).isEqualTo("5");
        assertThat(bothAway.json().get("type").asText()).isEqualTo("https://bridgekeeper.io/problems/not-kept");

        stack.startKafka();
        double byKafka = accepted("kafka");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> firing("back").status() == 202 && accepted("kafka") > byKafka);
        String next = "key-" + UUID.randomUUID();
        Broker.integration(integrationId, false, next);
        await("keys are heard of again")
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        post("/hooks/" + next + "/generic", "{\"title\":\"t\"}").status() == 202);
    }

    @Test
    void whatCannotBeReadGoesStraightToPagingServiceTooAndWhatCanIsCountedAsNotShown() throws IOException {
        double kept = counted("gateway_dead_letter_total");
        double dropped = counted("gateway_raw_event_dropped_total");
        try (UpstreamServer paging = new UpstreamServer()) {
            stack.stopKafka();
            assertThat(unreadable().status()).isEqualTo(400);
            UpstreamServer.Seen handed = paging.seen().stream()
                    .filter(request -> request.uri().equals("/internal/paging/dead-letters"))
                    .findFirst()
                    .orElseThrow();
            assertThat(handed.headers().get("authorization")).startsWith("Bearer ey");
            assertThat(handed.body()).contains(integrationId.toString(), "\"unreadable\"", "\"path\":\"title\"");
            assertThat(counted("gateway_dead_letter_total")).isEqualTo(kept + 1);
            assertThat(firing("readable").status()).isEqualTo(202);
            await().atMost(Duration.ofSeconds(30)).until(() -> counted("gateway_raw_event_dropped_total") > dropped);
        }
        assertThat(unreadable().status()).as("neither can keep it").isEqualTo(503);
        assertThat(counted("gateway_dead_letter_total")).isEqualTo(kept + 1);
    }

    private Answer unreadable() {
        return post("/hooks/" + key + "/generic", "{\"no\":\"title\"}");
    }

    private static double counted(String metric) {
        return get("/q/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(metric))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                .sum();
    }

    private void checkWhatWasHandedOver(UpstreamServer.Seen request) throws IOException {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo("/internal/paging/signals");
        assertThat(request.headers().get("authorization")).startsWith("Bearer ey");
        JsonNode item = json.readTree(request.body()).get("signals").get(0);
        SignalReceived data = json.treeToValue(item.get("data"), SignalReceived.class);
        assertThat(data.integrationId()).isEqualTo(integrationId);
        assertThat(item.get("key").asText()).isEqualTo(integrationId + "|" + data.dedupKey());
        assertThat(item.get("time").asText()).isEqualTo(data.receivedAt().toString());
    }

    private List<String> handedOver(UpstreamServer paging) {
        return paging.seen().stream()
                .flatMap(request ->
                        StreamSupport.stream(read(request.body()).get("signals").spliterator(), false))
                .map(signal -> signal.get("id").asText())
                .toList();
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Answer firing(String problem) {
        return post("/hooks/" + key + "/generic", "{\"title\":\"" + problem + "\",\"dedupKey\":\"" + problem + "\"}");
    }

    private static double accepted(String way) {
        return counted("gateway_signal_accepted_total{format=\"generic\",way=\"" + way + "\"");
    }

    private static Duration timed(Runnable call) {
        long start = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
