package io.bridgekeeper.access.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.bridgekeeper.access.AccessStack;
import io.bridgekeeper.access.MovableClock;
import io.bridgekeeper.access.People;
import io.bridgekeeper.access.World;
import io.bridgekeeper.contracts.paging.v1.OnCallPublished;
import io.bridgekeeper.contracts.paging.v1.OnCallPublished.Duty;
import io.bridgekeeper.contracts.paging.v1.RotationPublished;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may have what because of who is on call. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class OnCallIT {

    private final World world = World.get();
    private final People people = People.get();
    private String system;

    @Inject
    MovableClock clock;

    @BeforeEach
    void makeASystem() {
        world.door.open();
        system = world.system();
    }

    @AfterEach
    void takeEverybodyOffCall() {
        world.onCall(system, clock.instant().plusSeconds(5));
        awaitDuties(0);
    }

    @Test
    void takesWhatIsNewestAndNothingOlder() {
        Instant now = clock.instant();
        world.onCall(system, now, duty("alice", null, -60, 60));
        awaitDuties(1);
        heard(
                "system/" + system,
                new OnCallPublished(system, now, now.plusSeconds(60), List.of(), false, now.minusSeconds(1)));
        awaitDuties(1);
        world.onCall(system, now.plusSeconds(1), duty("bob", null, 0, 9), duty("bob", null, 9, 12));
        awaitDuties(2);

        String rotation = system + "-primary";
        heard("rotation/" + rotation, new RotationPublished(rotation, List.of("alice", "bob"), false, now));
        heard("rotation/" + rotation, new RotationPublished(rotation, List.of("carol"), false, now.minusSeconds(1)));
        assertThat(members(rotation, "alice", "bob")).isEqualTo(2);
        heard(
                "rotation/" + rotation,
                new RotationPublished(rotation, List.of("alice", "frank"), false, now.plusSeconds(1)));
        assertThat(members(rotation, "alice", "frank")).isEqualTo(2);
        heard("rotation/" + rotation, new RotationPublished(rotation, List.of("alice"), true, now.plusSeconds(2)));
        assertThat(members(rotation, "alice", "frank")).isZero();
    }

    @Test
    void putsAsideWhatIsNoDutyAndGoesOn() {
        Instant now = clock.instant();
        long handled = world.count("select count(*) from inbox");
        world.send(
                "system/" + system,
                UUID.randomUUID(),
                new OnCallPublished(
                        system, now, now, List.of(new Duty("bob", null, null, now, now.minusSeconds(1))), false, now));
        world.onCall(system, now, duty("alice", null, -60, 60));
        awaitDuties(1);
        assertThat(world.count("select count(*) from inbox")).isGreaterThan(handled);
        assertThat(world.count("select count(*) from duty where person_id = 'bob' and system_id = ?", system))
                .isZero();
    }

    @Test
    void letsWhoIsOnCallAskAsWhoIsNamedAndWithoutAYesInAnIncident() {
        put("eligible: {onCall: true}");
        String person = people.person(null, "responder");
        problem(ask(person, Map.of()), 403, "not-eligible");

        world.onCall(system, clock.instant(), duty(person, null, 10, 60));
        awaitDuties(1);
        problem(ask(person, Map.of()), 403, "not-eligible");
        clock.move(Duration.ofMinutes(11));
        ask(person, Map.of())
                .then()
                .statusCode(201)
                .body("state", equalTo("pending"))
                .body("needed", equalTo(1));

        // Somebody else has the page of it.
        UUID incident = UUID.randomUUID();
        world.queued(incident, system, "bob");
        world.awaitWords(incident, "prepared");
        ask(person, Map.of("incidentId", incident.toString()))
                .then()
                .statusCode(201)
                .body("state", equalTo("approved"));
        await().atMost(World.PATIENCE).until(() -> world.isMember(person, system));
        // An incident of another system lets in nobody who is on call for this one.
        UUID others = UUID.randomUUID();
        String other = world.system();
        world.queued(others, other, "bob");
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from page where incident_id = ?", others) == 1);
        ask(person, Map.of("incidentId", others.toString()))
                .then()
                .statusCode(201)
                .body("state", equalTo("pending"));
        world.resolved(incident, system);
        await().atMost(World.PATIENCE).until(() -> !world.isMember(person, system));

        clock.move(Duration.ofMinutes(50));
        problem(ask(person, Map.of()), 403, "not-eligible");
    }

    @Test
    void letsThoseOfARotationInAndWhoStandsInForOneOfThem() {
        String rotation = system + "-dba";
        put("eligible: {rotations: [" + rotation + "]}")
                .then()
                .body("warnings[0].path", equalTo("profiles[0].eligible.rotations"));
        String member = people.person(null, "responder");
        String standIn = people.person(null, "responder");
        problem(ask(member, Map.of()), 403, "not-eligible");
        world.rotation(rotation, clock.instant(), member);
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from rotation_member where rotation_id = ?", rotation) == 1);
        ask(member, Map.of()).then().statusCode(201).body("needed", equalTo(1));
        problem(ask(standIn, Map.of()), 403, "not-eligible");
        world.onCall(system, clock.instant(), duty(standIn, rotation, -1, 60));
        awaitDuties(1);
        ask(standIn, Map.of()).then().statusCode(201).body("needed", equalTo(1));
        put("eligible: {rotations: [" + rotation + "]} ").then().body("warnings.size()", equalTo(0));
    }

    @Test
    void letsWhoIsOnCallForAnAreaAskForWhatIsOfItAndWithoutAYesInAnIncidentOfIt() {
        String area = system + "-payments";
        putDocument("""
                profiles:
                  - {id: %1$s-prod, systems: [%1$s], targets: [%2$s], longest: PT1H, grace: PT0S}
                  - {id: %1$s-payments, areas: [%1$s/payments], targets: [%2$s], longest: PT1H, grace: PT0S}
                """.formatted(system, World.group(system)));
        String ofArea = people.person(null, "responder");
        String ofSystem = people.person(null, "responder");
        Duty whole = duty(ofSystem, null, -1, 60);
        Duty part = new Duty(ofArea, "payments", null, whole.from(), whole.until());
        world.onCall(system, clock.instant(), whole, part);
        awaitDuties(2);
        problem(ask(ofSystem, Map.of("profileId", area)), 403, "not-eligible");
        ask(ofSystem, Map.of("profileId", system + "-prod")).then().statusCode(201);
        ask(ofArea, Map.of("profileId", system + "-prod")).then().statusCode(201);
        ask(ofArea, Map.of("profileId", area)).then().statusCode(201).body("state", equalTo("pending"));

        UUID elsewhere = UUID.randomUUID();
        world.queued(elsewhere, system, "refunds", "bob");
        world.awaitWords(elsewhere, "prepared");
        ask(ofArea, Map.of("profileId", area, "incidentId", elsewhere.toString()))
                .then()
                .statusCode(201)
                .body("state", equalTo("pending"));
        UUID incident = UUID.randomUUID();
        world.queued(incident, system, "payments", "bob");
        world.awaitWords(incident, "prepared", "prepared");
        ask(ofArea, Map.of("profileId", area, "incidentId", incident.toString()))
                .then()
                .statusCode(201)
                .body("state", equalTo("approved"));

        // Whoever is called for the area is on call for it, whosever policy it was.
        String called = people.person(null, "responder");
        world.queued(elsewhere, system, "refunds", called);
        world.awaitWords(elsewhere, "prepared", "prepared");
        problem(ask(called, Map.of("profileId", area)), 403, "not-eligible");
        world.queued(incident, system, "payments", called);
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from page where person_id = ?", called) == 2);
        ask(called, Map.of("profileId", area, "incidentId", incident.toString()))
                .then()
                .statusCode(201)
                .body("state", equalTo("approved"));

        // Without a policy of its own the area is of those who are on call for the system.
        world.onCall(system, clock.instant(), whole);
        awaitDuties(1);
        ask(ofSystem, Map.of("profileId", area)).then().statusCode(201);
        problem(ask(ofArea, Map.of("profileId", area)), 403, "not-eligible");
    }

    private Duty duty(String personId, String rotationId, int fromMinutes, int untilMinutes) {
        Instant now = clock.instant();
        return World.duty(
                personId,
                rotationId,
                now.plus(Duration.ofMinutes(fromMinutes)),
                now.plus(Duration.ofMinutes(untilMinutes)));
    }

    /** Sends it, and waits until it is worked off. */
    private void heard(String key, Record told) {
        UUID eventId = UUID.randomUUID();
        world.send(key, eventId, told);
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from inbox where event_id = ?", eventId) == 1);
    }

    /** How many of these two are in it; -1 where somebody else is as well. */
    private long members(String rotation, String one, String other) {
        long all = world.count("select count(*) from rotation_member where rotation_id = ?", rotation);
        long both = world.count(
                "select count(*) from rotation_member where rotation_id = ? and person_id in (?, ?)",
                rotation,
                one,
                other);
        return all == both ? both : -1;
    }

    private void awaitDuties(int number) {
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from duty where system_id = ?", system) == number);
    }

    private Response ask(String person, Map<String, String> more) {
        Map<String, String> body = new HashMap<>(Map.of("systemId", system, "reason", "stuck rows"));
        body.putAll(more);
        return people.as(person).body(body).post("/api/access/requests");
    }

    private Response put(String more) {
        return putDocument("""
                profiles:
                  - id: %s-prod
                    systems: [%s]
                    targets: [%s]
                    longest: PT1H
                    grace: PT0S
                    %s
                """.formatted(system, system, World.group(system), more));
    }

    private Response putDocument(String document) {
        boolean first = world.as("ada").get("/api/access/profiles").statusCode() == 404;
        Response answer = world.as("ada")
                .contentType("application/yaml")
                .header(first ? "If-None-Match" : "If-Match", "*")
                .body(document.getBytes(StandardCharsets.UTF_8))
                .put("/api/access/profiles");
        answer.then().statusCode(200);
        return answer;
    }

    private static void problem(Response answer, int status, String slug) {
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/" + slug);
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}
