package io.bridgekeeper.paging.escalation;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Not my system: it belongs to X." */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class RerouteIT {

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @Test
    void callsThePeopleOfTheSystemThatItBelongsToAndProposesACorrection() {
        UUID id = open("search");
        send("bob", page(id, "bob"), "payments", "the index is fine")
                .then()
                .statusCode(200)
                .body("state", equalTo("declined"));
        JsonPath incident = incident(id);
        assertThat(incident.getString("systemId")).isEqualTo("payments");
        assertThat(incident.getList("pages.personId", String.class)).containsExactly("bob", "alice");
        assertThat(incident.getString("pages[1].reason")).isEqualTo("Step 1 for Payments.");
        assertThat(incident.getList("history.what", String.class))
                .contains("bob says that it belongs to Payments: the index is fine; its people are called from the"
                        + " first step on");

        JsonPath corrections =
                as("ada").get("/api/paging/catalog-corrections?state=open").jsonPath();
        String mine = "corrections.find { it.incidentId == '" + id + "' }.";
        assertThat(corrections.getString(mine + "fromSystemId")).isEqualTo("search");
        assertThat(corrections.getString(mine + "toSystemId")).isEqualTo("payments");
        assertThat(corrections.getString(mine + "proposedBy")).isEqualTo("bob");
        assertThat(corrections.getString(mine + "labels.service")).isEqualTo("search");

        accept("alice", page(id, "alice")).then().statusCode(200);
        resolve("alice", id, "fix").then().statusCode(200);
        try (Topic topic = new Topic("paging.incident.v1")) {
            List<Topic.Told> told = topic.of(id, list -> list.size() == 8);
            assertThat(told)
                    .extracting(Topic.Told::type)
                    .containsExactly(
                            "incident.opened",
                            "page.queued",
                            "page.declined",
                            "incident.rerouted",
                            "page.queued",
                            "page.accepted",
                            "incident.acknowledged",
                            "incident.resolved");
            assertThat(told.get(3).data().path("seatLimit").asInt()).isEqualTo(7);
        }
        // Who came counts as trained for the system that it was of.
        assertThat(Table.select("select accepted from training where person_id = 'alice' and system_id = 'payments'"))
                .containsExactly("2");
    }

    @BeforeEach
    void trainedOnce() {
        Table.update("update training set accepted = 1 where person_id = 'alice' and system_id = 'payments'");
    }

    @Test
    void sendsNothingBackToWhereItWas() {
        UUID id = open("search");
        send("bob", page(id, "bob"), "payments", "").then().statusCode(200);
        send("alice", page(id, "alice"), "search", "")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://bridgekeeper.io/problems/had-it-before"))
                .body("systemId", equalTo("search"));
        send("alice", page(id, "alice"), "payments", "").then().statusCode(409);
        send("alice", page(id, "alice"), "checkout", "").then().statusCode(200);
        assertThat(incident(id).getString("systemId")).isEqualTo("checkout");
    }

    @Test
    void callsTheFallbackOfASystemThatNobodyOwns() {
        UUID id = open("search");
        send("bob", page(id, "bob"), "reports", "").then().statusCode(200);
        assertThat(incident(id).getList("pages.personId", String.class)).containsExactly("bob", "oscar");
        assertThat(incident(id).getString("ownershipGap")).isNotNull();
        JsonPath gaps = as("ada").get("/api/paging/ownership-gaps").jsonPath();
        String mine = "ownershipGaps.find { it.incidentId == '" + id + "' }.";
        assertThat(gaps.getString(mine + "reason")).isEqualTo("no-owner");
        assertThat(gaps.getString(mine + "systemId")).isEqualTo("reports");
    }

    @Test
    void saysAllThatIsWrong() {
        UUID id = open("search");
        send("bob", page(id, "bob"), "no-such", "x".repeat(501))
                .then()
                .statusCode(400)
                .body("errors.path", equalTo(List.of("reason", "belongsTo")));
        send("carol", page(id, "bob"), "payments", "").then().statusCode(403);
        assertThat(incident(id).getString("systemId")).isEqualTo("search");
        as("ada").get("/api/paging/catalog-corrections?state=mended").then().statusCode(400);
    }

    @Test
    void letsWhoKeepsTheCatalogSayThatItIsRight() {
        UUID id = open("search");
        send("bob", page(id, "bob"), "payments", "").then().statusCode(200);
        String path = "/api/paging/catalog-corrections/"
                + as("ada")
                        .get("/api/paging/catalog-corrections")
                        .jsonPath()
                        .getString("corrections.find { it.incidentId == '" + id + "' }.correctionId");
        as("ada").body("{}").post(path + "/dismiss").then().statusCode(400);
        as("ada")
                .body(Map.of("reason", "it was the index after all"))
                .post(path + "/dismiss")
                .then()
                .statusCode(200)
                .body("state", equalTo("dismissed"));
        as("ada")
                .body(Map.of("reason", "another word"))
                .post(path + "/dismiss")
                .then()
                .statusCode(200)
                .body("dismissedReason", equalTo("it was the index after all"));
        as("ada")
                .body(Map.of("reason", "nothing"))
                .post("/api/paging/catalog-corrections/" + UUID.randomUUID() + "/dismiss")
                .then()
                .statusCode(404);
    }

    private static Response send(String person, String pageId, String systemId, String reason) {
        return as(person)
                .body(Map.of("reason", reason, "belongsTo", systemId))
                .post("/api/paging/pages/" + pageId + "/decline");
    }
}
