package io.bridgekeeper.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access that people ask for and others agree to. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class RequestIT {

    private static final String REQUESTS = "/api/access/requests";
    private static final Map<String, String> WHY = Map.of("reason", "I saw the ticket");

    private final World world = World.get();
    private final People people = People.get();

    @Inject
    MovableClock clock;

    @BeforeEach
    void openTheDoor() {
        world.door.open();
    }

    @Test
    void givesAccessForAsLongAsWasAskedOnceAnotherHasAgreed() {
        String system = world.system();
        String asker = people.person(null, "responder");
        String approver = people.person(null, "access-approver");
        Response asked = ask(asker, system, Map.of("duration", "PT20M"));
        asked.then().statusCode(201).body("state", equalTo("pending")).body("needed", equalTo(1));
        assertThat(world.members(system)).isEmpty();

        say(approver, id(asked), "approve").then().statusCode(200).body("state", equalTo("approved"));
        awaitMembers(system, List.of(asker));
        // Said again, since answers get lost; said otherwise, it is too late.
        say(approver, id(asked), "approve").then().statusCode(200);
        problem(say(approver, id(asked), "deny"), 409, "request-decided");

        clock.move(Duration.ofMinutes(21));
        awaitMembers(system, List.of());
    }

    @Test
    void asksOnceHoweverOftenALostAnswerIsAskedFor() {
        String system = world.system();
        String asker = people.person(null, "responder");
        Map<String, String> body = Map.of("systemId", system, "reason", "stuck rows");
        String key = UUID.randomUUID().toString();
        Supplier<Response> ask =
                () -> people.as(asker).header("Idempotency-Key", key).body(body).post(REQUESTS);
        Response first = ask.get();
        first.then().statusCode(201);
        Response again = ask.get();
        again.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
        // Once decided, the same key still tells what was answered then: it is the answer that was lost.
        say(people.person(null, "access-approver"), id(first), "approve").then().statusCode(200);
        assertThat(ask.get().asString()).isEqualTo(first.asString());
    }

    @Test
    void takesAwayWhatIsRevoked() {
        String system = world.system();
        String asker = people.person(null, "responder");
        String approver = people.person(null, "access-approver");
        String id = id(ask(asker, system, Map.of()));
        problem(say(approver, id, "revoke"), 409, "request-not-approved");
        say(approver, id, "approve").then().statusCode(200);
        awaitMembers(system, List.of(asker));
        problem(say(people.person(null, "responder"), id, "revoke"), 403, "not-yours-to-decide");
        say(approver, id, "revoke").then().statusCode(200).body("state", equalTo("revoked"));
        awaitMembers(system, List.of());
        problem(say(people.person(null, "access-approver"), id, "approve"), 409, "request-decided");
    }

    @Test
    void isNeverDecidedByItsAskerNorByASecondAccountNorByWhoHasNoSay() {
        String system = world.system();
        String number = UUID.randomUUID().toString();
        String asker = people.person(number, "responder", "access-approver");
        String second = people.person(number, "access-approver");
        String id = id(ask(asker, system, Map.of()));
        problem(say(asker, id, "approve"), 403, "own-request");
        problem(say(second, id, "approve"), 403, "same-person");
        for (String person : List.of("alice", "carol", "ivy", "ada")) {
            problem(say(world.as(person).contentType("application/json"), id, "approve"), 403, "not-yours-to-decide");
        }
        assertThat(world.members(system)).isEmpty();
        // erin is the product owner of every system of these tests.
        say(world.as("erin").contentType("application/json"), id, "approve")
                .then()
                .statusCode(200);
        awaitMembers(system, List.of(asker));
    }

    @Test
    void isNotDecidedWhileKeycloakCannotSayWhoSomebodyIs() {
        String system = world.system();
        String id = id(ask(people.person(null, "responder"), system, Map.of()));
        String approver = people.person(null, "access-approver");
        people.as(approver).get(REQUESTS).then().statusCode(200);
        world.door.close();
        problem(say(approver, id, "approve"), 503, "keycloak-away");
        world.door.open();
        say(approver, id, "approve").then().statusCode(200);
    }

    @Test
    void refusesWhoAgreesToEachOthersRequests() {
        String system = world.system();
        String one = people.person(null, "responder", "access-approver");
        String other = people.person(null, "responder", "access-approver");
        String ofOne = id(ask(one, system, Map.of()));
        String ofOther = id(ask(other, system, Map.of()));
        // Both at once, and neither can write before both were read: one is first, and the other learns of it.
        CompletableFuture<Integer> first;
        CompletableFuture<Integer> second;
        try (HeldTable held = new HeldTable("access_approval")) {
            first = HeldTable.atOnce(() -> say(one, ofOther, "approve").statusCode());
            second = HeldTable.atOnce(() -> say(other, ofOne, "approve").statusCode());
            held.awaitWaiting(2);
        }
        assertThat(List.of(first.join(), second.join())).containsExactlyInAnyOrder(200, 403);
    }

    @Test
    void needsAsManyAsADangerousProfileSaysAlsoForWhoIsOnCall() {
        String system = world.system();
        putDangerous(system);
        UUID incident = UUID.randomUUID();
        String asker = people.person(null, "responder");
        world.responder(incident, system, asker);
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from page where incident_id = ?", incident) == 1);
        Response asked = ask(asker, system, Map.of("incidentId", incident.toString()));
        asked.then().statusCode(201).body("needed", equalTo(2)).body("state", equalTo("pending"));
        String first = people.person(null, "access-approver");
        String second = people.person(null, "access-approver");
        assertThat(both(
                        () -> say(first, id(asked), "approve").statusCode(),
                        () -> say(second, id(asked), "approve").statusCode()))
                .containsExactly(200, 200);
        people.as(asker)
                .get(REQUESTS + "/" + id(asked))
                .then()
                .body("state", equalTo("approved"))
                .body("approvals.size()", equalTo(2));
        awaitMembers(system, List.of(asker));
        assertThat(world.count("select count(*) from access_grant where person_id = ?", asker))
                .isEqualTo(1);
        world.resolved(incident, system);
        awaitMembers(system, List.of());
        problem(ask(asker, system, Map.of("incidentId", incident.toString())), 409, "incident-not-open");
    }

    @Test
    void isApprovedAtOnceForWhoIsCalledForTheIncidentThatIsNamed() {
        String system = world.system();
        UUID incident = UUID.randomUUID();
        String asker = people.person(null, "responder");
        world.queued(incident, system, asker);
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from page where incident_id = ?", incident) == 1);
        ask(asker, system, Map.of("incidentId", incident.toString()))
                .then()
                .statusCode(201)
                .body("state", equalTo("approved"));
        awaitMembers(system, List.of(asker));
        problem(ask(asker, system, Map.of("incidentId", UUID.randomUUID().toString())), 409, "incident-not-open");
    }

    @Test
    void expiresUndecidedAndIsNotApprovedAndExpiredBoth() {
        String system = world.system();
        String asker = people.person(null, "responder");
        String approver = people.person(null, "access-approver");
        String id = id(ask(asker, system, Map.of()));
        clock.move(Duration.ofHours(4).plusSeconds(1));
        problem(say(approver, id, "approve"), 409, "request-expired");
        await().atMost(World.PATIENCE)
                .until(
                        () -> people.as(asker)
                                .get(REQUESTS + "/" + id)
                                .jsonPath()
                                .getString("state"),
                        "expired"::equals);
        assertThat(world.members(system)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1H", "P36500D", "PT4H1S", "forever", "PT999999999999999999999H"})
    void refusesADurationThatIsNoneOrTooLong(String duration) {
        String system = world.system();
        Response answer = ask("", system, Map.of("duration", duration));
        problem(answer, 400, "bad-request");
        assertThat(answer.jsonPath().getList("errors.path")).containsExactly("duration");
        assertThat(world.count("select count(*) from access_request where system_id = ?", system))
                .isZero();
    }

    @Test
    void isSeenByItsAskerAndByWhoMayDecideAlone() {
        String system = world.system();
        String asker = people.person(null, "responder");
        String id = id(ask(asker, system, Map.of()));
        people.as(asker).get(REQUESTS + "/" + id).then().statusCode(200);
        for (String person : List.of("ivy", "erin")) {
            world.as(person).get(REQUESTS + "/" + id).then().statusCode(200);
            assertThat(world.as(person)
                            .get(REQUESTS + "?state=pending")
                            .jsonPath()
                            .getList("requests.requestId"))
                    .contains(id);
        }
        problem(world.as("bob").get(REQUESTS + "/" + id), 403, "not-your-request");
        assertThat(world.as("bob").get(REQUESTS).jsonPath().getList("requests.requestId"))
                .doesNotContain(id);
        problem(world.as("ivy").get(REQUESTS + "/" + UUID.randomUUID()), 404, "unknown-request");
        problem(world.as("ivy").get(REQUESTS + "/no-id"), 404, "unknown-request");
        problem(world.as("ivy").get(REQUESTS + "?state=open"), 400, "bad-request");
        problem(given().get(REQUESTS), 401, "not-authenticated");
        problem(
                given().contentType("application/json")
                        .body("{}")
                        .auth()
                        .oauth2("not.a.token")
                        .post(REQUESTS + "/" + id + "/approve"),
                401,
                "not-authenticated");
        problem(given().auth().oauth2(world.serviceToken("access-service")).get(REQUESTS), 403, "wrong-role");
    }

    private void putDangerous(String system) {
        boolean first = world.as("ada").get("/api/access/profiles").statusCode() == 404;
        world.as("ada")
                .contentType("application/yaml")
                .header(first ? "If-None-Match" : "If-Match", "*")
                .body("""
                        profiles:
                          - id: %s-prod
                            systems: [%s]
                            targets: [%s]
                            longest: PT1H
                            grace: PT0S
                            dangerous: true
                            approvals: 2
                        """.formatted(system, system, World.group(system)).getBytes(StandardCharsets.UTF_8))
                .put("/api/access/profiles")
                .then()
                .statusCode(200);
    }

    private Response ask(String person, String system, Map<String, String> more) {
        Map<String, String> body = new HashMap<>(Map.of("systemId", system, "reason", "stuck rows"));
        body.putAll(more);
        return (person.isEmpty() ? world.as("bob").contentType("application/json") : people.as(person))
                .body(body)
                .post(REQUESTS);
    }

    private Response say(String person, String id, String what) {
        return say(people.as(person), id, what);
    }

    private static Response say(RequestSpecification as, String id, String what) {
        return as.body(WHY).post(REQUESTS + "/" + id + "/" + what);
    }

    private static List<Integer> both(Supplier<Integer> one, Supplier<Integer> other) {
        CompletableFuture<Integer> first = HeldTable.atOnce(one);
        CompletableFuture<Integer> second = HeldTable.atOnce(other);
        return Stream.of(first, second).map(CompletableFuture::join).toList();
    }

    private void awaitMembers(String system, List<String> members) {
        await().atMost(World.PATIENCE).until(() -> world.members(system), members::equals);
    }

    private static String id(Response asked) {
        return asked.jsonPath().getString("requestId");
    }

    private static void problem(Response answer, int status, String slug) {
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/" + slug);
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}
