package io.bridgekeeper.paging.oncall;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dated exceptions: who makes them, what becomes of the schedule, and who is called by it. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class OverrideIT {

    private static final String OVERRIDES = "/api/paging/rotations/checkout-primary/overrides";

    @Inject
    MovableClock clock;

    @BeforeEach
    void noneYet() {
        Table.update("delete from rotation_override");
        People.agreeToAll();
    }

    @AfterEach
    void noneLeft() {
        Table.update("delete from rotation_override");
        clock.back();
    }

    @Test
    void callsWhoStandsInWhileTheOverrideLastsAndNobodyElse() {
        String usual = onCall();
        Response made = make("ada", replace(usual, "carol", Duration.ofHours(2)));
        made.then().statusCode(201);
        assertThat(onCall()).isEqualTo("carol");

        UUID incident = open("checkout");
        assertThat(page(incident, "carol")).isNotNull();
        assertThat(page(incident, usual)).isNull();
        assertThat(PagingClient.incident(incident).getString("pages[0].reason"))
                .contains("On call in rotation checkout-primary. Instead of " + usual);

        clock.forward(Duration.ofHours(2));
        assertThat(onCall()).isNotEqualTo("carol");
    }

    @Test
    void goesOnToTheNextStepAndReportsTheGapWhereNobodyIsOnCall() {
        make("ada", Map.of("kind", "temporary", "until", inHours(1), "reason", "nobody at all"))
                .then()
                .statusCode(201);
        assertThat(onCall()).isNull();
        UUID incident = open("checkout");
        assertThat(page(incident, "carol")).isNotNull();
        JsonPath gaps = as("carol").get("/api/paging/ownership-gaps").jsonPath();
        assertThat(gaps.getString("ownershipGaps.find { it.incidentId == '" + incident + "' }.reason"))
                .isEqualTo("nobody-on-call");
    }

    @Test
    void tellsWhatWouldBecomeOfTheScheduleAndStoresNothing() {
        String usual = onCall();
        JsonPath preview = as("ada")
                .body(Map.of("kind", "remove", "personId", usual, "until", inHours(3), "reason", "ill"))
                .post(OVERRIDES + "?dryRun=true")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(preview.getString("override")).isNull();
        assertThat(preview.getString("change.changed[0].before[0].personId")).isEqualTo(usual);
        assertThat(preview.getList("change.changed[0].after")).isEmpty();
        assertThat(preview.getList("change.gapsOpen")).hasSize(1);
        assertThat(onCall()).isEqualTo(usual);
        assertThat(as("ada").get(OVERRIDES).jsonPath().getList("overrides")).isEmpty();
    }

    @Test
    void letsAResponderTakeAShiftUponThemselvesAndNotGiveOneAway() {
        make("frank", replace(onCall(), "frank", Duration.ofHours(1))).then().statusCode(201);
        refused(make("frank", replace("frank", "alice", Duration.ofHours(1))), 403, "not-your-shift");
        refused(make("alice", replace("frank", "bob", Duration.ofHours(1))), 403, "not-your-shift");
        assertThat(onCall()).isEqualTo("frank");
    }

    @Test
    void leavesWhatHasHappenedWhenOneIsTakenBack() {
        String usual = onCall();
        String begun = id(make("ada", replace(usual, "carol", Duration.ofHours(2))));
        Map<String, Object> later = replace(usual, "frank", Duration.ofHours(6));
        later.put("from", inHours(4));
        String ahead = id(make("ada", later));
        clock.forward(Duration.ofMinutes(30));

        refused(as("alice").delete(OVERRIDES + "/" + begun), 403, "not-your-shift");
        as("carol").delete(OVERRIDES + "/" + begun).then().statusCode(200);
        JsonPath first = as("carol")
                .delete(OVERRIDES + "/" + ahead)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath again = as("carol")
                .delete(OVERRIDES + "/" + ahead)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(again.getMap("override")).isEqualTo(first.getMap("override"));
        assertThat(again.getMap("change").values()).allMatch(List.of()::equals);

        assertThat(onCall()).isEqualTo(usual);
        clock.back();
        assertThat(onCall()).isEqualTo("carol");
        JsonPath all = as("ivy").get(OVERRIDES).jsonPath();
        assertThat(all.getList("overrides.counts")).containsExactly(true, false);
        assertThat(all.getList("overrides.takenBackBy")).containsExactly("carol", "carol");
        String over = id(make("ada", replace(usual, "frank", Duration.ofHours(1))));
        clock.forward(Duration.ofHours(2));
        refused(as("ada").delete(OVERRIDES + "/" + over), 409, "override-is-over");
    }

    @Test
    void namesEveryFaultAndKeepsNothing() {
        JsonPath refusal = make(
                        "ada",
                        Map.of(
                                "kind", "replace",
                                "personId", "zoe",
                                "until", "2020-01-01T00:00:00Z"))
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
        assertThat(refusal.getList("errors.path"))
                .containsExactlyInAnyOrder("until", "reason", "personId", "byPersonId");
        assertThat(as("ada").get(OVERRIDES).jsonPath().getList("overrides")).isEmpty();
    }

    @Test
    void knowsNoOtherRotationsOverridesUnderThisOne() {
        String made = id(make("ada", replace(onCall(), "carol", Duration.ofHours(1))));
        refused(as("ada").delete("/api/paging/rotations/no-such/overrides/" + made), 404, "unknown-rotation");
        refused(as("ada").delete(OVERRIDES + "/" + UUID.randomUUID()), 404, "unknown-override");
        Table.update("update rotation_override set rotation_id = 'other'");
        refused(as("ada").delete(OVERRIDES + "/" + made), 404, "unknown-override");
    }

    @Test
    void showsTheShiftsOfAPeriodWithTheirReasonsAndGaps() {
        String usual = onCall();
        Instant from = Instant.now().plus(Duration.ofHours(1));
        make(
                        "ada",
                        Map.of(
                                "kind",
                                "remove",
                                "personId",
                                usual,
                                "from",
                                from.toString(),
                                "until",
                                from.plus(Duration.ofHours(1)).toString(),
                                "reason",
                                "ill"))
                .then()
                .statusCode(201);
        JsonPath schedule = as("dave")
                .get("/api/paging/rotations/checkout-primary/shifts?until=" + inHours(3))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(schedule.getList("gaps")).hasSize(1);
        assertThat(schedule.getList("shifts.personId")).contains(usual);
        assertThat(schedule.getString("shifts[0].why")).startsWith("Turn ");
        List<String> own = as(usual)
                .get("/api/paging/me/shifts?until=" + inHours(3))
                .jsonPath()
                .getList("shifts.rotationId");
        assertThat(own).isNotEmpty().containsOnly("checkout-primary");
        assertThat(as("dave").get("/api/paging/me/shifts").jsonPath().getList("shifts"))
                .isEmpty();
    }

    @Test
    void makesNoOverrideOfAScheduleThatHasChangedSinceItWasSeen() throws Exception {
        String usual = onCall();
        String until = inHours(3);
        Map<String, String> frank =
                Map.of("kind", "replace", "personId", usual, "byPersonId", "frank", "until", until, "reason", "ill");
        String seen = as("ada").body(frank).post(OVERRIDES + "?dryRun=true").header("ETag");
        refused(as("ada").header("If-Match", "\"other\"").body(frank).post(OVERRIDES), 412, "schedule-changed");

        // Two planners at once who saw the same: one has it.
        Callable<Integer> ask = () ->
                as("ada").header("If-Match", seen).body(frank).post(OVERRIDES).statusCode();
        List<Integer> answers = new ArrayList<>();
        try (var both = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> answer : both.invokeAll(List.of(ask, ask))) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsExactlyInAnyOrder(201, 412);
        assertThat(as("ada").get(OVERRIDES).jsonPath().getList("overrides")).hasSize(1);
    }

    @Test
    void previewsARotationBeforeItStandsInTheCatalog() {
        Map<String, Object> carolAlone = Map.of(
                "zone",
                "Europe/Berlin",
                "people",
                List.of("carol"),
                "handOff",
                Map.of("every", "day", "at", "09:00"),
                "starts",
                "2026-01-05");
        JsonPath change = as("ada")
                .body(carolAlone)
                .post("/api/paging/rotations/checkout-primary/preview?until=" + inHours(3))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(change.getList("changed.before[0].personId")).doesNotContain("carol");
        assertThat(change.getList("changed.after[0].personId")).containsOnly("carol");
        assertThat(change.getList("gapsOpen")).isEmpty();
        JsonPath fresh = as("ada")
                .body(carolAlone)
                .post("/api/paging/rotations/new-one/preview?until=" + inHours(3))
                .jsonPath();
        assertThat(fresh.getList("gapsClose")).hasSize(1);
        JsonPath refusal = as("ada")
                .body(Map.of("people", List.of("zoe"), "colour", "red"))
                .post("/api/paging/rotations/checkout-primary/preview")
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
        assertThat(refusal.getList("errors.path")).contains("people[0]", "colour", "zone", "handOff.at", "starts");
    }

    private static Map<String, Object> replace(String person, String by, Duration length) {
        return new HashMap<>(Map.of(
                "kind",
                "replace",
                "personId",
                person,
                "byPersonId",
                by,
                "until",
                Instant.now().plus(length).toString(),
                "reason",
                "ill"));
    }

    private static Response make(String person, Map<String, ?> override) {
        return as(person).body(override).post(OVERRIDES);
    }

    private static String id(Response made) {
        return made.then().statusCode(201).extract().jsonPath().getString("override.overrideId");
    }

    private static String inHours(int hours) {
        return Instant.now().plus(Duration.ofHours(hours)).toString();
    }

    /** Who is on call as primary by the clock of the service; null where nobody is. */
    private static String onCall() {
        return as("dave")
                .get("/api/paging/on-call")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("rotations.find { it.rotationId == 'checkout-primary' }.onCall[0].personId");
    }

    private static void refused(Response answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/" + type);
    }
}
