package io.bridgekeeper.paging.escalation;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.agree;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.pageByHand;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person more, named by somebody, beside the steps of the policy. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class HandPageIT {

    @Inject
    MovableClock clock;

    @BeforeEach
    void people() {
        Table.update("delete from consent");
        People.agreeToAll();
    }

    @AfterEach
    void presentTime() {
        clock.back();
        Table.update("delete from consent");
    }

    @Test
    void pagesOneWhoExpectsItBesideTheRunningStep() {
        UUID id = open("search");
        JsonPath paged = pageByHand("carol", id, "alice", "you know the index")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(paged.getString("reason")).isEqualTo("Paged by carol: you know the index");
        assertThat(paged.getString("calledBy")).isEqualTo("carol");
        // The same again is the same page.
        assertThat(pageByHand("carol", id, "alice", "you know the index")
                        .jsonPath()
                        .getString("pageId"))
                .isEqualTo(paged.getString("pageId"));
        eventually()
                .untilAsserted(() -> assertThat(Receivers.webhooks().about(id)).hasSize(1));

        accept("alice", paged.getString("pageId")).then().statusCode(200);
        assertThat(incident(id).getString("acknowledgedBy")).isEqualTo("alice");
        assertThat(incident(id).getString("pages.find { it.personId == 'bob' }.state"))
                .isEqualTo("withdrawn");
        try (Topic topic = new Topic("paging.incident.v1")) {
            assertThat(topic.of(id, list -> list.size() == 6))
                    .extracting(Topic.Told::type)
                    .containsExactly(
                            "incident.opened",
                            "page.queued",
                            "page.queued",
                            "page.withdrawn",
                            "page.accepted",
                            "incident.acknowledged");
        }
    }

    @Test
    void keepsItsNoticesGoingWhenSomebodyElseAccepts() {
        Receivers.webhooks().answer("/alice", 503);
        UUID id = open("search");
        pageByHand("carol", id, "alice", "you know the index").then().statusCode(200);
        accept("bob", page(id, "bob")).then().statusCode(200);
        Receivers.webhooks().answerAllWell();
        clock.forward(Duration.ofMinutes(1));
        eventually()
                .untilAsserted(() -> assertThat(incident(id).getString("pages.find { it.personId == 'alice' }.state"))
                        .isEqualTo("sent"));
        accept("alice", page(id, "alice")).then().statusCode(200);
        assertThat(incident(id).getString("acknowledgedBy")).isEqualTo("bob");
        try (Topic topic = new Topic("paging.incident.v1")) {
            assertThat(topic.of(id, list -> list.size() == 6))
                    .extracting(Topic.Told::type)
                    .containsExactly(
                            "incident.opened",
                            "page.queued",
                            "page.queued",
                            "page.accepted",
                            "incident.acknowledged",
                            "page.accepted");
        }
    }

    @Test
    void refusesToPageWhoDoesNotExpectItAndNamesThoseWhoDo() {
        UUID id = open("search");
        agree("erin", "search", Instant.now().plus(Duration.ofDays(30)));
        Response refusal = pageByHand("carol", id, "frank", "you know the index");
        refused(refusal, 409, "not-expecting");
        assertThat(refusal.jsonPath().getString("why")).isEqualTo("no-consent");
        assertThat(refusal.jsonPath().getList("couldBePaged.personId")).containsExactly("alice", "erin");
        assertThat(refusal.jsonPath().getList("couldBePaged.why"))
                .containsExactly("Agreed to be called for Search.", "Agreed to be called for Search.");
        assertThat(page(id, "frank")).isNull();
    }

    @Test
    void pagesAllTheSameWithAReasonAndReportsTheGap() {
        UUID id = open("search");
        Response paged = override("carol", id, "frank", "nobody else knows the index");
        paged.then().statusCode(200);
        assertThat(paged.jsonPath().getString("reason"))
                .isEqualTo("Paged by carol: the index (you never agreed to be called for this;"
                        + " carol pages you all the same: nobody else knows the index)");
        JsonPath gaps = as("ada").get("/api/paging/ownership-gaps").jsonPath();
        String gap = "ownershipGaps.find { it.incidentId == '" + id + "' }";
        assertThat(gaps.getString(gap + ".reason")).isEqualTo("override");
        assertThat(gaps.getString(gap + ".detail"))
                .isEqualTo("carol paged frank, who never agreed to be called for this."
                        + " Why all the same: nobody else knows the index");
        override("carol", id, "frank", " ").then().statusCode(400);
        try (Topic topic = new Topic("paging.incident.v1")) {
            assertThat(topic.typesUntil(id, "ownership-gap.found"))
                    .containsExactly("incident.opened", "page.queued", "page.queued", "ownership-gap.found");
        }
    }

    @Test
    void hasNoWayToPageSeveral() {
        UUID id = open("search");
        String path = "/api/paging/incidents/" + id + "/pages";
        for (Object body : List.of(
                Map.of("personId", List.of("alice", "erin"), "reason", "x"),
                Map.of("personId", "checkout-primary", "reason", "x"),
                Map.of("people", List.of("alice"), "personId", "alice", "reason", "x"),
                Map.of("personId", "nobody-at-all", "reason", "x"),
                List.of(Map.of("personId", "alice", "reason", "x")))) {
            refused(as("carol").body(body).post(path), 400, "bad-request");
        }
        assertThat(incident(id).getList("pages")).hasSize(1);
    }

    @Test
    void stopsAScriptThatPagesEverybody() {
        UUID id = open("search");
        List<Integer> statuses = new ArrayList<>();
        for (String person : List.of("alice", "erin", "frank", "oscar", "carol")) {
            statuses.add(override("carol", id, person, "all hands").statusCode());
        }
        assertThat(statuses).containsOnly(200);
        // There is nobody else in the catalog but bob, whom the step has called.
        Table.update("update page set person_id = 'somebody' where incident_id = ? and person_id = 'bob'", id);
        Response sixth = pageByHand("carol", id, "bob", "all hands");
        refused(sixth, 409, "too-many-by-hand");
        assertThat(sixth.jsonPath().getInt("most")).isEqualTo(5);
        pageByHand("carol", open("payments"), "bob", "x").then().statusCode(200);
        clock.forward(Duration.ofMinutes(15));
        pageByHand("carol", id, "bob", "all hands").then().statusCode(200);
    }

    @Test
    void refusesWhoWasPagedAndWhatIsResolved() {
        UUID id = open("search");
        refused(pageByHand("carol", id, "bob", "x"), 409, "already-called");
        resolve("carol", id, "fix").then().statusCode(200);
        refused(pageByHand("carol", id, "alice", "x"), 409, "incident-resolved");
    }

    @Test
    void pagesAPersonOnceWhenTwoDoSoAtOnce() throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 10; i++) {
                UUID id = open("search");
                Future<Response> carol = two.submit(() -> pageByHand("carol", id, "alice", "the index"));
                Future<Response> bob = two.submit(() -> pageByHand("bob", id, "alice", "the index"));
                assertThat(List.of(carol.get().statusCode(), bob.get().statusCode()))
                        .containsExactlyInAnyOrder(200, 409);
                assertThat(incident(id).getList("pages")).hasSize(2);
            }
        }
    }

    private static Response override(String by, UUID incidentId, String person, String reason) {
        return as(by).body(Map.of("personId", person, "reason", "the index", "override", Map.of("reason", reason)))
                .post("/api/paging/incidents/" + incidentId + "/pages");
    }

    private static void refused(Response answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/" + type);
    }
}
