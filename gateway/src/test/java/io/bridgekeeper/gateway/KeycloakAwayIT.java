package io.bridgekeeper.gateway;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static io.bridgekeeper.gateway.GatewayCaller.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KeycloakAwayIT.StackWithoutKeycloak.class)
class KeycloakAwayIT {

    /** The stack, but with Keycloak where nobody answers. */
    public static final class StackWithoutKeycloak extends GatewayStack {
        @Override
        public Map<String, String> start() {
            Map<String, String> settings = new HashMap<>(super.start());
            settings.put("quarkus.oidc.auth-server-url", UpstreamServer.NOBODY + "/realms/bridgekeeper");
            return settings;
        }
    }

    @Test
    void startsAndTakesSignals() {
        String key = "key-" + UUID.randomUUID();
        Broker.integration(UUID.randomUUID(), false, key);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        post("/hooks/" + key + "/generic", "{\"title\":\"t\"}").status() == 202);
        assertThat(get("/q/health/ready").status()).isEqualTo(200);
    }

    @Test
    void letsCalendarsBeReadAndLinksBeOpened() throws IOException {
        try (UpstreamServer paging = new UpstreamServer()) {
            assertThat(get("/calendars/bkc_x.ics").status()).isEqualTo(200);
            assertThat(get("/answer/bka_x").status()).isEqualTo(200);
            assertThat(paging.seen()).hasSize(2);
        }
    }

    @Test
    void asksCallersToComeAgain() {
        String bearer = "Bearer " + TestStack.start(Part.KEYCLOAK).token("alice");
        for (String path : new String[] {"/api/paging/incidents", "/api/stream"}) {
            Answer answer = get(path, "Authorization", bearer);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("retry-after")).isEqualTo("5");
            assertThat(answer.json().get("type").asText()).endsWith("/identity-away");
        }
    }
}
