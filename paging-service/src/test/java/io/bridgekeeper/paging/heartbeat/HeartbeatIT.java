package io.bridgekeeper.paging.heartbeat;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.secret.Secret;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beats, silence and pauses. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class HeartbeatIT {

    private static final String HEARTBEATS = "/api/paging/heartbeats";

    @Inject
    MovableClock clock;

    @BeforeEach
    void peopleAndSomebodyWhoWatches() {
        People.agreeToAll();
        // Its first look after the last test gives everything its time anew.
        eventually()
                .until(() -> !Table.select("select 1 from heartbeat_watch where watched_at is not null")
                        .isEmpty());
    }

    @AfterEach
    void noneLeft() {
        clock.back();
        as("ada")
                .get(HEARTBEATS)
                .jsonPath()
                .getList("heartbeats.heartbeatId", String.class)
                .forEach(id -> as("ada").delete(HEARTBEATS + "/" + id).then().statusCode(204));
        Table.update("update heartbeat_watch set watched_at = null");
    }

    @Test
    void opensAnIncidentWhenNoBeatComesAndEndsItWithTheNext() {
        JsonPath made = make();
        beat(made);
        silence();
        eventually().until(() -> state(made), "missed"::equals);
        UUID id = incidentOf(made);
        JsonPath open = incident(id);
        assertThat(open.getString("state")).isEqualTo("triggered");
        assertThat(open.getString("systemId")).isEqualTo("payments");
        assertThat(open.getString("severity")).isEqualTo("SEV2");
        assertThat(open.getString("title")).isEqualTo("Heartbeat missed: backup");
        assertThat(open.getString("pages[0].personId")).isEqualTo("alice");
        beat(made);
        assertThat(incident(id).getString("state")).isEqualTo("resolved");
        assertThat(incident(id).getString("how")).isEqualTo("self-cleared");
        assertThat(state(made)).isEqualTo("beating");
        silence();
        eventually().until(() -> incident(id).getString("state"), "triggered"::equals);
        assertThat(incidents(made)).hasSize(1);
        resolve("carol", id, "restart").then().statusCode(200);
        beat(made);
        silence();
        eventually().until(() -> incidents(made).size(), count -> count == 2);
        assertThat(Table.select(
                        "select distinct fingerprint from incident where integration_id = ?::uuid", heartbeatId(made)))
                .hasSize(1);
    }

    /** Nobody watched for two hours: nobody took beats either. */
    @Test
    void givesEachItsTimeAnewWhereNobodyHasWatched() {
        JsonPath made = make();
        String before = due(made);
        clock.forward(Duration.ofHours(2));
        eventually().until(() -> !due(made).equals(before));
        assertThat(state(made)).isEqualTo("beating");
        assertThat(incidents(made)).isEmpty();
        silence();
        eventually().until(() -> state(made), "missed"::equals);
    }

    @Test
    void maySilentlyPauseUntilAnEnd() {
        JsonPath made = make();
        Instant until = clock.instant().plus(Duration.ofHours(1));
        JsonPath paused = as("ada")
                .body(Map.of("until", until.toString(), "reason", "moves to another host"))
                .post(HEARTBEATS + "/" + heartbeatId(made) + "/pause")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(paused.getString("state")).isEqualTo("paused");
        assertThat(paused.getString("pausedBy")).isEqualTo("ada");
        JsonPath other = make();
        silence();
        eventually().until(() -> state(other), "missed"::equals);
        assertThat(state(made)).isEqualTo("paused");
        as("ada").delete(HEARTBEATS + "/" + heartbeatId(made) + "/pause").then().statusCode(200);
        silence();
        eventually().until(() -> state(made), "missed"::equals);
    }

    @Test
    void showsItsAddressOnceAndKeepsTheHashAlone() {
        JsonPath made = make();
        String key = key(made);
        assertThat(key).matches("bkh_[A-Za-z0-9_-]{43}");
        String kept = String.join(" ", Table.select("select row_to_json(h)::text from heartbeat h"));
        assertThat(kept).contains(new Secret(key).hash()).doesNotContain(key);
        assertThat(as("ada").get(HEARTBEATS).asString()).doesNotContain(key).doesNotContain(new Secret(key).hash());
        RestAssured.get("/heartbeats/" + key).then().statusCode(204);
        as("ada").delete(HEARTBEATS + "/" + heartbeatId(made)).then().statusCode(204);
        var gone = RestAssured.post("/heartbeats/" + key);
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.asString()).doesNotContain(key);
        assertThat(as("ada").delete(HEARTBEATS + "/" + heartbeatId(made)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void hasANewAddressBesideTheOldOneForADay() {
        JsonPath made = make();
        JsonPath rotated = as("ada")
                .post(HEARTBEATS + "/" + heartbeatId(made) + "/key")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(key(rotated)).isNotEqualTo(key(made));
        beat(rotated);
        beat(made);
        clock.forward(Duration.ofHours(23));
        beat(made);
        clock.forward(Duration.ofHours(2));
        assertThat(RestAssured.post("/heartbeats/" + key(made)).statusCode()).isEqualTo(404);
        beat(rotated);
        JsonPath third =
                as("ada").post(HEARTBEATS + "/" + heartbeatId(made) + "/key").jsonPath();
        JsonPath fourth =
                as("ada").post(HEARTBEATS + "/" + heartbeatId(made) + "/key").jsonPath();
        // Two at a time.
        assertThat(RestAssured.post("/heartbeats/" + key(rotated)).statusCode()).isEqualTo(404);
        beat(third);
        beat(fourth);
        as("ivy").post(HEARTBEATS + "/" + heartbeatId(made) + "/key").then().statusCode(403);
        as("ada").post(HEARTBEATS + "/" + UUID.randomUUID() + "/key").then().statusCode(404);
    }

    @Test
    void isEditedAndHasItsWholeTimeAnew() {
        JsonPath made = make();
        beat(made);
        Map<String, Object> wanted = Map.of(
                "name", "nightly backup", "labels", Map.of("service", "payments"), "every", "PT2H", "severity", "SEV4");
        JsonPath edited = as("ada")
                .body(wanted)
                .put(HEARTBEATS + "/" + heartbeatId(made))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(edited.getString("name")).isEqualTo("nightly backup");
        assertThat(edited.getString("severity")).isEqualTo("SEV4");
        assertThat(Instant.parse(edited.getString("dueAt")))
                .isBetween(
                        clock.instant().plus(Duration.ofMinutes(120)),
                        clock.instant().plus(Duration.ofMinutes(121)));
        // Its address stays.
        beat(made);
        assertThat(of(made, "name")).isEqualTo("nightly backup");
        JsonPath faulty = as("ada")
                .body(Map.of("name", "", "labels", Map.of("service", "unheard-of"), "every", "PT1S", "severity", "bad"))
                .put(HEARTBEATS + "/" + heartbeatId(made))
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
        assertThat(faulty.getList("errors.path", String.class)).containsExactly("name", "labels", "every", "severity");
        assertThat(of(made, "severity")).isEqualTo("SEV4");
        as("ada").body(wanted).put(HEARTBEATS + "/" + UUID.randomUUID()).then().statusCode(404);
        as("ivy").body(wanted).put(HEARTBEATS + "/" + heartbeatId(made)).then().statusCode(403);
    }

    @Test
    void listsEveryFault() {
        assertThat(as("ada")
                        .body(Map.of("labels", Map.of("service", "no-such"), "every", "x"))
                        .post(HEARTBEATS)
                        .then()
                        .statusCode(400)
                        .extract()
                        .jsonPath()
                        .getList("errors.path", String.class))
                .containsExactlyInAnyOrder("name", "labels", "every", "severity");
    }

    private static JsonPath make() {
        return as("ada")
                .body(Map.of(
                        "name", "backup",
                        "labels", Map.of("service", "payments"),
                        "every", "PT10S",
                        "grace", "PT10S",
                        "severity", "SEV2"))
                .post(HEARTBEATS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** Longer than it may be silent, and shorter than what is taken for nobody watching. */
    private void silence() {
        clock.forward(Duration.ofSeconds(21));
    }

    private static void beat(JsonPath made) {
        RestAssured.post("/heartbeats/" + key(made)).then().statusCode(204);
    }

    private static String key(JsonPath made) {
        return URI.create(made.getString("url")).getPath().substring("/heartbeats/".length());
    }

    private static String heartbeatId(JsonPath made) {
        return made.getString("heartbeat.heartbeatId");
    }

    private static String state(JsonPath made) {
        return of(made, "state");
    }

    private static String due(JsonPath made) {
        return of(made, "dueAt");
    }

    private static String of(JsonPath made, String what) {
        return as("dave")
                .get(HEARTBEATS)
                .jsonPath()
                .getString("heartbeats.find { it.heartbeatId == '" + heartbeatId(made) + "' }." + what);
    }

    private static List<String> incidents(JsonPath made) {
        return Table.select("select id::text from incident where integration_id = ?::uuid", heartbeatId(made));
    }

    private static UUID incidentOf(JsonPath made) {
        return UUID.fromString(incidents(made).getFirst());
    }
}
