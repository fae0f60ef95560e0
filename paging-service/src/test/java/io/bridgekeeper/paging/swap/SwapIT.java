package io.bridgekeeper.paging.swap;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shifts that change hands: asked for, answered, reminded of, and what becomes of the schedule. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class SwapIT {

    private static final String SWAPS = "/api/paging/swaps";

    @Inject
    MovableClock clock;

    private record Hours(Instant from, Instant until) {}

    @BeforeEach
    void noneYet() {
        forget();
        People.agreeToAll();
    }

    @AfterEach
    void noneLeft() {
        clock.back();
        forget();
    }

    private static void forget() {
        People.haveNothing();
        for (String table : List.of("swap_reminder", "swap", "message", "rotation_override")) {
            Table.update("delete from " + table);
        }
    }

    @Test
    void handsTheHoursOverWhenTheOneWhoWasAskedAccepts() {
        Hours erins = shift("erin", 2);
        String id = asked(ask("erin", wish(erins, "frank")));
        assertThat(messages()).containsExactly("frank swap-asked");

        JsonPath preview = accept("frank", id, "?dryRun=true");
        assertThat(preview.getString("change.changed[0].before[0].personId")).isEqualTo("erin");
        assertThat(preview.getString("change.changed[0].after[0].personId")).isEqualTo("frank");
        assertThat(preview.getList("change.gapsOpen")).isEmpty();
        assertThat(onCall(erins)).isEqualTo("erin");

        JsonPath accepted = accept("frank", id, "");
        assertThat(accepted.getString("swap.state")).isEqualTo("accepted");
        assertThat(accepted.getString("swap.endedBy")).isEqualTo("frank");
        assertThat(accepted.getList("change.changed")).hasSize(1);
        assertThat(onCall(erins)).isEqualTo("frank");
        assertThat(shifts(erins).getString("shifts[0].why")).startsWith("Took the shift of erin by the swap " + id);
        assertThat(messages()).containsExactly("frank swap-asked", "erin swap-accepted");

        assertThat(accept("frank", id, "").getList("change.changed")).isEmpty();
        assertThat(Table.select("select id from rotation_override")).containsExactly(id);
        refused(as("erin").post(SWAPS + "/" + id + "/withdraw"), 409, "already-accepted");
        // Whoever plans may take it back, as any override.
        as("carol")
                .delete("/api/paging/rotations/swap-pool/overrides/" + id)
                .then()
                .statusCode(200);
        assertThat(onCall(erins)).isEqualTo("erin");
    }

    @Test
    void handsHoursOverInBothDirections() {
        Hours erins = shift("erin", 2);
        Hours franks = shift("frank", 3);
        Map<String, Object> wish = wish(erins, "frank");
        wish.put(
                "offer",
                Map.of("from", franks.from().toString(), "until", franks.until().toString()));
        String id = asked(ask("erin", wish));
        assertThat(accept("frank", id, "").getList("change.changed")).hasSize(2);
        assertThat(onCall(erins)).isEqualTo("frank");
        assertThat(onCall(franks)).isEqualTo("erin");
    }

    @Test
    void handsOverAPartAlone() {
        Hours whole = shift("erin", 2);
        Hours part =
                new Hours(whole.from().plus(Duration.ofHours(3)), whole.from().plus(Duration.ofHours(5)));
        accept("frank", asked(ask("erin", wish(part, null))), "");
        assertThat(onCall(part)).isEqualTo("frank");
        assertThat(onCall(whole)).isEqualTo("erin");
        assertThat(onCall(new Hours(part.until(), whole.until()))).isEqualTo("erin");
    }

    @Test
    void givesItToOneOfTwoWhoAcceptAtOnceAndTellsTheOtherWho() throws Exception {
        for (int i = 0; i < 3; i++) {
            String id = asked(ask("erin", wish(shift("erin", 2 + i), null)));
            List<Response> answers = atOnce(
                    () -> as("frank").post(SWAPS + "/" + id + "/accept"),
                    () -> as("oscar").post(SWAPS + "/" + id + "/accept"));
            List<Response> late = answers.stream()
                    .filter(answer -> answer.statusCode() != 200)
                    .toList();
            assertThat(late).hasSize(1);
            refused(late.getFirst(), 409, "already-accepted");
            String winner = one("erin", id).getString("endedBy");
            assertThat(late.getFirst().jsonPath().getString("acceptedBy")).isEqualTo(winner);
            assertThat(Table.select("select by_person_id from rotation_override where id = ?", UUID.fromString(id)))
                    .containsExactly(winner);
        }
    }

    @Test
    void asksForTheSameHoursOnce() throws Exception {
        Map<String, Object> wish = wish(shift("erin", 2), null);
        List<Response> answers = meeting(() -> ask("erin", wish), () -> ask("erin", wish));
        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        for (Response answer : answers) {
            if (answer.statusCode() == 409) {
                refused(answer, 409, "swap-overlaps");
            }
        }
        assertThat(Table.select("select id from swap")).hasSize(1);
    }

    @Test
    void refusesWhatTheScheduleDoesNotBear() {
        Hours erins = shift("erin", 2);
        refused(ask("frank", wish(erins, null)), 409, "not-on-call");
        refused(ask("erin", wish(new Hours(erins.from().minusSeconds(3600), erins.until()), null)), 409, "not-on-call");
        String id = asked(ask("erin", wish(erins, null)));
        override(Map.of("kind", "add", "personId", "oscar", "role", "secondary"), erins);
        refused(as("oscar").post(SWAPS + "/" + id + "/accept"), 409, "on-call-already");
        override(Map.of("kind", "replace", "personId", "erin", "byPersonId", "bob"), erins);
        refused(as("frank").post(SWAPS + "/" + id + "/accept"), 409, "shift-changed");
        assertThat(onCall(erins)).isEqualTo("bob");
        assertThat(one("erin", id).getString("state")).isEqualTo("open");
    }

    @Test
    void remindsBeforeTheHoursAndEndsWhenTheyBegin() {
        Hours erins = shift("erin", 9);
        String id = asked(ask("erin", wish(erins, "frank")));
        assertThat(Instant.parse(one("frank", id).getString("dueAt")))
                .isEqualTo(erins.from().minus(Duration.ofDays(7)));

        moveTo(erins.from().minus(Duration.ofDays(7)));
        eventually()
                .untilAsserted(() -> assertThat(one("erin", id).getList("reminders.personId"))
                        .containsExactly("frank"));
        assertThat(messages()).containsExactly("frank swap-asked", "frank swap-reminder", "erin swap-reminder");
        // Two were missed, as by a service that was down: they are one.
        moveTo(erins.from().minus(Duration.ofHours(3)));
        eventually()
                .untilAsserted(
                        () -> assertThat(one("erin", id).getList("reminders")).hasSize(2));
        assertThat(Instant.parse(one("erin", id).getString("dueAt"))).isEqualTo(erins.from());

        moveTo(erins.from());
        refused(as("frank").post(SWAPS + "/" + id + "/accept"), 409, "swap-ended");
        eventually()
                .untilAsserted(
                        () -> assertThat(one("frank", id).getString("state")).isEqualTo("expired"));
        assertThat(messages()).endsWith("erin swap-expired");
        refused(as("frank").post(SWAPS + "/" + id + "/accept"), 409, "swap-ended");
        assertThat(onCall(erins)).isEqualTo("erin");
    }

    @Test
    void endsWhenThePersonWhoWasAskedDeclines() {
        String id = asked(ask("erin", wish(shift("erin", 2), "frank")));
        JsonPath declined = as("frank")
                .body(Map.of("reason", "on a plane"))
                .post(SWAPS + "/" + id + "/decline")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(declined.getString("state")).isEqualTo("declined");
        assertThat(declined.getString("endReason")).isEqualTo("on a plane");
        assertThat(messages()).containsExactly("frank swap-asked", "erin swap-declined");
        refused(as("frank").post(SWAPS + "/" + id + "/accept"), 409, "swap-ended");
        asked(ask("erin", wish(shift("erin", 2), null)));
    }

    @Test
    void asksTheOthersOnUntilAllHaveDeclined() {
        String id = asked(ask("erin", wish(shift("erin", 2), null)));
        as("frank").post(SWAPS + "/" + id + "/decline").then().statusCode(200);
        assertThat(one("erin", id).getString("state")).isEqualTo("open");
        assertThat(one("erin", id).getList("declinedBy")).containsExactly("frank");
        as("oscar").body("{}").post(SWAPS + "/" + id + "/decline").then().statusCode(200);
        assertThat(one("erin", id).getString("state")).isEqualTo("declined");
    }

    @Test
    void showsARequestToThoseWhomItConcernsAlone() {
        String toFrank = asked(ask("erin", wish(shift("erin", 2), "frank")));
        String toAll = asked(ask("erin", wish(shift("erin", 3), null)));
        assertThat(list("erin", "")).containsExactly(toFrank, toAll);
        assertThat(list("frank", "")).containsExactly(toFrank, toAll);
        assertThat(list("oscar", "")).containsExactly(toAll);
        assertThat(list("alice", "")).isEmpty();
        assertThat(list("carol", "")).containsExactly(toFrank, toAll);
        assertThat(list("ada", "")).containsExactly(toFrank, toAll);
        refused(as("oscar").get(SWAPS + "/" + toFrank), 403, "not-your-swap");
        for (String verb : List.of("accept", "decline", "withdraw")) {
            refused(as("alice").body("{}").post(SWAPS + "/" + toAll + "/" + verb), 403, "not-your-swap");
            refused(as("carol").body("{}").post(SWAPS + "/" + toAll + "/" + verb), 403, "not-your-swap");
        }
        refused(as("frank").post(SWAPS + "/" + toFrank + "/withdraw"), 403, "not-your-swap");
        refused(as("erin").post(SWAPS + "/" + toFrank + "/accept"), 403, "not-your-swap");
        as("erin").post(SWAPS + "/" + toFrank + "/withdraw").then().statusCode(200);
        as("erin").post(SWAPS + "/" + toFrank + "/withdraw").then().statusCode(200);
        assertThat(list("frank", "")).containsExactly(toAll);
        assertThat(list("frank", "?state=withdrawn")).containsExactly(toFrank);
        assertThat(list("frank", "?state=all")).containsExactly(toFrank, toAll);
        refused(as("frank").get(SWAPS + "?state=odd"), 400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"018f0000-0000-7000-8000-00000000dead", "42"})
    void knowsNothingUnderOtherIds(String id) {
        refused(as("erin").get(SWAPS + "/" + id), 404, "unknown-swap");
        for (String verb : List.of("accept", "decline", "withdraw")) {
            refused(as("erin").body("{}").post(SWAPS + "/" + id + "/" + verb), 404, "unknown-swap");
        }
    }

    @Test
    void namesEveryFaultAndKeepsNothing() {
        Response refusal = ask("erin", Map.of("rotationId", "no-such", "to", "erin", "from", "2020-01-01T00:00:00Z"));
        refused(refusal, 400, "bad-request");
        assertThat(refusal.jsonPath().getList("errors.path"))
                .containsExactlyInAnyOrder("rotationId", "from", "until", "to", "reason");
        assertThat(Table.select("select id from swap")).isEmpty();
    }

    private void moveTo(Instant instant) {
        clock.forward(Duration.between(clock.instant(), instant).plusMillis(10));
    }

    /** The nth whole shift of a person by the clock of the service, from 1. */
    private Hours shift(String person, int nth) {
        Instant now = clock.instant();
        return shifts(new Hours(now, now.plus(Duration.ofDays(40)))).<Map<String, String>>getList("shifts").stream()
                .filter(shift -> shift.get("personId").equals(person))
                .map(shift -> new Hours(Instant.parse(shift.get("from")), Instant.parse(shift.get("until"))))
                .filter(hours -> hours.from().isAfter(now.plusSeconds(60)))
                .toList()
                .get(nth - 1);
    }

    private static JsonPath shifts(Hours hours) {
        return as("dave")
                .get("/api/paging/rotations/swap-pool/shifts?from=" + hours.from() + "&until=" + hours.until())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Who is primary when these hours begin. */
    private static String onCall(Hours hours) {
        return shifts(hours).getString("shifts.find { it.role == 'primary' }.personId");
    }

    private static Map<String, Object> wish(Hours hours, String to) {
        Map<String, Object> wish = new HashMap<>(Map.of(
                "rotationId",
                "swap-pool",
                "from",
                hours.from().toString(),
                "until",
                hours.until().toString(),
                "reason",
                "a wedding"));
        if (to != null) {
            wish.put("to", to);
        }
        return wish;
    }

    private static Response ask(String person, Map<String, ?> wish) {
        return as(person).body(wish).post(SWAPS);
    }

    private static String asked(Response answer) {
        return answer.then().statusCode(201).extract().jsonPath().getString("swapId");
    }

    private static JsonPath accept(String person, String id, String query) {
        return as(person)
                .post(SWAPS + "/" + id + "/accept" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath one(String person, String id) {
        return as(person).get(SWAPS + "/" + id).then().statusCode(200).extract().jsonPath();
    }

    private static List<String> list(String person, String query) {
        return as(person)
                .get(SWAPS + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("swaps.swapId");
    }

    private static void override(Map<String, ?> what, Hours hours) {
        Map<String, Object> body = new HashMap<>(what);
        body.put("from", hours.from().toString());
        body.put("until", hours.until().toString());
        body.put("reason", "planned");
        as("ada")
                .body(body)
                .post("/api/paging/rotations/swap-pool/overrides")
                .then()
                .statusCode(201);
    }

    private static List<String> messages() {
        return Table.select(
                "select person_id || ' ' || about from message where about like 'swap-%' order by queued_at, id");
    }

    private static List<Response> atOnce(Callable<Response> one, Callable<Response> other) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> first = threads.submit(one);
            Future<Response> second = threads.submit(other);
            return List.of(first.get(), second.get());
        }
    }

    /** Both are under way, as far as they get, before either can store anything. */
    private static List<Response> meeting(Callable<Response> one, Callable<Response> other) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> first;
            Future<Response> second;
            try (var _ = Table.holdWritesTo("swap")) {
                first = threads.submit(one);
                second = threads.submit(other);
                eventually().until(() -> Table.waiting() == 2);
            }
            return List.of(first.get(), second.get());
        }
    }

    private static void refused(Response answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/" + type);
    }
}
