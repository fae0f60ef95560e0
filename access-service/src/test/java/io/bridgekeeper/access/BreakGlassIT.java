package io.bridgekeeper.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Access that is taken without anybody's yes. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class BreakGlassIT {

    private static final String BREAK = "/api/access/break-glass";
    private static final String REVIEWS = "/api/access/reviews";

    private final World world = World.get();
    private final People people = People.get();

    @Inject
    MovableClock clock;

    @BeforeEach
    void openTheDoor() {
        world.door.open();
    }

    @Test
    void givesAccessAtOnceTellsOthersAndIsOverSoon() {
        String system = world.system();
        String person = people.person(null, "break-glass");
        Response used = use(person, system, Map.of());
        used.then().statusCode(201).body("state", equalTo("open")).body("duration", equalTo("PT30M"));
        String id = used.jsonPath().getString("reviewId");
        awaitMembers(system, List.of(person));
        await().atMost(World.PATIENCE)
                .until(() -> !world.told(UUID.fromString(id)).isEmpty());
        World.Told told = world.told(UUID.fromString(id)).getFirst();
        assertThat(told.type()).isEqualTo("access.break-glass.used.v1");
        assertThat(told.data().path("personId").asText()).isEqualTo(person);
        assertThat(told.data().path("ownerId").asText()).isEqualTo("erin");
        assertThat(told.data().path("reason").asText()).isEqualTo("orders are lost");

        clock.move(Duration.ofMinutes(31));
        awaitMembers(system, List.of());
    }

    @Test
    void givesAccessWhileTheBrokerIsAwayAndTellsOfItOnceItIsBack() {
        String system = world.system();
        String person = people.person(null, "break-glass");
        TestStack stack = TestStack.start(Part.KAFKA);
        UUID id;
        try {
            stack.stopKafka();
            Response used = use(person, system, Map.of());
            used.then().statusCode(201);
            id = UUID.fromString(used.jsonPath().getString("reviewId"));
            awaitMembers(system, List.of(person));
            assertThat(world.told(id)).isEmpty();
            assertThat(world.count("select count(*) from outbox where key = ?", id.toString()))
                    .as("kept, for when it is back")
                    .isPositive();
        } finally {
            stack.startKafka();
        }
        await().atMost(World.PATIENCE.multipliedBy(2))
                .until(
                        () -> world.told(id).stream().map(World.Told::type).toList(),
                        told -> told.contains("access.break-glass.used.v1"));
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from outbox where key = ?", id.toString()) == 0);
        clock.move(Duration.ofMinutes(31));
        awaitMembers(system, List.of());
    }

    @Test
    void endsWithTheIncidentThatWasNamed() {
        String system = world.system();
        UUID incident = UUID.randomUUID();
        String person = people.person(null, "break-glass");
        problem(use(person, system, Map.of("incidentId", incident.toString())), 409, "incident-not-open");
        world.queued(incident, system, "alice");
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from page where incident_id = ?", incident) == 1);
        use(person, system, Map.of("incidentId", incident.toString())).then().statusCode(201);
        awaitMembers(system, List.of(person));
        world.resolved(incident, system);
        awaitMembers(system, List.of());
    }

    @Test
    void isForThoseWithTheRoleAloneAndNeedsAReasonAndAnEndSoon() {
        String system = world.system();
        for (String other : List.of("alice", "carol", "ada", "ivy")) {
            problem(
                    world.as(other)
                            .contentType("application/json")
                            .body(Map.of("systemId", system, "reason", "please"))
                            .post(BREAK),
                    403,
                    "wrong-role");
        }
        String person = people.person(null, "break-glass");
        for (String duration : List.of("PT0S", "-PT5M", "PT31M", "P36500D", "for ever")) {
            problem(use(person, system, Map.of("duration", duration)), 400, "bad-request");
        }
        problem(use(person, system, Map.of("reason", " ")), 400, "bad-request");
        problem(use(person, "nothing", Map.of()), 400, "bad-request");
        problem(given().contentType("application/json").body("{}").post(BREAK), 401, "not-authenticated");
        problem(
                given().contentType("application/json")
                        .body("{}")
                        .auth()
                        .oauth2("not.a.token")
                        .post(BREAK),
                401,
                "not-authenticated");
        assertThat(world.count("select count(*) from break_glass_use where system_id = ?", system))
                .isZero();
    }

    @Test
    void opensAReviewThatSomebodyElseCloses() {
        String system = world.system();
        String number = UUID.randomUUID().toString();
        String person = people.person(number, "break-glass", "auditor");
        String second = people.person(number, "auditor");
        String other = people.person(null, "access-approver");
        String id = use(person, system, Map.of()).jsonPath().getString("reviewId");
        assertThat(people.as(other).get(REVIEWS + "?state=open").jsonPath().getList("reviews.reviewId"))
                .contains(id);
        problem(close(person, id, "all well"), 403, "own-use");
        problem(close(second, id, "all well"), 403, "own-use");
        problem(close(other, id, ""), 400, "bad-request");
        problem(
                world.as("alice")
                        .contentType("application/json")
                        .body(Map.of("finding", "x"))
                        .post(REVIEWS + "/" + id + "/close"),
                403,
                "wrong-role");
        close(other, id, "right, runbook is missing a step")
                .then()
                .statusCode(200)
                .body("state", equalTo("closed"));
        problem(close(other, id, "wrong"), 409, "review-closed");
        problem(close(other, UUID.randomUUID().toString(), "x"), 404, "unknown-review");
        assertThat(people.as(other).get(REVIEWS + "?state=open").jsonPath().getList("reviews.reviewId"))
                .doesNotContain(id);
        assertThat(world.as("alice").get(REVIEWS).jsonPath().getList("reviews.reviewId"))
                .doesNotContain(id);
    }

    private Response use(String person, String system, Map<String, String> more) {
        Map<String, String> body = new HashMap<>(Map.of("systemId", system, "reason", "orders are lost"));
        body.putAll(more);
        return people.as(person).body(body).post(BREAK);
    }

    private Response close(String person, String id, String finding) {
        return people.as(person).body(Map.of("finding", finding)).post(REVIEWS + "/" + id + "/close");
    }

    private void awaitMembers(String system, List<String> members) {
        await().atMost(World.PATIENCE).until(() -> world.members(system), members::equals);
    }

    private static void problem(Response answer, int status, String slug) {
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/" + slug);
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}
