package io.bridgekeeper.gateway.openapi;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.GatewayStack;
import io.bridgekeeper.gateway.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class OpenApiIT {

    @Test
    void listsTheDocumentsOfAllServicesAtOneAddress() {
        Answer index = get("/openapi", "Accept", "application/json");
        assertThat(index.status()).isEqualTo(200);
        assertThat(index.json().get("services"))
                .extracting(service -> service.get("document").asText())
                .containsExactly(
                        "/openapi/gateway",
                        "/openapi/paging",
                        "/openapi/roster",
                        "/openapi/access",
                        "/openapi/followup");
        Answer page = get("/openapi", "Accept", "text/html");
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("location")).endsWith("/q/swagger-ui");
        assertThat(get("/q/swagger-ui/").text()).contains("/openapi/followup");
    }

    @Test
    void documentsTheHooksAndTheStream() {
        Answer redirect = get("/openapi/gateway");
        assertThat(redirect.status()).isEqualTo(307);
        JsonNode document = get("/q/openapi?format=json").json();
        assertThat(document.get("paths").properties())
                .extracting(java.util.Map.Entry::getKey)
                .contains(
                        "/hooks/{integrationKey}/alertmanager",
                        "/hooks/{integrationKey}/generic",
                        "/api/incidents/{id}",
                        "/api/stream",
                        "/openapi");
        assertThat(document.at("/components/responses/Accepted").isMissingNode())
                .isFalse();
    }

    @Test
    void passesAServicesDocumentOn() throws IOException {
        try (UpstreamServer upstream = new UpstreamServer()) {
            Answer document = get("/openapi/paging");
            assertThat(document.status()).isEqualTo(200);
            assertThat(document.json().get("uri").asText()).isEqualTo("/q/openapi?format=json");
            assertThat(upstream.seen()).hasSize(1);
        }
    }

    @Test
    void saysThatAServiceIsAwayOrUnknown() {
        Answer away = get("/openapi/followup");
        assertThat(away.status()).isEqualTo(502);
        assertThat(away.header("content-type")).isEqualTo("application/problem+json");
        Answer unknown = get("/openapi/nobody");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().get("type").asText()).endsWith("/not-found");
    }

    @Test
    void isHealthyAndMeasured() {
        assertThat(get("/q/health/ready").status()).isEqualTo(200);
        assertThat(get("/q/health/live").status()).isEqualTo(200);
        assertThat(get("/q/metrics").status()).isEqualTo(200);
    }

    @Test
    void answersWhatIsNotThereWithAProblem() {
        Answer nothing = get("/nothing/here");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.header("content-type")).isEqualTo("application/problem+json");
    }
}
