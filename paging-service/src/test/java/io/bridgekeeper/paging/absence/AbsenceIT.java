package io.bridgekeeper.paging.absence;

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
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's calendar, read from a real server, and what it makes of their shifts. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class AbsenceIT {

    private static final String FEED = "/api/paging/me/absence-feed";
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Inject
    MovableClock clock;

    @Inject
    AbsenceRepository repository;

    @Inject
    Mutiny.SessionFactory sessions;

    private final FeedServer server = new FeedServer();

    private record Hours(Instant from, Instant until) {}

    @BeforeEach
    void noneYet() {
        forget();
        People.agreeToAll();
    }

    @AfterEach
    void noneLeft() {
        forget();
        clock.back();
        server.close();
    }

    private static void forget() {
        for (String table :
                List.of("absence", "absence_feed", "swap_reminder", "swap", "message", "rotation_override")) {
            Table.update("delete from " + table);
        }
    }

    @Test
    void asksTheOthersForTheHoursInWhichTheCalendarHasSomebodyAbsent() {
        Hours shift = shift(3);
        Instant away = shift.from().plus(Duration.ofHours(4));
        server.serve(calendar(event("trip-1", away, shift.until().plus(Duration.ofDays(1)), "Urlaub in Rom")
                + event("work-1", shift(4).from(), shift(4).until(), "Planning")));
        JsonPath registered = register(Map.of("url", server.url()));
        assertThat(registered.getString("url")).endsWith("/***").doesNotContain("s3cret");

        String id = swap();
        JsonPath swap = as("frank").get("/api/paging/swaps/" + id).jsonPath();
        assertThat(swap.getString("askerId")).isEqualTo("erin");
        assertThat(swap.getString("reason")).isEqualTo("Absent by calendar");
        assertThat(swap.getBoolean("byCalendar")).isTrue();
        assertThat(Instant.parse(swap.getString("from"))).isEqualTo(away);
        assertThat(Instant.parse(swap.getString("until"))).isEqualTo(shift.until());
        assertThat(server.asked().getFirst().target()).isEqualTo("/private-s3cret/basic.ics?key=s3cret");
        assertThat(mine().getList("absences")).hasSize(1);
        assertThat(mine().getString("fetchedAt")).isNotNull();

        // An hour later nothing has changed, and nobody is asked again.
        readAgain();
        assertThat(server.asked().getLast().ifNoneMatch()).isPresent();
        assertThat(Table.select("select id from swap")).containsExactly(id);

        assertThat(as("frank").post("/api/paging/swaps/" + id + "/accept").statusCode())
                .isEqualTo(200);
        readAgain();
        assertThat(Table.select("select state from swap")).containsExactly("accepted");
    }

    @Test
    void keepsOfACalendarNothingButTimes() {
        Hours shift = shift(3);
        server.serve(calendar(event("trip-1", shift.from(), shift.until(), "Urlaub in Rom")));
        register(Map.of("url", server.url()));
        swap();
        for (String table : List.of("absence", "swap", "message", "absence_feed")) {
            assertThat(Table.select("select t::text from " + table + " t"))
                    .isNotEmpty()
                    .noneMatch(row -> row.contains("Rom") || row.contains("trip-1"));
        }
        refused(as("frank").get(FEED), 404, "no-absence-feed");
    }

    @Test
    void withdrawsWhatItAskedForWhenTheAbsenceHasGoneAndAsksAgainWhenItIsBack() {
        Hours shift = shift(3);
        String away = calendar(event("trip-1", shift.from(), shift.until(), "Urlaub"));
        server.serve(away);
        register(Map.of("url", server.url()));
        String id = swap();
        server.serve(calendar(""));
        readAgain();
        JsonPath swap = as("erin").get("/api/paging/swaps/" + id).jsonPath();
        assertThat(swap.getString("state")).isEqualTo("withdrawn");
        assertThat(swap.getString("endReason")).isEqualTo("absence-gone");
        server.serve(away);
        readAgain();
        assertThat(Table.select("select state from swap order by asked_at")).containsExactly("withdrawn", "open");
    }

    @Test
    void asksNobodyAgainForWhatThePersonWithdrew() {
        Hours shift = shift(3);
        server.serve(calendar(event("trip-1", shift.from(), shift.until(), "Urlaub")));
        register(Map.of("url", server.url()));
        as("erin").post("/api/paging/swaps/" + swap() + "/withdraw").then().statusCode(200);
        readAgain();
        assertThat(Table.select("select state from swap")).containsExactly("withdrawn");
    }

    @Test
    void takesAllEventsWhereThePersonSaysSo() {
        Hours shift = shift(3);
        server.serve(calendar(event("1", shift.from(), shift.until(), "Planning")));
        register(Map.of("url", server.url(), "match", "busy"));
        swap();
    }

    @Test
    void keepsACalendarThatFailsAndTellsItsOwnerWhyWithoutTheAddress() throws Throwable {
        Hours shift = shift(3);
        server.serve(calendar(event("trip-1", shift.from(), shift.until(), "Urlaub")));
        register(Map.of("url", server.url()));
        String id = swap();

        failsWith(500, "the server answered 500", 1, Duration.ofHours(2));
        failsWith(302, "the server answered 302: register the address that it leads to", 2, Duration.ofHours(4));
        assertThat(server.asked()).noneMatch(asked -> asked.target().contains("elsewhere"));
        server.serve("<html>Sign in</html>");
        failsWith(200, "what the server answered is no calendar", 3, Duration.ofHours(8));
        server.serve("x".repeat(2 * 1024 * 1024 + 1));
        failsWith(200, "it has more than 2097152 bytes", 4, Duration.ofHours(16));
        assertThat(as("erin").get("/api/paging/swaps/" + id).jsonPath().getString("state"))
                .isEqualTo("open");
        assertThat(failing(4)).extracting(FailingFeed::personId).containsExactly("erin");
        assertThat(failing(5)).isEmpty();

        server.serve(calendar(event("trip-1", shift.from(), shift.until(), "Urlaub")));
        as("erin").body(Map.of("url", server.url())).put(FEED).then().statusCode(200);
        eventually()
                .untilAsserted(() -> assertThat(mine().getString("fetchedAt")).isNotNull());
        assertThat(mine().getInt("failures")).isZero();
        assertThat(mine().getString("error")).isNull();
    }

    @Test
    void callsNoPrivateAddressThatTheAdminHasNotNamed() {
        Response answer = as("erin")
                .body(Map.of("url", server.url().replace("127.0.0.1", "localhost"), "zone", "Mars/North"))
                .put(FEED);
        refused(answer, 400, "bad-request");
        assertThat(answer.jsonPath().getList("errors.path")).containsExactly("url", "zone");
        assertThat(answer.asString()).doesNotContain("s3cret");
        assertThat(Table.select("select person_id from absence_feed")).isEmpty();
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void forgetsACalendarAndWithdrawsWhatItAskedFor() {
        Hours shift = shift(3);
        server.serve(calendar(event("trip-1", shift.from(), shift.until(), "Urlaub")));
        register(Map.of("url", server.url()));
        swap();
        as("frank").delete(FEED).then().statusCode(204);
        as("erin").delete(FEED).then().statusCode(204);
        as("erin").delete(FEED).then().statusCode(204);
        refused(as("erin").get(FEED), 404, "no-absence-feed");
        assertThat(Table.select("select state from swap")).containsExactly("withdrawn");
        assertThat(Table.select("select person_id from absence")).isEmpty();
    }

    private List<FailingFeed> failing(int failures) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> sessions.withSession(session -> repository.failing(session, failures)));
    }

    private void failsWith(int status, String error, int failures, Duration pause) {
        server.answer(status);
        Instant due = Instant.parse(mine().getString("nextReadAt"));
        clock.forward(Duration.between(clock.instant(), due).plusSeconds(1));
        eventually().untilAsserted(() -> assertThat(mine().getInt("failures")).isEqualTo(failures));
        JsonPath known = mine();
        assertThat(known.getString("error")).isEqualTo(error);
        assertThat(Duration.between(clock.instant(), Instant.parse(known.getString("nextReadAt"))))
                .isBetween(pause.minusMinutes(1), pause);
    }

    /** Moves an hour on, and waits until the calendar was read. */
    private void readAgain() {
        int before = server.asked().size();
        clock.forward(Duration.ofMinutes(61));
        Instant now = clock.instant();
        eventually().untilAsserted(() -> {
            assertThat(server.asked()).hasSizeGreaterThan(before);
            assertThat(Instant.parse(mine().getString("fetchedAt"))).isAfterOrEqualTo(now.minusMillis(1));
        });
    }

    /** The id of the one open request. */
    private static String swap() {
        eventually()
                .untilAsserted(() -> assertThat(Table.select("select id from swap where state = 'open'"))
                        .hasSize(1));
        return UUID.fromString(
                        Table.select("select id from swap where state = 'open'").getFirst())
                .toString();
    }

    private static JsonPath register(Map<String, ?> feed) {
        return as("erin").body(feed).put(FEED).then().statusCode(200).extract().jsonPath();
    }

    private static JsonPath mine() {
        return as("erin").get(FEED).then().statusCode(200).extract().jsonPath();
    }

    /** Erin's nth shift from now, from 1. */
    private Hours shift(int nth) {
        Instant now = clock.instant();
        return as("erin")
                .get("/api/paging/me/shifts?from=" + now + "&until=" + now.plus(Duration.ofDays(40)))
                .jsonPath()
                .<Map<String, String>>getList("shifts")
                .stream()
                .map(shift -> new Hours(Instant.parse(shift.get("from")), Instant.parse(shift.get("until"))))
                .filter(hours -> hours.from().isAfter(now.plusSeconds(60)))
                .toList()
                .get(nth - 1);
    }

    private static String event(String uid, Instant from, Instant until, String summary) {
        return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:" + UTC.format(from)
                + "\r\nDTEND:" + UTC.format(until) + "\r\nSUMMARY:" + summary + "\r\nEND:VEVENT\r\n";
    }

    private static String calendar(String events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n" + events + "END:VCALENDAR\r\n";
    }

    private static void refused(Response answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/" + type);
    }
}
