package io.bridgekeeper.paging.integration;

import static io.bridgekeeper.paging.PagingClient.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An integration's own mapping: kept as it was written, told to the gateway, and its owner's to change. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class MappingIT {

    private static final String MAPPING = "{\"title\":\"name\",\"state\":{\"from\":\"s\"}}";

    private UUID integrationId;
    private String path;

    @BeforeEach
    void makeAnIntegration() {
        integrationId = UUID.fromString(as("ada")
                .body(Map.of("name", "Probe"))
                .post("/api/paging/integrations")
                .jsonPath()
                .getString("integrationId"));
        path = "/api/paging/integrations/" + integrationId + "/mapping";
    }

    @Test
    void isKeptAsItWasWrittenAndToldToTheGateway() {
        as("ada").get(path).then().statusCode(404);
        Response put = as("ada").body(MAPPING).put(path);
        assertThat(put.statusCode()).isEqualTo(200);
        Response got = as("ada").get(path);
        assertThat(got.asString()).contains("\"mapping\":" + MAPPING).contains("\"changedBy\":\"ada\"");
        assertThat(got.header("ETag")).isEqualTo(put.header("ETag"));
        as("ada").delete(path).then().statusCode(204);
        as("ada").delete(path).then().statusCode(204);
        as("ada").get(path).then().statusCode(404);
        try (Topic topic = new Topic("paging.integration.v1")) {
            List<Topic.Told> told = topic.of(integrationId, list -> list.size() == 3);
            assertThat(told.get(0).data().hasNonNull("mapping")).isFalse();
            assertThat(told.get(1).data().get("mapping").asText()).isEqualTo(MAPPING);
            assertThat(told.get(1).data().get("keyHashes")).hasSize(1);
            assertThat(told.get(2).data().hasNonNull("mapping")).isFalse();
        }
    }

    @Test
    void staysWhenAKeyIsAdded() {
        as("ada").body(MAPPING).put(path).then().statusCode(200);
        as("ada")
                .post("/api/paging/integrations/" + integrationId + "/keys")
                .then()
                .statusCode(201);
        try (Topic topic = new Topic("paging.integration.v1")) {
            assertThat(topic.of(integrationId, list -> list.size() == 3)
                            .getLast()
                            .data()
                            .get("mapping")
                            .asText())
                    .isEqualTo(MAPPING);
        }
    }

    @Test
    void isNotOverwrittenByWhoHasSeenAnother() {
        String seen = as("ada").body(MAPPING).put(path).header("ETag");
        as("ada")
                .header("If-Match", seen)
                .body("{\"title\":\"a\"}")
                .put(path)
                .then()
                .statusCode(200);
        Response late =
                as("ada").header("If-Match", seen).body("{\"title\":\"b\"}").put(path);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.jsonPath().getString("etag")).isEqualTo(late.header("ETag"));
        as("ada").header("If-Match", seen).delete(path).then().statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[]", "\"x\"", "null", ""})
    void isOneObject(String body) {
        as("ada").body(body).put(path).then().statusCode(400);
    }

    @Test
    void isBounded() {
        as("ada")
                .body("{\"title\":\"" + "x".repeat(32_768) + "\"}")
                .put(path)
                .then()
                .statusCode(400);
    }

    @Test
    void isItsOwnersAndAdminsAlone() {
        for (Response refused : List.of(
                as("alice").get(path),
                as("alice").body(MAPPING).put(path),
                as("alice").delete(path))) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.jsonPath().getString("type")).endsWith("/not-your-integration");
        }
        Table.update("update integration set created_by = 'alice' where id = ?", integrationId);
        as("alice").body(MAPPING).put(path).then().statusCode(200);
        as("ada").get(path).then().statusCode(200);
    }
}
