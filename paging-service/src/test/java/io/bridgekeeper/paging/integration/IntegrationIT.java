package io.bridgekeeper.paging.integration;

import static io.bridgekeeper.paging.PagingClient.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.Topic;
import io.bridgekeeper.paging.secret.Secret;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways in: their keys are shown once, kept as hashes, and end. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class IntegrationIT {

    private static JsonPath create() {
        return as("ada")
                .body(Map.of("name", " Alertmanager "))
                .post("/api/paging/integrations")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static String addKey(UUID id) {
        return as("ada")
                .post("/api/paging/integrations/" + id + "/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    private static List<String> hashes(UUID id) {
        return Table.select("select key_hash from integration_key where integration_id = ? order by created_at", id);
    }

    @Test
    void showsAKeyOnceAndKeepsItsHashAlone() {
        JsonPath created = create();
        UUID id = UUID.fromString(created.getString("integrationId"));
        String key = created.getString("key");
        assertThat(created.getString("name")).isEqualTo("Alertmanager");
        assertThat(key).matches("bk_[A-Za-z0-9_-]{43}");
        assertThat(hashes(id)).containsExactly(hash(key));
        String all = as("ada").get("/api/paging/integrations").asString();
        assertThat(all).contains(id.toString()).doesNotContain(key).doesNotContain(hash(key));
        try (Topic topic = new Topic("paging.integration.v1")) {
            JsonNode told = topic.of(id, list -> list.size() == 1).getFirst().data();
            assertThat(told.toString()).doesNotContain(key);
            assertThat(texts(told.path("keyHashes"))).containsExactly(hash(key));
            assertThat(told.path("revoked").asBoolean()).isFalse();
        }
    }

    @Test
    void hasTwoKeysAtATimeSoThatOneCanBeReplacedWithoutAGap() {
        JsonPath created = create();
        UUID id = UUID.fromString(created.getString("integrationId"));
        String first = hash(created.getString("key"));
        String second = hash(addKey(id));
        assertThat(hashes(id)).containsExactlyInAnyOrder(first, second);
        String third = hash(addKey(id));
        assertThat(hashes(id)).containsExactlyInAnyOrder(second, third);
    }

    @Test
    void worksNoLongerOnceItIsRevoked() {
        UUID id = UUID.fromString(create().getString("integrationId"));
        addKey(id);
        as("ada").delete("/api/paging/integrations/" + id).then().statusCode(204);
        as("ada").delete("/api/paging/integrations/" + id).then().statusCode(204);
        assertThat(hashes(id)).isEmpty();
        as("ada").post("/api/paging/integrations/" + id + "/keys").then().statusCode(409);
        assertThat(hashes(id)).isEmpty();
        try (Topic topic = new Topic("paging.integration.v1")) {
            JsonNode last = topic.of(id, list -> list.size() == 3).getLast().data();
            assertThat(last.path("revoked").asBoolean()).isTrue();
            assertThat(texts(last.path("keyHashes"))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\" \"}", "{\"name\":null}", "null"})
    void needsAName(String body) {
        as("ada").body(body).post("/api/paging/integrations").then().statusCode(400);
        as("ada")
                .body(Map.of("name", "x".repeat(101)))
                .post("/api/paging/integrations")
                .then()
                .statusCode(400);
    }

    private static String hash(String key) {
        return new Secret(key).hash();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(entry -> texts.add(entry.asText()));
        return texts;
    }
}
