package io.bridgekeeper.access.evaluation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bridgekeeper.access.AccessStack;
import io.bridgekeeper.access.World;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AuthZEN's questions, over HTTP, while access comes and goes. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class EvaluationIT {

    private static final String ONE = "/access/v1/evaluation";
    private static final String SEVERAL = "/access/v1/evaluations";

    private final World world = World.get();
    private final UUID incident = UUID.randomUUID();

    @BeforeEach
    void openTheDoor() {
        world.door.open();
    }

    @Test
    void saysYesWhileAGrantIsActiveAndNoBeforeAndAfter() {
        String system = world.system();
        UUID page = world.queued(incident, system, "alice");
        world.awaitWords(incident, "prepared");
        ask("alice", "respond", system).then().statusCode(200).body("decision", equalTo(false));

        world.accepted(incident, page, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        ask("alice", "respond", system)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("decision", equalTo(true))
                .body("context.reason", equalTo("granted"))
                .body("context.asOf", notNullValue())
                .body("context.endsAt", notNullValue())
                .body("context.incidentId", equalTo(incident.toString()))
                .body("context.profileId", equalTo(system + "-prod"));
        ask("alice", system + "-prod", system).then().body("decision", equalTo(true));
        ask("alice", "another-profile", system).then().body("decision", equalTo(false));
        ask("bob", "respond", system).then().body("decision", equalTo(false));
        ask("alice", "respond", "another-system").then().body("decision", equalTo(false));

        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "activated", "ended resolved");
        ask("alice", "respond", system)
                .then()
                .body("decision", equalTo(false))
                .body("context.reason", equalTo("no-grant"))
                .body("context.endsAt", nullValue());
    }

    /** The end is decided here; until Keycloak has carried it out, the answer is no already. */
    @Test
    void saysNoFromTheDecisionOnAlsoWhileKeycloakIsAway() {
        String system = world.system();
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        world.door.close();
        world.stoodDown(incident, "alice");
        await().atMost(World.PATIENCE)
                .until(() -> !ask("alice", "respond", system).jsonPath().getBoolean("decision"));
        assertThat(world.isMember("alice", system)).isTrue();
    }

    @Test
    void saysTheEndOfTheGraceWhereThatIsSooner() {
        String system = world.system();
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        String term = ask("alice", "respond", system).jsonPath().getString("context.endsAt");

        world.update("update access_grant set ends_by = ends_at - interval '1 minute' where incident_id = ?", incident);
        assertThat(ask("alice", "respond", system).jsonPath().getString("context.endsAt"))
                .isEqualTo(Instant.parse(term).minusSeconds(60).toString());
    }

    @Test
    void answersSeveralWithDefaultsAndAsFarAsIsNeeded() {
        String system = world.system();
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        String questions = """
                {"subject": {"type": "user", "id": "alice"}, "action": {"name": "respond"},
                 "resource": {"type": "system", "id": "%s"}, "options": {"evaluations_semantic": "%s"},
                 "evaluations": [{}, {"subject": {"type": "user", "id": "bob"}}, {"action": {"name": "%s-prod"}}]}""";
        assertThat(decisions(questions.formatted(system, "execute_all", system)))
                .containsExactly(true, false, true);
        assertThat(decisions(questions.formatted(system, "deny_on_first_deny", system)))
                .containsExactly(true, false);
        assertThat(decisions(questions.formatted(system, "permit_on_first_permit", system)))
                .containsExactly(true);
        post(SEVERAL, body("alice", "respond", system)).then().statusCode(200).body("decision", equalTo(true));
    }

    @Test
    void namesEverythingThatIsWrongWithAQuestion() {
        post(ONE, "{\"subject\": {\"type\": \"user\"}, \"resource\": 7}")
                .then()
                .statusCode(400)
                .body(
                        "errors.path",
                        equalTo(List.of("resource", "subject.id", "action.name", "resource.type", "resource.id")));
        post(SEVERAL, "{\"evaluations\": [{}, 7]}")
                .then()
                .statusCode(400)
                .body("errors[0].path", equalTo("evaluations[1]"));
        post(SEVERAL, "{\"evaluations\": [{}], \"options\": {\"evaluations_semantic\": \"all\"}}")
                .then()
                .statusCode(400)
                .body("errors[-1].path", equalTo("options.evaluations_semantic"));
        post(ONE, "[]").then().statusCode(400);
        post(ONE, "{").then().statusCode(400);
        post(ONE, "").then().statusCode(400);
    }

    @Test
    void repeatsTheRequestsId() {
        given().auth()
                .oauth2(world.serviceToken("bastion"))
                .contentType("application/json")
                .header("X-Request-ID", "r 1")
                .body(body("alice", "respond", "none"))
                .post(ONE)
                .then()
                .header("X-Request-ID", equalTo("r 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "carol", "ivy", "ada"})
    void isForEvaluatorsOnly(String person) {
        for (String path : List.of(ONE, SEVERAL)) {
            world.as(person)
                    .contentType("application/json")
                    .body(body("alice", "respond", "checkout"))
                    .post(path)
                    .then()
                    .statusCode(403);
        }
        given().contentType("application/json").body("{}").post(ONE).then().statusCode(401);
    }

    @Test
    void letsAnEvaluatorDoNothingElse() {
        for (String path : List.of("/api/access/grants", "/api/access/audit", "/api/access/audit/export")) {
            given().auth()
                    .oauth2(world.serviceToken("bastion"))
                    .get(path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void tellsAnybodyWhereItIs() {
        given().get("/.well-known/authzen-configuration")
                .then()
                .statusCode(200)
                .body("policy_decision_point", equalTo("http://127.0.0.1:18000"))
                .body("access_evaluation_endpoint", endsWith("/access/v1/evaluation"))
                .body("access_evaluations_endpoint", endsWith("/access/v1/evaluations"));
    }

    private List<Boolean> decisions(String questions) {
        return post(SEVERAL, questions)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("evaluations.decision");
    }

    private Response ask(String person, String action, String system) {
        return post(ONE, body(person, action, system));
    }

    private Response post(String path, String body) {
        return given().auth()
                .oauth2(world.serviceToken("bastion"))
                .contentType("application/json")
                .body(body)
                .post(path);
    }

    private static String body(String person, String action, String system) {
        return """
                {"subject": {"type": "user", "id": "%s"}, "action": {"name": "%s"},
                 "resource": {"type": "system", "id": "%s"}, "context": {"time": "now"}}""".formatted(person, action, system);
    }
}
