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
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class OpenApiIT {

    @Test
    void makesOneDocumentOfAllAndSaysWhoIsMissing() {
        Answer whole = get("/openapi", "Accept", "application/json");
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.json().get("x-bridgekeeper-missing"))
                .extracting(JsonNode::asText)
                .contains("followup");
        assertThat(whole.json().get("paths").properties())
                .extracting(Map.Entry::getKey)
                .contains("/hooks/{integrationKey}/alertmanager", "/v2/enqueue", "/api/incidents/{id}", "/api/stream");
        Answer again = get("/openapi", "Accept", "application/json", "If-None-Match", whole.header("etag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.raw().body()).isEmpty();
    }

    @Test
    void givesEveryOperationAnIdAndEveryReferenceAnEnd() {
        JsonNode whole = get("/openapi", "Accept", "application/json").json();
        assertThat(whole.findValuesAsText("operationId")).isNotEmpty().doesNotHaveDuplicates();
        whole.get("paths")
                .forEach(item -> item.properties().forEach(operation -> {
                    if (!operation.getKey().equals("parameters")) {
                        assertThat(operation.getValue().path("operationId").asText())
                                .isNotEmpty();
                    }
                }));
        assertThat(whole.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(ref -> assertThat(whole.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
    }

    @Test
    void isReadAtAPageThatHoldsNoScriptItself() {
        Answer page = get("/openapi", "Accept", "text/html");
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("location")).endsWith("/docs/");
        Answer docs = get("/docs/");
        assertThat(docs.text()).contains("/docs/docs.js").doesNotContain("<script>", "style=");
        assertThat(get("/openapi-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
        assertThat(get("/openapi-ui/swagger-ui.css").status()).isEqualTo(200);
    }

    @Test
    void documentsTheHooksAndTheStream() {
        Answer redirect = get("/openapi/gateway");
        assertThat(redirect.status()).isEqualTo(307);
        JsonNode document = get("/q/openapi?format=json").json();
        assertThat(document.get("paths").properties())
                .extracting(Map.Entry::getKey)
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
