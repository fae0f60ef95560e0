package io.bridgekeeper.paging.brief;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signal, incident, page, notice, acceptance, resolution: on the real things. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class PagingLoopIT {

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @Test
    void pagesAcceptsAndResolvesOneIncident() {
        UUID id = open("payments");
        eventually()
                .untilAsserted(() -> assertThat(incident(id).getString("pages[0].notices[0].state"))
                        .isEqualTo("sent"));
        JsonPath triggered = incident(id);
        assertThat(triggered.getString("state")).isEqualTo("triggered");
        assertThat(triggered.getString("severity")).isEqualTo("SEV1");
        assertThat(triggered.getString("pages[0].personId")).isEqualTo("alice");
        assertThat(triggered.getString("pages[0].state")).isEqualTo("sent");
        assertThat(triggered.getString("brief.evidence.summary")).isEqualTo("5xx above 5 %");
        assertThat(triggered.getString("brief.links[0].href")).isEqualTo("https://grafana.example.org/d/1");
        assertThat(Receivers.webhooks().about(id)).hasSize(1);

        assertThat(accept("alice", page(id, "alice")).jsonPath().getString("state"))
                .isEqualTo("accepted");
        JsonPath acknowledged = incident(id);
        assertThat(acknowledged.getString("state")).isEqualTo("acknowledged");
        assertThat(acknowledged.getString("acknowledgedBy")).isEqualTo("alice");

        JsonPath resolved = resolve("alice", id, "rollback")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(resolved.getString("state")).isEqualTo("resolved");
        assertThat(resolved.getString("how")).isEqualTo("rollback");
        assertThat(resolved.getString("resolvedBy")).isEqualTo("alice");
    }

    @Test
    void tellsTheWholeIncidentInOrder() {
        UUID id = open("payments");
        accept("alice", page(id, "alice")).then().statusCode(200);
        resolve("alice", id, "fix").then().statusCode(200);
        try (Topic topic = new Topic("paging.incident.v1")) {
            assertThat(topic.typesUntil(id, "incident.resolved"))
                    .containsExactly(
                            "incident.opened",
                            "page.queued",
                            "page.accepted",
                            "incident.acknowledged",
                            "incident.resolved");
            var opened = topic.of(id, list -> true).getFirst().data();
            assertThat(opened.path("systemId").asText()).isEqualTo("payments");
            assertThat(opened.path("fingerprint").asText()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void keepsAHistoryWithoutAGapAndInOrder() {
        UUID id = open("payments");
        as("alice").body("{\"reason\":\"on a train\"}").post("/api/paging/pages/" + page(id, "alice") + "/decline");
        accept("bob", page(id, "bob")).then().statusCode(200);
        resolve("bob", id, "restart").then().statusCode(200);
        List<String> seqs = Table.select("select seq from history where incident_id = ? order by seq", id);
        assertThat(seqs)
                .isEqualTo(IntStream.rangeClosed(1, seqs.size())
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(incident(id).getList("history.what", String.class))
                .satisfiesExactly(
                        what -> assertThat(what).isEqualTo("Opened: Checkout answers 5xx"),
                        what -> assertThat(what).startsWith("Step 1: alice is called"),
                        what -> assertThat(what).isEqualTo("alice declined: on a train"),
                        what -> assertThat(what).startsWith("Step 2: bob is called"),
                        what -> assertThat(what).isEqualTo("bob accepted"),
                        what -> assertThat(what).isEqualTo("Resolved by bob (restart)"));
    }

    @Test
    void resolvesOnceHoweverOftenItIsAsked() {
        UUID id = open("payments");
        accept("alice", page(id, "alice")).then().statusCode(200);
        JsonPath first = resolve("alice", id, "fix").jsonPath();
        JsonPath second = resolve("carol", id, "rollback")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(second.getString("how")).isEqualTo("fix");
        assertThat(second.getString("resolvedAt")).isEqualTo(first.getString("resolvedAt"));
        assertThat(Table.select("select seq from history where incident_id = ? and what like 'Resolved%'", id))
                .hasSize(1);
    }

    @Test
    void listsWhatIsOpenAndWhatIsNot() {
        UUID open = open("payments");
        UUID resolved = open("payments");
        resolve("carol", resolved, "false-alarm").then().statusCode(200);
        assertThat(ids("open")).contains(open.toString()).doesNotContain(resolved.toString());
        assertThat(ids("all")).contains(open.toString(), resolved.toString());
    }

    @Test
    void showsPeopleTheirOwnOpenPages() {
        UUID id = open("payments");
        String page = page(id, "alice");
        assertThat(as("alice").get("/api/paging/pages").jsonPath().getList("pages.pageId", String.class))
                .contains(page);
        assertThat(as("bob").get("/api/paging/pages").jsonPath().getList("pages.pageId", String.class))
                .doesNotContain(page);
        JsonPath own = as("alice")
                .get("/api/paging/pages/" + page)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(own.getString("title")).isEqualTo("Checkout answers 5xx");
        assertThat(own.getString("reason")).isEqualTo("Step 1 for Payments.");
        accept("alice", page).then().statusCode(200);
        assertThat(as("alice").get("/api/paging/pages").jsonPath().getList("pages.pageId", String.class))
                .doesNotContain(page);
    }

    private static List<String> ids(String state) {
        return as("carol")
                .get("/api/paging/incidents?limit=200&state=" + state)
                .jsonPath()
                .getList("incidents.incidentId", String.class);
    }
}
