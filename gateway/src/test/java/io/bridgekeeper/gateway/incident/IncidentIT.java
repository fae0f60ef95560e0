package io.bridgekeeper.gateway.incident;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.GatewayStack;
import io.bridgekeeper.gateway.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** paging-, roster- and access-service are a server of the test; followup-service is away all along. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class IncidentIT {

    private final String bearer = "Bearer " + TestStack.start(Part.KEYCLOAK).token("alice");
    private UpstreamServer upstream;

    @BeforeEach
    void startUpstream() throws IOException {
        upstream = new UpstreamServer();
    }

    @AfterEach
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void showsEachPartAsItsServiceWroteItAndWhatIsMissing() {
        String id = UUID.randomUUID().toString();
        Answer answer = incident(id);
        assertThat(answer.status()).isEqualTo(200);
        JsonNode view = answer.json();
        assertThat(view.get("incidentId").asText()).isEqualTo(id);
        assertThat(view.at("/incident/uri").asText()).isEqualTo("/api/paging/incidents/" + id);
        assertThat(view.at("/bridge/uri").asText()).isEqualTo("/api/roster/bridges/" + id);
        assertThat(view.at("/access/uri").asText()).isEqualTo("/api/access/grants?incidentId=" + id);
        assertThat(view.get("followUp").isNull()).isTrue();
        assertThat(view.get("missing").properties()).containsExactly(Map.entry("followUp", away()));
    }

    @Test
    void asksEachServiceWithTheCallersOwnToken() {
        incident(UUID.randomUUID().toString());
        assertThat(upstream.seen())
                .hasSize(3)
                .allSatisfy(seen -> assertThat(seen.headers()).containsEntry("authorization", bearer));
    }

    @Test
    void doesNotWaitForAServiceThatIsSlow() {
        JsonNode view = incident(UpstreamServer.SLOW_BRIDGE).json();
        assertThat(view.get("bridge").isNull()).isTrue();
        assertThat(view.at("/missing/bridge").asText()).isEqualTo("slow");
        assertThat(view.at("/incident/uri").isTextual()).isTrue();
    }

    @Test
    void whatDoesNotExistIsNotMissing() {
        JsonNode view = incident(UpstreamServer.NO_BRIDGE).json();
        assertThat(view.get("bridge").isNull()).isTrue();
        assertThat(view.get("missing").has("bridge")).isFalse();
    }

    @Test
    void answersAsPagingServiceDoesWhereThereIsNoIncidentOrNotForThisCaller() {
        Answer unknown = incident(UpstreamServer.UNKNOWN);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().get("type").asText()).endsWith("/unknown-incident");
        assertThat(incident("no-id").status()).isEqualTo(404);
        assertThat(incident(UpstreamServer.FORBIDDEN).status()).isEqualTo(403);
    }

    @Test
    void saysSoWhereNoServiceAnswers() {
        upstream.close();
        Answer answer = incident(UUID.randomUUID().toString());
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("retry-after")).isEqualTo("2");
    }

    @Test
    void wantsAValidToken() {
        String path = "/api/incidents/" + UUID.randomUUID();
        assertThat(get(path).status()).isEqualTo(401);
        assertThat(get(path, "Authorization", "Bearer nonsense").status()).isEqualTo(401);
        assertThat(upstream.seen()).isEmpty();
    }

    private static JsonNode away() {
        return TextNode.valueOf("away");
    }

    private Answer incident(String id) {
        return get("/api/incidents/" + id, "Authorization", bearer);
    }
}
