package io.bridgekeeper.paging.maintenance;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.hand;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.incidentOf;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.PagingClient;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows over the API, and what they do to signals. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class MaintenanceIT {

    private static final String WINDOWS = "/api/paging/maintenance-windows";

    @Inject
    MovableClock clock;

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @AfterEach
    void noneLeft() {
        clock.back();
        active().getList("windows.windowId", String.class)
                .forEach(id -> as("ada").delete(WINDOWS + "/" + id));
    }

    @Test
    void holdsTheFirstPageBackAndCallsWhenTheWindowIsOver() {
        JsonPath window = make(Map.of());
        UUID id = open("payments");
        JsonPath held = incident(id);
        assertThat(held.getString("state")).isEqualTo("triggered");
        assertThat(held.getList("pages")).isEmpty();
        assertThat(held.getString("heldBack.windowId")).isEqualTo(window.getString("windowId"));
        assertThat(held.getString("heldBack.reason")).isEqualTo("Upgrade of the database");
        assertThat(Instant.parse(held.getString("heldBack.until"))).isEqualTo(window.getString("until"));
        assertThat(history(id)).last().asString().startsWith("Held back by maintenance window ");
        assertThat(outcomes(window)).containsExactly("held");
        assertThat(Table.select("select id from notice where incident_id = ?", id))
                .isEmpty();

        clock.forward(Duration.ofHours(2));
        eventually().until(() -> incident(id).getString("pages[0].personId"), "alice"::equals);
        assertThat(incident(id).getString("pages[0].reason")).isEqualTo("Step 1 for Payments.");
        assertThat(outcomes(window)).containsExactly("called");
    }

    /** Whoever is being called is called, as other platforms do it: a window says what is to be expected from now on. */
    @Test
    void goesOnWithWhatIsOpenBeforeTheWindowAndHoldsWhatIsNew() {
        UUID before = open("payments");
        assertThat(incident(before).getList("pages.personId", String.class)).containsExactly("alice");
        JsonPath window = make(Map.of());
        UUID held = open("payments");
        assertThat(incident(held).getList("pages")).isEmpty();

        // The next step is called in the middle of the window, of the one that was open alone.
        clock.forward(Duration.ofMinutes(30));
        eventually().until(() -> incident(before).getList("pages.personId", String.class), all -> all.contains("bob"));
        String notices = "select state from notice where incident_id = ? and person_id = 'bob'";
        eventually().until(() -> Table.select(notices, before), all -> all.contains("sent"));
        assertThat(incident(held).getList("pages")).isEmpty();
        assertThat(outcomes(window)).containsExactly("held");
        assertThat(incident(before).getString("heldBack")).isNull();
        assertThat(history(before)).noneMatch(what -> what.startsWith("Held back"));
    }

    @Test
    void letsAResolutionPassWithoutCallingAnybody() {
        JsonPath window = make(Map.of());
        String key = UUID.randomUUID().toString();
        Map<String, String> labels = Map.of("service", "payments", "alertname", key);
        hand(UUID.randomUUID(), signal("firing", key, null, labels));
        hand(UUID.randomUUID(), signal("resolved", key, null, labels));
        UUID id = incidentOf(key);
        assertThat(incident(id).getString("state")).isEqualTo("resolved");
        assertThat(incident(id).getString("how")).isEqualTo("self-cleared");
        assertThat(outcomes(window)).containsExactly("resolved");
        clock.forward(Duration.ofHours(2));
        // Whoever is due by then is called; this one is not.
        UUID other = open("payments");
        eventually().until(() -> !incident(other).getList("pages").isEmpty());
        assertThat(incident(id).getList("pages")).isEmpty();
    }

    @Test
    void callsAtOnceWhenTheWindowIsEndedEarly() {
        JsonPath window = make(Map.of());
        UUID id = open("payments");
        JsonPath ended = as("carol")
                .delete(WINDOWS + "/" + window.getString("windowId"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(ended.getString("state")).isEqualTo("ended-early");
        assertThat(ended.getString("endedBy")).isEqualTo("carol");
        eventually().until(() -> incident(id).getString("pages[0].personId"), "alice"::equals);
        assertThat(history(id)).contains("No maintenance window holds it back any more: calling begins");
        as("carol").delete(WINDOWS + "/" + window.getString("windowId")).then().statusCode(200);
        JsonPath known =
                as("ivy").get(WINDOWS + "/" + window.getString("windowId")).jsonPath();
        assertThat(known.getList("history.by", String.class)).containsExactly("ada", "carol");
        assertThat(known.getList("history.what", String.class)).containsExactly("Made", "Ended");
    }

    /** As from a process that had not seen yet that the window is ended. */
    @Test
    void decidesAnewAboutWhatAProcessHeldByAWindowThatWasGoneAlready() {
        JsonPath window = make(Map.of());
        UUID id = open("payments");
        String held = "select number from held_incident where incident_id = ?";
        as("ada").delete(WINDOWS + "/" + window.getString("windowId")).then().statusCode(200);
        UUID late = open("payments");
        eventually().until(() -> !incident(id).getList("pages").isEmpty());
        assertThat(Table.select(held, late)).isEmpty();
        // Held until tomorrow by windows of before.
        Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
        UUID forgotten = UUID.fromString(
                Table.select("select id::text from incident where id = ?", late).getFirst());
        Table.update("delete from notice where incident_id = ?", forgotten);
        Table.update("delete from page where incident_id = ?", forgotten);
        Table.update(
                "update incident set position = 0, escalate_at = ?::timestamptz where id = ?",
                tomorrow.toString(),
                forgotten);
        Table.update(
                "insert into held_incident (incident_id, window_id, held_at, until_at, number) values (?, ?::uuid, ?::timestamptz, ?::timestamptz, 0)",
                forgotten,
                window.getString("windowId"),
                clock.instant().toString(),
                tomorrow.toString());
        eventually().until(() -> !incident(forgotten).getList("pages").isEmpty());
    }

    @Test
    void holdsOnWhileTheWindowIsMadeLonger() {
        JsonPath window = make(Map.of());
        UUID id = open("payments");
        Map<String, Object> longer = proposal();
        Instant until = clock.instant().plus(Duration.ofHours(3));
        longer.put("until", until.toString());
        String path = WINDOWS + "/" + window.getString("windowId");
        as("ada").body(longer).put(path).then().statusCode(200);
        eventually()
                .until(() ->
                        Instant.parse(incident(id).getString("heldBack.until")).equals(until));
        clock.forward(Duration.ofHours(2));
        UUID other = open("search");
        eventually().until(() -> !incident(other).getList("pages").isEmpty());
        assertThat(incident(id).getList("pages")).isEmpty();
    }

    @Test
    void callsForOtherSystemsAndForSeveritiesThatAreNotHeldBack() {
        make(Map.of("holdBack", List.of("SEV2", "SEV3")));
        assertThat(incident(open("search")).getList("pages")).hasSize(1);
        assertThat(incident(open("payments", "critical")).getList("pages")).hasSize(1);
        assertThat(incident(open("payments", "error")).getList("pages")).isEmpty();
    }

    @Test
    void holdsByLabelsAndAgainAndAgain() {
        Map<String, Object> proposal = proposal();
        proposal.remove("systems");
        proposal.remove("until");
        proposal.put("matchers", List.of(Map.of("label", "service", "regex", "rep.*")));
        proposal.put(
                "recurrence",
                new HashMap<>(Map.of(
                        "start",
                                clock.instant()
                                                .minus(Duration.ofDays(1))
                                                .toString()
                                                .substring(0, 10) + "T00:00:00",
                        "zone", "UTC",
                        "duration", "PT23H59M",
                        "rrule", "FREQ=DAILY",
                        "endsAt", clock.instant().plus(Duration.ofDays(40)).toString())));
        JsonPath dry = as("ada")
                .body(proposal)
                .post(WINDOWS + "?dryRun=true")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(dry.getString("windowId")).isNull();
        assertThat(dry.getList("next")).hasSize(10);
        assertThat(active().getList("windows")).isEmpty();

        JsonPath window = as("ada")
                .body(proposal)
                .post(WINDOWS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String path = WINDOWS + "/" + window.getString("windowId");
        assertThat(window.getString("matchers[0].regex")).isEqualTo("rep.*");
        assertThat(as("dave")
                        .get(path + "/occurrences")
                        .jsonPath()
                        .getList("occurrences")
                        .size())
                .isBetween(40, 42);
        JsonPath held = incident(open("reports-daily"));
        assertThat(held.getString("heldBack.windowId")).isEqualTo(window.getString("windowId"));
    }

    @Test
    void keepsTwoWritersApartAndWhatIsOver() {
        Response made = as("ada").body(proposal()).post(WINDOWS);
        String path = WINDOWS + "/" + made.jsonPath().getString("windowId");
        String seen = made.header("ETag");
        assertThat(as("dave").get(path).header("ETag")).isEqualTo(seen);
        as("carol").header("If-Match", seen).body(proposal()).put(path).then().statusCode(200);
        Response late = as("ada").header("If-Match", seen).body(proposal()).put(path);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.jsonPath().getString("type")).endsWith("/settings-changed");
        assertThat(as("ada").header("If-Match", seen).delete(path).statusCode()).isEqualTo(412);
        as("ada").header("If-Match", late.header("ETag")).delete(path).then().statusCode(200);
        Response over = as("ada").body(proposal()).put(path);
        assertThat(over.statusCode()).isEqualTo(409);
        assertThat(over.jsonPath().getString("type")).endsWith("/maintenance-window-is-over");
    }

    @Test
    void listsEveryFaultAndKeepsNothing() {
        int before = all().getList("windows").size();
        Response answer = as("ada")
                .body(Map.of("systems", List.of("no-such"), "holdBack", List.of("SEV0"), "reason", ""))
                .post(WINDOWS);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getList("errors.path", String.class))
                .containsExactlyInAnyOrder("systems[0]", "until", "holdBack[0]", "reason");
        assertThat(as("ada").body("null").post(WINDOWS).statusCode()).isEqualTo(400);
        assertThat(as("ada").get(WINDOWS + "?active=maybe").statusCode()).isEqualTo(400);
        assertThat(all().getList("windows")).hasSize(before);
    }

    private JsonPath make(Map<String, Object> more) {
        Map<String, Object> proposal = proposal();
        proposal.putAll(more);
        JsonPath made = as("ada")
                .body(proposal)
                .post(WINDOWS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(made.getString("state")).isEqualTo("active");
        assertThat(active().getList("windows.windowId", String.class)).contains(made.getString("windowId"));
        return made;
    }

    private Map<String, Object> proposal() {
        return new HashMap<>(Map.of(
                "systems",
                List.of("payments"),
                "until",
                clock.instant().plus(Duration.ofHours(1)).toString(),
                "reason",
                "Upgrade of the database"));
    }

    private static JsonPath active() {
        return as("dave").get(WINDOWS + "?active=true").jsonPath();
    }

    private static JsonPath all() {
        return as("dave").get(WINDOWS).jsonPath();
    }

    private static List<String> outcomes(JsonPath window) {
        return PagingClient.as("dave")
                .get(WINDOWS + "/" + window.getString("windowId") + "/held-back")
                .jsonPath()
                .getList("incidents.outcome", String.class);
    }

    private static List<String> history(UUID id) {
        return incident(id).getList("history.what", String.class);
    }
}
