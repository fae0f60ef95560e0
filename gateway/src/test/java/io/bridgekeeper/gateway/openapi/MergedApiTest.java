package io.bridgekeeper.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MergedApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PAGING = """
            {"openapi": "3.1.0", "security": [{"jwt": []}],
             "tags": [{"name": "incidents", "description": "What is broken"}],
             "paths": {
               "/api/paging/incidents": {"get": {"operationId": "list", "tags": ["incidents"], "responses": {"200":
                 {"description": "x", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/List"}}}}}}},
               "/api/paging/pages": {"get": {"operationId": "twice"}, "post": {"operationId": "twice", "security": []}},
               "/internal/paging/signals": {"post": {"requestBody": {"content": {"application/json":
                 {"schema": {"$ref": "#/components/schemas/Hidden"}}}}}}},
             "components": {
               "securitySchemes": {"jwt": {"type": "http", "scheme": "bearer"}},
               "schemas": {
                 "List": {"type": "array", "items": {"$ref": "#/components/schemas/State"}},
                 "State": {"enum": ["open", "resolved"]}, "Hidden": {"type": "object"},
                 "Problem": {"type": "object"}}}}""";

    private static final String ROSTER = """
            {"openapi": "3.1.0",
             "paths": {
               "/api/roster/bridges": {"get": {"operationId": "list", "security": [{"jwt": []}], "responses": {
                 "200": {"description": "x", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/List"}}}},
                 "404": {"description": "x", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}}}}},
             "components": {
               "securitySchemes": {"jwt": {"type": "http", "scheme": "bearer"}},
               "schemas": {
                 "List": {"type": "array", "items": {"$ref": "#/components/schemas/State"}},
                 "State": {"enum": ["full", "free"]}, "Problem": {"type": "object"}}}}""";

    private static JsonNode merged(Set<String> away) {
        try {
            Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
            documents.put("paging", JSON.readValue(PAGING, new TypeReference<>() {}));
            documents.put("roster", JSON.readValue(ROSTER, new TypeReference<>() {}));
            return JSON.valueToTree(
                    MergedApi.of(documents, away, (service, path) -> path.startsWith("/api/" + service)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String schema(JsonNode document, String path, String status) {
        return document.at("/paths")
                .get(path)
                .at("/get/responses/" + status + "/content/application~1json/schema/$ref")
                .asText();
    }

    @Test
    void namesApartWhatServicesMeanDifferentThingsByAndWhatIsMadeOfIt() {
        JsonNode document = merged(Set.of());
        assertThat(schema(document, "/api/paging/incidents", "200")).isEqualTo("#/components/schemas/PagingList");
        assertThat(schema(document, "/api/roster/bridges", "200")).isEqualTo("#/components/schemas/RosterList");
        assertThat(document.at("/components/schemas/PagingList/items/$ref").asText())
                .isEqualTo("#/components/schemas/PagingState");
        assertThat(document.at("/components/schemas/RosterState/enum/0").asText())
                .isEqualTo("full");
        assertThat(document.at("/components/schemas").has("List")).isFalse();
    }

    @Test
    void keepsOnceWhatIsTheSameEverywhere() {
        JsonNode document = merged(Set.of());
        assertThat(schema(document, "/api/roster/bridges", "404")).isEqualTo("#/components/schemas/Problem");
        assertThat(document.at("/components/securitySchemes")).hasSize(1);
        assertThat(document.at("/paths/~1api~1paging~1incidents/get/security/0").has("jwt"))
                .isTrue();
    }

    @Test
    void leavesOutWhatNobodyCanCallAndWhatOnlyThatNeeds() {
        JsonNode document = merged(Set.of());
        assertThat(document.get("paths").has("/internal/paging/signals")).isFalse();
        assertThat(document.at("/components/schemas").has("Hidden")).isFalse();
    }

    @Test
    void givesEveryOperationAnIdOfItsOwn() {
        JsonNode document = merged(Set.of());
        assertThat(document.at("/paths/~1api~1paging~1incidents/get/operationId")
                        .asText())
                .isEqualTo("paging_list");
        assertThat(document.at("/paths/~1api~1roster~1bridges/get/operationId").asText())
                .isEqualTo("roster_list");
        assertThat(document.at("/paths/~1api~1paging~1pages/post/operationId").asText())
                .isEqualTo("paging_post_api_paging_pages");
        assertThat(document.at("/paths/~1api~1paging~1pages/post/security")).isEmpty();
    }

    @Test
    void givesEveryOperationATagOfItsService() {
        JsonNode document = merged(Set.of());
        assertThat(document.at("/paths/~1api~1paging~1incidents/get/tags/0").asText())
                .isEqualTo("paging: incidents");
        assertThat(document.at("/paths/~1api~1roster~1bridges/get/tags/0").asText())
                .isEqualTo("roster");
        assertThat(document.get("tags"))
                .extracting(tag -> tag.get("name").asText())
                .containsExactly("paging", "paging: incidents", "roster");
        assertThat(document.at("/tags/1/description").asText()).isEqualTo("What is broken");
    }

    @Test
    void saysOfEveryCallThatItMayBeOneTooMany() {
        JsonNode document = merged(Set.of());
        for (String operation :
                List.of("/api~1paging~1incidents/get", "/api~1paging~1pages/post", "/api~1roster~1bridges/get")) {
            assertThat(document.at("/paths/~1" + operation.substring(1) + "/responses/429/$ref")
                            .asText())
                    .isEqualTo("#/components/responses/TooManyRequests");
        }
        assertThat(document.at("/components/responses/TooManyRequests/headers").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("Retry-After", "RateLimit", "RateLimit-Policy");
    }

    @Test
    void saysOfWhatAServiceDoesThatItCanBeAskedForAgain() {
        JsonNode document = merged(Set.of());
        assertThat(document.at("/paths/~1api~1paging~1pages/post/parameters/0/$ref")
                        .asText())
                .isEqualTo("#/components/parameters/IdempotencyKey");
        assertThat(document.at("/paths/~1api~1paging~1pages/get/parameters").isMissingNode())
                .isTrue();
        assertThat(document.at("/components/parameters/IdempotencyKey/name").asText())
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void leavesOutAServiceThatIsAwaySaysSoAndKeepsAllNames() {
        JsonNode document = merged(Set.of("roster"));
        assertThat(document.get("x-bridgekeeper-missing"))
                .extracting(JsonNode::asText)
                .containsExactly("roster");
        assertThat(document.get("paths").has("/api/roster/bridges")).isFalse();
        assertThat(document.at("/components/schemas").has("RosterList")).isFalse();
        assertThat(schema(document, "/api/paging/incidents", "200")).isEqualTo("#/components/schemas/PagingList");
    }
}
