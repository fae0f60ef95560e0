package io.bridgekeeper.paging.escalation;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Responders of another system, whom somebody at work on an incident asks for. Payments calls alice, then bob. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class RequestIT {

    private static final Duration STEP = Duration.ofMinutes(5);

    @Inject
    MovableClock clock;

    @BeforeEach
    void people() {
        Table.update("delete from consent");
        People.agreeToAll();
        People.haveNothing();
    }

    @AfterEach
    void presentTime() {
        clock.back();
    }

    @Test
    void bringsSomebodyOfTheSystemBesideWhoeverHasTheIncident() {
        UUID id = open("search");
        accept("bob", page(id, "bob")).then().statusCode(200);
        JsonPath asked =
                ask("bob", id, "payments").then().statusCode(200).extract().jsonPath();
        assertThat(asked.getString("state")).isEqualTo("requested");
        eventually()
                .untilAsserted(() -> assertThat(Receivers.webhooks().about(id)).hasSize(1));
        assertThat(incident(id).getString("pages.find { it.personId == 'alice' }.reason"))
                .isEqualTo("bob asks for help with Payments: the replica hangs");
        assertThat(incident(id).getString("pages.find { it.personId == 'alice' }.requestId"))
                .isEqualTo(asked.getString("requestId"));
        assertThat(as("alice")
                        .get("/api/paging/pages/" + page(id, "alice") + "/explanation")
                        .jsonPath()
                        .getList("rules.rule", String.class))
                .containsExactly(
                        "may-ask-for-responder", "whom-the-step-names", "called-once-a-round", "expects-the-call");

        Response again = ask("carol", id, "payments");
        refused(again, 409, "already-requested");
        assertThat(again.jsonPath().getString("requestId")).isEqualTo(asked.getString("requestId"));

        accept("alice", page(id, "alice")).then().statusCode(200);
        assertThat(incident(id).getString("acknowledgedBy")).isEqualTo("bob");
        assertThat(requests(id)).containsExactly("payments accepted alice");
        try (Topic topic = new Topic("paging.incident.v1")) {
            assertThat(topic.of(id, list -> list.size() == 8))
                    .extracting(Topic.Told::type)
                    .containsExactly(
                            "incident.opened",
                            "page.queued",
                            "page.accepted",
                            "incident.acknowledged",
                            "incident.responder-requested",
                            "page.queued",
                            "page.accepted",
                            "incident.responder-request-ended");
        }
    }

    @Test
    void callsTheNextWhenOneDeclinesAndRunsOutWhenTheLastDoesNotAnswer() {
        UUID id = open("reports");
        accept("oscar", page(id, "oscar")).then().statusCode(200);
        ask("oscar", id, "payments").then().statusCode(200);
        as("alice")
                .body(Map.of("reason", "asleep"))
                .post("/api/paging/pages/" + page(id, "alice") + "/decline")
                .then()
                .statusCode(200);
        assertThat(requests(id)).containsExactly("payments requested null");
        assertThat(page(id, "bob")).isNotNull();
        clock.forward(STEP);
        eventually().untilAsserted(() -> assertThat(requests(id)).containsExactly("payments expired null"));
        assertThat(incident(id).getString("pages.find { it.personId == 'bob' }.state"))
                .isEqualTo("expired");
        assertThat(Table.select("select step_ends_at from responder_request where incident_id = ?", id))
                .containsExactly((String) null);
        assertThat(incident(id).getList("history.what", String.class))
                .contains("Nobody who was asked to help with Payments has answered");
        // Whoever comes late comes all the same.
        accept("bob", page(id, "bob")).then().statusCode(200);
        assertThat(requests(id)).containsExactly("payments accepted bob");
        assertThat(incident(id).getString("acknowledgedBy")).isEqualTo("oscar");
    }

    @Test
    void endsWithTheIncident() {
        UUID id = open("search");
        accept("bob", page(id, "bob")).then().statusCode(200);
        ask("bob", id, "payments").then().statusCode(200);
        resolve("bob", id, "fix").then().statusCode(200);
        assertThat(requests(id)).containsExactly("payments cancelled bob");
        assertThat(incident(id).getString("pages.find { it.personId == 'alice' }.state"))
                .isEqualTo("withdrawn");
        clock.forward(STEP);
        refused(accept("alice", page(id, "alice")), 409, "incident-resolved");
        refused(ask("bob", id, "payments"), 409, "incident-resolved");
    }

    @Test
    void isCancelledByWhoeverAsked() {
        UUID id = open("search");
        accept("bob", page(id, "bob")).then().statusCode(200);
        String request = ask("bob", id, "payments").jsonPath().getString("requestId");
        String cancel = "/api/paging/incidents/" + id + "/responder-requests/" + request + "/cancel";
        refused(as("alice").post(cancel), 403, "not-yours-to-ask");
        as("bob").post(cancel).then().statusCode(200);
        as("bob").post(cancel).then().statusCode(200);
        assertThat(requests(id)).containsExactly("payments cancelled bob");
        refused(accept("alice", page(id, "alice")), 409, "page-withdrawn");
        UUID another = open("search");
        refused(
                as("carol").post("/api/paging/incidents/" + another + "/responder-requests/" + request + "/cancel"),
                404,
                "unknown-responder-request");
    }

    @Test
    void isForWhoeverHasAcceptedAndForCommanders() {
        UUID id = open("search");
        refused(ask("bob", id, "payments"), 403, "not-yours-to-ask");
        ask("carol", id, "payments").then().statusCode(200);
        assertThat(incident(id).getString("state")).isEqualTo("triggered");
        assertThat(incident(id).getString("pages.find { it.personId == 'bob' }.state"))
                .isIn("queued", "sent");
    }

    @Test
    void saysWhyNobodyCanBeAsked() {
        UUID id = open("search");
        refused(ask("carol", id, "ledger"), 409, "nobody-to-ask");
        Table.update("delete from consent where person_id = 'alice'");
        Response nobody = ask("carol", id, "payments");
        refused(nobody, 409, "nobody-to-ask");
        assertThat(nobody.jsonPath().getList("passedOver", String.class))
                .containsExactly(
                        "Step 1 of Payments: alice was passed over: alice never agreed to be called for this",
                        "Step 2 of Payments: bob was passed over: called before for this incident");
        assertThat(requests(id)).isEmpty();
    }

    @Test
    void tellsEveryFaultOfWhatIsAsked() {
        UUID id = open("search");
        Response faulty = as("carol")
                .body(Map.of("system", "no-such", "message", " ", "team", "all"))
                .post("/api/paging/incidents/" + id + "/responder-requests");
        refused(faulty, 400, "bad-request");
        assertThat(faulty.jsonPath().getList("errors.path", String.class))
                .containsExactlyInAnyOrder("system", "message", "team");
        refused(ask("carol", id, "search"), 400, "bad-request");
    }

    private static Response ask(String by, UUID incidentId, String system) {
        return as(by).body(Map.of("system", system, "message", "the replica hangs"))
                .post("/api/paging/incidents/" + incidentId + "/responder-requests");
    }

    private static List<String> requests(UUID id) {
        return incident(id)
                .getList("responderRequests.collect { it.systemId + ' ' + it.state + ' ' + it.endedBy }", String.class);
    }

    private static void refused(Response response, int status, String type) {
        response.then().statusCode(status);
        assertThat(response.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/" + type);
    }
}
