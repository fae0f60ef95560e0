package io.bridgekeeper.paging.brief;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.hand;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.incidentOf;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static io.bridgekeeper.paging.PagingClient.signal;
import static io.bridgekeeper.paging.PagingClient.tryToHand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.Topic;
import io.bridgekeeper.paging.TwoWriters;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How bad it is, and that it was not over. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class DecisionIT {

    private static final String PROBLEMS = "https://bridgekeeper.io/problems/";

    @Inject
    MovableClock clock;

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @AfterEach
    void presentTime() {
        clock.back();
    }

    @Test
    void lowersTheSeverityWithAReasonThatIsKeptAndFound() {
        UUID id = open("search");
        assertThat(incident(id).getString("severity")).isEqualTo("SEV1");
        severity("bob", id, "SEV4", null).then().statusCode(400).body("errors[0].path", equalTo("reason"));
        severity("alice", id, "SEV4", "only staging")
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEMS + "not-your-incident"));
        String reason = "only staging " + UUID.randomUUID();
        severity("bob", id, "SEV4", reason).then().statusCode(200).body("severity", equalTo("SEV4"));
        assertThat(incident(id).getList("history.what", String.class))
                .contains("bob lowered it to SEV4, from SEV1: " + reason);
        assertThat(findings()).anyMatch(what -> what.contains(reason));
        try (Topic topic = new Topic("paging.incident.v1")) {
            assertThat(topic.typesUntil(id, "incident.severity-changed")).contains("incident.severity-changed");
        }

        // Made as bad as it was again, nothing is hidden by it.
        severity("alice", id, "SEV1", null).then().statusCode(200);
        assertThat(findings()).noneMatch(what -> what.contains(reason));
    }

    @Test
    void tellsHowManySeatsTheSystemHasWhereItIsAsBadAsThat() {
        UUID id = open("payments");
        severity("carol", id, "SEV3", "one shop only").then().statusCode(200);
        severity("carol", id, "SEV1", null).then().statusCode(200);

        try (Topic topic = new Topic("paging.incident.v1")) {
            assertThat(topic
                            .of(
                                    id,
                                    all -> all.stream()
                                                    .filter(told -> told.type().equals("incident.severity-changed"))
                                                    .count()
                                            == 2)
                            .stream()
                            .filter(told -> told.type().equals("incident.severity-changed"))
                            .map(told -> told.data().path("seatLimit").asInt()))
                    .containsExactly(5, 7);
        }
    }

    @Test
    void keepsTheSeverityOfWhatTheToolSaysAndTheNextSignalDoesNotChangeIt() {
        String alert = UUID.randomUUID().toString();
        hand(UUID.randomUUID(), signal("firing", alert, null, Map.of("service", "search", "alertname", alert)));
        UUID id = incidentOf(alert);
        severity("bob", id, "SEV3", "a test shop").then().statusCode(200);
        hand(UUID.randomUUID(), signal("firing", alert, null, Map.of("service", "search", "alertname", alert)));
        assertThat(incident(id).getString("severity")).isEqualTo("SEV3");
    }

    @Test
    void disturbsWhoCouldSleepOnceItIsUrgent() {
        Table.update("delete from contact_settings where person_id = 'bob'");
        try {
            quietNow("bob");
            UUID id = open("search", "SEV4");
            assertThat(laterThanNow(id)).isNotEmpty();
            severity("carol", id, "SEV1", null).then().statusCode(200);
            assertThat(laterThanNow(id)).isEmpty();
            assertThat(Table.select(
                            "select escalate_at <= ?::timestamptz + interval '5 minutes' from incident where id = ?",
                            clock.instant().toString(),
                            id))
                    .containsExactly("t");
        } finally {
            Table.update("delete from contact_settings where person_id = 'bob'");
        }
    }

    @Test
    void saysAllThatIsWrongWithARequest() {
        UUID id = open("search");
        severity("bob", id, "terrible", "x".repeat(501))
                .then()
                .statusCode(400)
                .body("errors.path", equalTo(List.of("severity", "reason")));
        as("bob")
                .body(Map.of())
                .post("/api/paging/incidents/" + id + "/reopen")
                .then()
                .statusCode(400)
                .body("errors[0].path", equalTo("reason"));
        UUID unknown = UUID.randomUUID();
        severity("bob", unknown, "SEV2", "why not").then().statusCode(404);
        reopen("bob", unknown).then().statusCode(404);
    }

    @Test
    void callsPeopleAgainWhenItWasResolvedTooEarly() {
        UUID id = open("search");
        String first = page(id, "bob");
        accept("bob", first).then().statusCode(200);
        resolve("bob", id, "scale-up").then().statusCode(200).body("how", equalTo("scale-up"));
        reopen("alice", id).then().statusCode(403);
        JsonPath reopened = reopen("bob", id).then().statusCode(200).extract().jsonPath();
        assertThat(reopened.getString("state")).isEqualTo("triggered");
        assertThat(reopened.getString("resolvedAt")).isNull();
        assertThat(reopened.getString("how")).isNull();
        assertThat(reopened.getList("pages.state", String.class)).containsExactly("withdrawn", "queued");
        accept("bob", first).then().statusCode(409).body("type", equalTo(PROBLEMS + "page-withdrawn"));
        String second = reopened.getString("pages[1].pageId");
        accept("bob", second).then().statusCode(200);
        assertThat(incident(id).getString("acknowledgedBy")).isEqualTo("bob");
        try (Topic topic = new Topic("paging.incident.v1")) {
            assertThat(topic.of(id, list -> list.size() == 9))
                    .extracting(Topic.Told::type)
                    .containsExactly(
                            "incident.opened",
                            "page.queued",
                            "page.accepted",
                            "incident.acknowledged",
                            "incident.resolved",
                            "incident.retriggered",
                            "page.queued",
                            "page.accepted",
                            "incident.acknowledged");
        }
    }

    @Test
    void reopensNothingThatWasOverForLongOrHasASuccessor() {
        String alert = UUID.randomUUID().toString();
        Map<String, String> labels = Map.of("service", "search", "alertname", alert);
        hand(UUID.randomUUID(), signal("firing", alert, null, labels));
        UUID id = incidentOf(alert);
        resolve("bob", id, "fix").then().statusCode(200);
        hand(UUID.randomUUID(), signal("firing", alert, null, labels));
        String successor = incidentOf(alert).toString();
        assertThat(successor).isNotEqualTo(id.toString());
        reopen("bob", id)
                .then()
                .statusCode(409)
                .body("type", equalTo(PROBLEMS + "open-anew"))
                .body("incidentId", equalTo(successor));
        resolve("bob", UUID.fromString(successor), "fix").then().statusCode(200);
        clock.forward(Duration.ofHours(25));
        reopen("bob", id).then().statusCode(409).body("type", equalTo(PROBLEMS + "too-late-to-reopen"));
    }

    @Test
    void joinsSignalsToWhatWasReopened() {
        String alert = UUID.randomUUID().toString();
        Map<String, String> labels = Map.of("service", "search", "alertname", alert);
        hand(UUID.randomUUID(), signal("firing", alert, null, labels));
        UUID id = incidentOf(alert);
        resolve("bob", id, "workaround").then().statusCode(200);
        reopen("bob", id).then().statusCode(200);
        hand(UUID.randomUUID(), signal("firing", alert, null, labels));
        assertThat(incidentOf(alert)).isEqualTo(id);
        assertThat(incident(id).getList("history.what", String.class))
                .anyMatch(line -> line.startsWith("Fires again: "));
        hand(UUID.randomUUID(), signal("resolved", alert, null, labels));
        assertThat(incident(id).getString("how")).isEqualTo("self-cleared");
    }

    /** Whichever is first: the problem has one incident that is open, and nobody is told that we have failed. */
    @Test
    void reopensOrOpensAnewWhereASignalOfTheSameProblemComesAtTheSameTime() {
        for (int i = 0; i < 10; i++) {
            String alert = UUID.randomUUID().toString();
            Map<String, String> labels = Map.of("service", "search", "alertname", alert);
            hand(UUID.randomUUID(), signal("firing", alert, null, labels));
            UUID id = incidentOf(alert);
            resolve("bob", id, "workaround").then().statusCode(200);

            List<Response> answers = TwoWriters.atOnce(
                    () -> reopen("bob", id), () -> tryToHand(UUID.randomUUID(), signal("firing", alert, null, labels)));

            assertThat(answers)
                    .extracting(Response::statusCode)
                    .isSubsetOf(200, 204, 409)
                    .contains(204);
            List<String> open = Table.select(
                    "select i.id::text from incident i where i.state <> 'resolved'"
                            + " and exists (select 1 from alert a where a.incident_id = i.id and a.dedup_key = ?)",
                    alert);
            assertThat(open).hasSize(1);
            boolean isReopened = answers.stream().anyMatch(answer -> answer.statusCode() == 200);
            assertThat(open.getFirst().equals(id.toString())).isEqualTo(isReopened);
        }
    }

    private static Response severity(String person, UUID id, String severity, String reason) {
        Map<String, String> body = new HashMap<>();
        body.put("severity", severity);
        body.put("reason", reason);
        return as(person).body(body).put("/api/paging/incidents/" + id + "/severity");
    }

    private static Response reopen(String person, UUID id) {
        return as(person).body(Map.of("reason", "it fails again")).post("/api/paging/incidents/" + id + "/reopen");
    }

    private static List<String> findings() {
        return as("ada")
                .get("/api/paging/findings?kind=lowered-severity")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findings.what", String.class);
    }

    private List<String> laterThanNow(UUID id) {
        return Table.select(
                "select id from notice where incident_id = ? and state = 'pending' and next_attempt_at > ?::timestamptz",
                id,
                clock.instant().toString());
    }

    private void quietNow(String person) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        String from = now.minusHours(1).toLocalTime().toString().substring(0, 5);
        String to = now.plusHours(3).toLocalTime().toString().substring(0, 5);
        as(person)
                .body(Map.of("zone", "Etc/UTC", "windows", List.of(Map.of("from", from, "to", to))))
                .put("/api/paging/me/quiet-hours")
                .then()
                .statusCode(200);
    }
}
