package io.bridgekeeper.gateway.limit;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static io.bridgekeeper.gateway.GatewayCaller.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.contracts.gateway.v1.IntegrationThrottled;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.gateway.Broker;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.GatewayStack;
import io.bridgekeeper.gateway.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who asks or sends too much is held up alone, and told so. */
@QuarkusTest
@TestProfile(LimitIT.Narrow.class)
@WithTestResource(GatewayStack.class)
class LimitIT {

    /** So slow that nothing comes back while the test runs. */
    public static class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.hook.rate", "1",
                    "gateway.hook.burst", "30",
                    "gateway.client.rate", "1",
                    "gateway.client.burst", "30",
                    "gateway.client.anonymous-rate", "1",
                    "gateway.client.anonymous-burst", "30");
        }
    }

    @Inject
    ObjectMapper json;

    private final UUID flooding = UUID.randomUUID();
    private final UUID calm = UUID.randomUUID();
    private final String floodingKey = "key-" + UUID.randomUUID();
    private final String calmKey = "key-" + UUID.randomUUID();

    @Test
    void throttlesAFloodingIntegrationAloneAndTellsOfItOnce() {
        Broker.integration(flooding, false, floodingKey);
        Broker.integration(calm, false, calmKey);
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(30))
                .until(() -> hook(calmKey).status() == 202 && hook(floodingKey).status() == 202);
        Answer refused = firstRefusal(() -> hook(floodingKey));
        assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
        assertThat(refused.json().get("type").asText()).endsWith("/integration-throttled");
        assertThat(refused.header("retry-after")).isEqualTo("1");
        assertThat(refused.header("ratelimit")).startsWith("\"integration\";r=0;t=");
        assertThat(refused.header("ratelimit-policy")).isEqualTo("\"integration\";q=30;w=30");
        assertThat(hook(calmKey).status()).isEqualTo(202);

        Answer pagerDuty = firstRefusal(
                () -> post(
                        "/v2/enqueue",
                        "{\"routing_key\":\"" + floodingKey
                                + "\",\"event_action\":\"trigger\",\"payload\":{\"summary\":\"s\",\"source\":\"s\",\"severity\":\"info\"}}"));
        assertThat(pagerDuty.json().get("status").asText()).isEqualTo("throttle exceeded");
        assertThat(pagerDuty.header("retry-after")).isEqualTo("1");
        Answer opsgenie = firstRefusal(
                () -> post("/v2/alerts", "{\"message\":\"m\"}", "Authorization", "GenieKey " + floodingKey));
        assertThat(opsgenie.json().get("message").asText()).isEqualTo("You are making too many requests!");
        assertThat(opsgenie.header("x-ratelimit-state")).isEqualTo("THROTTLED");

        await().atMost(Duration.ofSeconds(10)).until(() -> !told().isEmpty());
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.integrationId()).isEqualTo(flooding);
            assertThat(event.perSecond()).isEqualTo(1);
            assertThat(event.refused()).isEqualTo(1);
        });
    }

    @Test
    void throttlesAClientAloneAndSaysInEachAnswerWhatIsLeft() throws IOException {
        try (UpstreamServer upstream = new UpstreamServer()) {
            String alice = "Bearer " + TestStack.start(Part.KEYCLOAK).token("alice");
            String bob = "Bearer " + TestStack.start(Part.KEYCLOAK).token("bob");
            Answer first = get("/api/paging/incidents", "Authorization", alice);
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.header("ratelimit-policy")).isEqualTo("\"client\";q=30;w=30");
            assertThat(first.header("ratelimit")).isEqualTo("\"client\";r=29;t=1");
            Answer refused = firstRefusal(() -> get("/api/paging/incidents", "Authorization", alice));
            assertThat(refused.json().get("type").asText()).endsWith("/too-many-requests");
            assertThat(refused.header("retry-after")).isEqualTo("1");
            assertThat(refused.header("ratelimit")).startsWith("\"client\";r=0;t=");
            int heard = upstream.seen().size();
            assertThat(get("/api/paging/incidents", "Authorization", alice).status())
                    .isEqualTo(429);
            assertThat(upstream.seen()).hasSize(heard);
            assertThat(get("/api/incidents/" + UUID.randomUUID(), "Authorization", alice)
                            .status())
                    .isEqualTo(429);
            assertThat(get("/api/paging/incidents", "Authorization", bob).status())
                    .isEqualTo(200);
            assertThat(get("/api/incidents/" + UUID.randomUUID(), "Authorization", bob)
                            .header("ratelimit"))
                    .startsWith("\"client\";r=");
            firstRefusal(() -> get("/api/paging/incidents", "Authorization", "Bearer nonsense"));
            assertThat(get("/api/paging/incidents").status())
                    .as("the same address, without any token")
                    .isEqualTo(429);
            assertThat(get("/api/paging/incidents", "Authorization", bob).status())
                    .as("the same address, but known")
                    .isEqualTo(200);
        }
    }

    private interface Call {
        Answer make();
    }

    private static Answer firstRefusal(Call call) {
        for (int i = 0; i < 60; i++) {
            Answer answer = call.make();
            if (answer.status() == 429) {
                return answer;
            }
        }
        throw new AssertionError("never refused");
    }

    private static Answer hook(String key) {
        return post("/hooks/" + key + "/generic", "{\"title\":\"t\"}");
    }

    private List<IntegrationThrottled> told() {
        return Broker.all(Broker.THROTTLED).stream()
                .filter(message -> message.key().equals(flooding.toString()))
                .map(message -> {
                    try {
                        return json.readValue(message.value(), IntegrationThrottled.class);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
