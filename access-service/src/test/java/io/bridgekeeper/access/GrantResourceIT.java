package io.bridgekeeper.access;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see and end which grant. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class GrantResourceIT {

    private static final String GRANTS = "/api/access/grants";

    private final World world = World.get();
    private final UUID incident = UUID.randomUUID();

    @BeforeEach
    void openTheDoor() {
        world.door.open();
    }

    @Test
    void showsAGrantAsItStands() {
        String system = world.system();
        String id = activeGrant(system, "alice");
        Response answer = world.as("alice").get(GRANTS + "/" + id);
        answer.then()
                .statusCode(200)
                .body("incidentId", equalTo(incident.toString()))
                .body("personId", equalTo("alice"))
                .body("systemId", equalTo(system))
                .body("profileId", equalTo(system + "-prod"))
                .body("keycloakGroup", equalTo(World.group(system)))
                .body("state", equalTo("active"));
        assertThat(answer.jsonPath().getMap(""))
                .containsKeys("preparedAt", "activatedAt", "endsAt")
                .doesNotContainKeys("endedAt", "endReason", "delayed");
    }

    @ParameterizedTest
    @CsvSource({"alice, 200", "ivy, 200", "carol, 200", "bob, 403", "dave, 403", "ada, 403"})
    void showsAGrantToItsPersonAndToWhoMaySeeAll(String person, int status) {
        String id = activeGrant(world.system(), "alice");
        Response answer = world.as(person).get(GRANTS + "/" + id);
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            problem(answer, 403, "not-your-grant");
        }
    }

    @ParameterizedTest
    @CsvSource({"alice, 1", "ivy, 2", "carol, 2", "bob, 1", "dave, 0"})
    void listsOnesOwnAndAllToWhoMaySeeAll(String person, int size) {
        String system = world.system();
        world.queued(incident, system, "alice");
        world.queued(incident, system, "bob");
        world.awaitWords(incident, "prepared", "prepared");
        List<String> people = world.as(person)
                .get(GRANTS + "?incidentId=" + incident)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("grants.personId");
        assertThat(people).hasSize(size);
    }

    @Test
    void listsNothingOfOthersWithoutAnIncidentEither() {
        activeGrant(world.system(), "alice");
        world.as("bob").get(GRANTS).then().statusCode(200).body("grants.personId", everyItem(equalTo("bob")));
        world.as("ivy").get(GRANTS).then().statusCode(200).body("grants.personId", not(everyItem(equalTo("bob"))));
    }

    @ParameterizedTest
    @CsvSource({"alice, stood-down", "carol, withdrawn"})
    void endsAGrantForItsPersonAndForACommander(String person, String reason) {
        String system = world.system();
        String id = activeGrant(system, "alice");
        Response first = world.as(person).post(GRANTS + "/" + id + "/end");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.jsonPath().getString("state")).isIn("ending", "ended");
        world.awaitWords(incident, "prepared", "activated", "ended " + reason);
        assertThat(world.members(system)).isEmpty();

        world.as(person)
                .post(GRANTS + "/" + id + "/end")
                .then()
                .statusCode(200)
                .body("state", equalTo("ended"))
                .body("endReason", equalTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "ivy", "dave", "ada"})
    void endsAGrantForNobodyElse(String person) {
        String system = world.system();
        String id = activeGrant(system, "alice");
        problem(world.as(person).post(GRANTS + "/" + id + "/end"), 403, "not-your-grant");
        assertThat(world.isMember("alice", system)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-7000-8000-000000000000", "no-id", "1"})
    void knowsNoSuchGrant(String id) {
        problem(world.as("ivy").get(GRANTS + "/" + id), 404, "unknown-grant");
        problem(world.as("carol").post(GRANTS + "/" + id + "/end"), 404, "unknown-grant");
    }

    @Test
    void namesWhatIsWrongWithARequest() {
        Response answer = world.as("alice").get(GRANTS + "?incidentId=x");
        problem(answer, 400, "bad-request");
        assertThat(answer.jsonPath().getString("errors[0].path")).isEqualTo("incidentId");
    }

    @Test
    void asksForATokenAndForOneThatIsMeantForUs() {
        problem(given().get(GRANTS), 401, "not-authenticated");
        problem(given().auth().oauth2("not.a.token").get(GRANTS), 401, "not-authenticated");
        problem(given().auth().oauth2(world.serviceToken("access-service")).get(GRANTS), 403, "wrong-role");
    }

    @Test
    void answersProblemsToWhatIsNotThere() {
        problem(world.as("alice").get("/api/access/nothing"), 404, "not-found");
        problem(world.as("alice").delete(GRANTS), 405, "method-not-allowed");
    }

    @Test
    void isHealthyMeasuredAndDescribed() {
        activeGrant(world.system(), "alice");
        get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
        get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("access_grant_activated_total"))
                .body(containsString("access_grant_activation_seconds"));
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/api/access/grants/{grantId}/end"));
    }

    private String activeGrant(String system, String person) {
        world.responder(incident, system, person);
        world.awaitWords(incident, "prepared", "activated");
        return world.told(incident).getFirst().data().path("grantId").asText();
    }

    private static void problem(Response answer, int status, String slug) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/" + slug);
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.body().asString()).doesNotContain("io.bridgekeeper", "Exception");
    }
}
