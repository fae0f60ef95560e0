package io.bridgekeeper.paging.change;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.asGateway;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes are told once, found by system and time, and gone when they are old. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class ChangeIT {

    @Inject
    MovableClock clock;

    @AfterEach
    void now() {
        clock.back();
    }

    @Test
    void keepsWhatIsToldAndFindsItBySystemAndTime() {
        Instant at = clock.instant().minusSeconds(240);
        String id = UUID.randomUUID().toString();
        JsonPath told = tell(
                "alice",
                201,
                Map.of(
                        "id",
                        id,
                        "summary",
                        "Checkout 4.2",
                        "kind",
                        "deploy",
                        "at",
                        at.toString(),
                        "labels",
                        Map.of("service", "checkout"),
                        "url",
                        "https://ci.example.org/7",
                        "who",
                        "bob"));
        String changeId = told.getString("changeId");
        assertThat(told.getList("systems")).containsExactly("checkout");
        assertThat(told.getString("toldBy")).isEqualTo("alice");
        assertThat(ids("?system=checkout")).contains(changeId);
        assertThat(ids("")).contains(changeId);
        assertThat(ids("?system=search")).doesNotContain(changeId);
        assertThat(ids("?system=checkout&from=" + at + "&until=" + at.plusSeconds(1)))
                .contains(changeId);
        assertThat(ids("?system=checkout&from=" + at.minusSeconds(9) + "&until=" + at))
                .doesNotContain(changeId);
    }

    @Test
    void takesTheSameIdOnceFromEachTeller() {
        String id = UUID.randomUUID().toString();
        Map<String, Object> change = Map.of("id", id, "summary", "first", "systems", List.of("checkout", "search"));
        String first = tell("alice", 201, change).getString("changeId");
        Map<String, Object> again = new HashMap<>(change);
        again.put("summary", "second");
        JsonPath second = tell("alice", 200, again);
        assertThat(second.getString("changeId")).isEqualTo(first);
        assertThat(second.getString("summary")).isEqualTo("first");
        assertThat(tell("carol", 201, change).getString("changeId")).isNotEqualTo(first);
        assertThat(asGateway().body(change).post("/api/paging/changes").statusCode())
                .isEqualTo(201);
        assertThat(Table.select("select told_by from change_event where told_id = ? order by 1", id))
                .hasSize(3)
                .contains("alice", "carol");
    }

    @Test
    void tellsTheNewestFirst() {
        Instant now = clock.instant();
        for (int minutes : List.of(3, 1, 2)) {
            tell(
                    "alice",
                    201,
                    Map.of(
                            "summary",
                            "reports " + minutes,
                            "systems",
                            List.of("reports"),
                            "at",
                            now.minus(Duration.ofMinutes(minutes)).toString()));
        }
        assertThat(all("?system=reports").getList("changes.summary", String.class))
                .containsSubsequence("reports 1", "reports 2", "reports 3");
    }

    @Test
    void refusesWithEveryFault() {
        JsonPath problem = tell("alice", 400, Map.of("kind", "party", "systems", List.of("no-such")));
        assertThat(problem.getString("type")).isEqualTo("https://bridgekeeper.io/problems/bad-request");
        assertThat(problem.getList("errors.path")).containsExactlyInAnyOrder("summary", "kind", "systems[0]");
        assertThat(as("alice").post("/api/paging/changes").statusCode()).isEqualTo(400);
        as("alice").get("/api/paging/changes?from=yesterday").then().statusCode(400);
        as("alice")
                .get("/api/paging/changes?from=2024-01-01T00:00:00Z&until=2026-01-01T00:00:00Z")
                .then()
                .statusCode(400);
    }

    @Test
    void removesWhatIsOld() {
        String old = tell("alice", 201, Map.of("summary", "old", "systems", List.of("checkout")))
                .getString("changeId");
        assertThat(count(old)).isEqualTo(2);
        clock.forward(Duration.ofDays(30).plusMinutes(1));
        String young = tell("alice", 201, Map.of("summary", "young", "systems", List.of("checkout")))
                .getString("changeId");
        eventually().untilAsserted(() -> assertThat(count(old)).isZero());
        assertThat(count(young)).isEqualTo(2);
    }

    @Test
    void takesChangesOfAnIntegrationFromTheGateway() {
        UUID integration = UUID.randomUUID();
        Map<String, Object> handed = Map.of(
                "integrationId",
                integration,
                "change",
                Map.of("id", "run-1", "summary", "x", "labels", Map.of("service", "search")));
        JsonPath taken = hand(handed, 200);
        assertThat(taken.getList("systems")).containsExactly("search");
        assertThat(hand(handed, 200).getString("changeId")).isEqualTo(taken.getString("changeId"));
        assertThat(Table.select(
                        "select told_by from change_event where id = ?", UUID.fromString(taken.getString("changeId"))))
                .containsExactly("integration:" + integration);
        JsonPath refused = hand(
                Map.of("integrationId", integration, "change", Map.of("summary", "x", "systems", List.of("no"))), 200);
        assertThat(refused.getString("changeId")).isNull();
        assertThat(refused.getList("errors.path")).containsExactly("systems[0]");
        assertThat(hand(Map.of(), 400).getList("errors.path")).containsExactly("integrationId", "change");
    }

    /** The body is that of the gateway's ChangeHookIT, which hands it over. */
    @Test
    void readsEveryMemberUnderTheNameThatTheGatewayGivesIt() {
        Instant at = clock.instant();
        String change = """
                {"id":"run-1","summary":"Search 2.1","kind":"migration","at":"%s","systems":["checkout"],
                 "labels":{"service":"search"},"source":"Jenkins","url":"https://ci.example.org/7","who":"alice"}""".formatted(at);
        UUID integration = UUID.randomUUID();
        String id = asGateway()
                .body("{\"integrationId\":\"" + integration + "\",\"change\":" + change + "}")
                .post("/internal/paging/changes")
                .then()
                .statusCode(200)
                .extract()
                .path("changeId");
        Map<String, Object> kept = all("?system=search").getMap("changes.find { it.changeId == '" + id + "' }");
        assertThat(kept)
                .containsEntry("id", "run-1")
                .containsEntry("summary", "Search 2.1")
                .containsEntry("kind", "migration")
                .containsEntry("at", at.toString())
                .containsEntry("systems", List.of("checkout", "search"))
                .containsEntry("labels", Map.of("service", "search"))
                .containsEntry("source", "Jenkins")
                .containsEntry("url", "https://ci.example.org/7")
                .containsEntry("who", "alice")
                .containsEntry("toldBy", "integration:" + integration);
    }

    private static JsonPath hand(Map<String, Object> handed, int status) {
        return asGateway()
                .body(handed)
                .post("/internal/paging/changes")
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private static int count(String changeId) {
        UUID id = UUID.fromString(changeId);
        return Table.select("select id from change_event where id = ?", id).size()
                + Table.select("select change_id from change_event_system where change_id = ?", id)
                        .size();
    }

    private static JsonPath tell(String person, int status, Map<String, Object> change) {
        return as(person)
                .body(change)
                .post("/api/paging/changes")
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private static List<String> ids(String query) {
        return all(query).getList("changes.changeId", String.class);
    }

    private static JsonPath all(String query) {
        return as("dave")
                .get("/api/paging/changes" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
