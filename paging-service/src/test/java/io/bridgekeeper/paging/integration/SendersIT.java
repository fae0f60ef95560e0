package io.bridgekeeper.paging.integration;

import static io.bridgekeeper.paging.PagingClient.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.Topic;
import io.bridgekeeper.sealing.Opening;
import io.bridgekeeper.sealing.SealingKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How senders prove who they are: secrets that are shown once and kept sealed, and what is asked for. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class SendersIT {

    private static final String TOPIC = "arn:aws:sns:eu-central-1:111122223333:pages";

    private String path;
    private UUID id;

    @BeforeEach
    void make() {
        String made = as("ada")
                .body(Map.of("name", "Sentry"))
                .post("/api/paging/integrations")
                .then()
                .statusCode(201)
                .extract()
                .path("integrationId");
        id = UUID.fromString(made);
        path = "/api/paging/integrations/" + id;
    }

    private ValidatableResponse add(Map<String, String> body) {
        return as("ada").body(body).post(path + "/secrets").then();
    }

    private ValidatableResponse ask(boolean required, List<String> topics) {
        return as("ada")
                .body(Map.of("signatureRequired", required, "topics", topics))
                .put(path + "/senders")
                .then();
    }

    private static String problem(ValidatableResponse response, int status) {
        String type = response.statusCode(status).extract().path("type");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private JsonNode told(int count) {
        try (Topic topic = new Topic("paging.integration.v1")) {
            return topic.of(id, list -> list.size() == count).getLast().data();
        }
    }

    private String opened(JsonNode sealed) {
        SealingKeys keys = new SealingKeys(ConfigProvider.getConfig().getValues("paging.sealing.keys", String.class));
        Opening opening = keys.open(
                sealed.path("sealed").asText(),
                id + "/" + sealed.path("secretId").asText());
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) opening).clear();
    }

    @Test
    void sealsASecretAnewAndTellsItWhenTheKeyHasChanged() {
        UUID secretId = UUID.fromString(add(Map.of("secret", "only-for-tests-0123"))
                .statusCode(201)
                .extract()
                .path("secretId"));
        told(2);
        Table.update(
                "update integration_secret set sealed = ? where id = ?",
                new SealingKeys(List.of("old:b2xkLW9ubHktZm9yLXRlc3RzLTAxMjM0NTY3ODlhYmM="))
                        .seal("only-for-tests-0123", id + "/" + secretId, new byte[SealingKeys.NONCE_BYTES]),
                secretId);
        JsonNode told = told(3).path("secrets").get(0);
        assertThat(told.path("sealed").asText()).startsWith("v1.tests.");
        assertThat(opened(told)).isEqualTo("only-for-tests-0123");
        assertThat(Table.select("select sealed from integration_secret where id = ?", secretId))
                .containsExactly(told.path("sealed").asText());
    }

    @Test
    void showsASecretOnceAndKeepsAndTellsItSealed() {
        ValidatableResponse made = add(Map.of()).statusCode(201);
        String secret = made.extract().path("secret");
        assertThat(secret).matches("bks_[A-Za-z0-9_-]{43}");
        assertThat(Table.select("select sealed from integration_secret where integration_id = ?", id))
                .singleElement()
                .asString()
                .startsWith("v1.tests.")
                .doesNotContain(secret);
        String list = as("ada").get(path + "/secrets").asString();
        assertThat(list)
                .contains((String) made.extract().path("secretId"))
                .doesNotContain(secret)
                .doesNotContain("v1.tests.");
        assertThat(as("ada").get("/api/paging/integrations").asString()).doesNotContain(secret);
        JsonNode told = told(2);
        assertThat(told.toString()).doesNotContain(secret);
        assertThat(told.path("secrets")).hasSize(1);
        assertThat(opened(told.path("secrets").get(0))).isEqualTo(secret);
        assertThat(told.path("signatureRequired").asBoolean(true)).isFalse();
        assertThat(told.path("topics")).isEmpty();
    }

    @Test
    void takesASecretThatTheSenderMadeAndDoesNotRepeatIt() {
        String given = "the-client-secret-of-sentry";
        ValidatableResponse added = add(Map.of("secret", given)).statusCode(201);
        assertThat(added.extract().asString()).doesNotContain(given);
        assertThat(opened(told(2).path("secrets").get(0))).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fifteen-signs-1", "with a space in it", "with-ümlaut-in-it-1234"})
    void refusesASecretThatIsTooShortOrCannotBeTold(String secret) {
        add(Map.of("secret", secret)).statusCode(400);
        add(Map.of("secret", "x".repeat(257))).statusCode(400);
        assertThat(Table.select("select sealed from integration_secret where integration_id = ?", id))
                .isEmpty();
    }

    @Test
    void hasThreeSecretsAtATimeSoThatOneCanBeReplacedWithoutAGap() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            ids.add(add(Map.of()).statusCode(201).extract().path("secretId"));
        }
        assertThat(problem(add(Map.of()), 409)).isEqualTo("too-many-sender-secrets");
        String gone = ids.iterator().next();
        as("ada").delete(path + "/secrets/" + gone).then().statusCode(204);
        assertThat(problem(as("ada").delete(path + "/secrets/" + gone).then(), 404))
                .isEqualTo("unknown-sender-secret");
        assertThat(problem(as("ada").delete(path + "/secrets/not-an-id").then(), 404))
                .isEqualTo("unknown-sender-secret");
        add(Map.of()).statusCode(201);
        assertThat(told(6).path("secrets")).hasSize(3);
    }

    @Test
    void asksForNoSignatureThatNothingCouldBeCheckedBy() {
        assertThat(problem(ask(true, List.of()), 409)).isEqualTo("nothing-to-check-senders-by");
        ask(true, List.of(TOPIC)).statusCode(200);
        assertThat(problem(ask(true, List.of()), 409)).isEqualTo("nothing-to-check-senders-by");
        String secretId = add(Map.of()).statusCode(201).extract().path("secretId");
        ask(true, List.of()).statusCode(200);
        assertThat(problem(as("ada").delete(path + "/secrets/" + secretId).then(), 409))
                .isEqualTo("nothing-to-check-senders-by");
        JsonNode told = told(4);
        assertThat(told.path("signatureRequired").asBoolean()).isTrue();
        assertThat(told.path("topics")).isEmpty();
        ask(false, List.of(TOPIC)).statusCode(200);
        assertThat(told(5).path("topics").get(0).asText()).isEqualTo(TOPIC);
    }

    @Test
    void tellsEveryFaultOfWhatIsAskedFor() {
        List<String> paths = as("ada")
                .body("{\"topics\":[\"" + TOPIC + "\",\"arn:aws:sqs:eu-central-1:111122223333:pages\",null,\"" + TOPIC
                        + "\"]}")
                .put(path + "/senders")
                .then()
                .statusCode(400)
                .extract()
                .path("errors.path");
        assertThat(paths).containsExactlyInAnyOrder("signatureRequired", "topics[1]", "topics[2]", "topics[3]");
        as("ada").body("{}").put(path + "/senders").then().statusCode(400);
    }

    @Test
    void losesItsSecretsOnceRevoked() {
        add(Map.of()).statusCode(201);
        as("ada").delete(path).then().statusCode(204);
        assertThat(Table.select("select sealed from integration_secret where integration_id = ?", id))
                .isEmpty();
        assertThat(told(3).path("secrets")).isEmpty();
        assertThat(problem(add(Map.of()), 409)).isEqualTo("integration-revoked");
        assertThat(problem(ask(false, List.of()), 409)).isEqualTo("integration-revoked");
    }

    @Test
    void isForCatalogAdminsAlone() {
        String secretId = add(Map.of()).statusCode(201).extract().path("secretId");
        as("bob").body(Map.of()).post(path + "/secrets").then().statusCode(403);
        as("bob").get(path + "/secrets").then().statusCode(403);
        as("bob").delete(path + "/secrets/" + secretId).then().statusCode(403);
        as("bob")
                .body(Map.of("signatureRequired", false, "topics", List.of()))
                .put(path + "/senders")
                .then()
                .statusCode(403);
        String nowhere = "/api/paging/integrations/" + UUID.randomUUID();
        as("ada").body(Map.of()).post(nowhere + "/secrets").then().statusCode(404);
        as("ada").get(nowhere + "/secrets").then().statusCode(404);
        String other = as("ada")
                .body(Map.of("name", "other"))
                .post("/api/paging/integrations")
                .then()
                .extract()
                .path("integrationId");
        as("ada")
                .delete("/api/paging/integrations/" + other + "/secrets/" + secretId)
                .then()
                .statusCode(404);
        assertThat(Table.select("select id::text from integration_secret where integration_id = ?", id))
                .hasSize(1);
    }
}
