package io.bridgekeeper.paging.contact;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.contact.Methods.refused;
import static io.bridgekeeper.paging.contact.Methods.verifiedHook;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over which ways, when, and what is known of those that do not work. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class ReachIT {

    private static final String RULES = "/api/paging/me/notification-rules";
    private static final String QUIET = "/api/paging/me/quiet-hours";

    @Inject
    MovableClock clock;

    @BeforeEach
    void nothingYet() {
        People.agreeToAll();
        Methods.forgetAll();
    }

    @AfterEach
    void presentTime() {
        clock.back();
        Receivers.webhooks().answerAllWell();
        Methods.forgetAll();
    }

    @Test
    void callsByThePersonsRulesAndStopsWhenTheyAccept() {
        String own = verifiedHook("alice", "/rules");
        String mail = Methods.catalogs("alice", "email");
        String hook = Methods.catalogs("alice", "webhook");
        rules("alice", List.of(rule(own, "PT0S"), rule(mail, "PT2M"), rule(hook, "PT4M")));
        assertThat(as("alice").get(RULES).jsonPath().getList("high.delay", String.class))
                .containsExactly("PT0S", "PT2M", "PT4M");
        UUID id = open("payments");
        awaitNotices(id, "/rules sent", "alice@example.org pending", "/alice pending");
        assertThat(incident(id).getString("pages[0].notices[1].why"))
                .isEqualTo("the person's rule for high urgency, after 2M");
        assertThat(Receivers.webhooks().about(id)).hasSize(1);
        clock.forward(Duration.ofMinutes(2));
        awaitNotices(id, "/rules sent", "alice@example.org sent", "/alice pending");
        accept("alice", page(id, "alice")).then().statusCode(200);
        awaitNotices(id, "/rules sent", "alice@example.org sent", "/alice cancelled");
    }

    @Test
    void bringsTheNextOneForwardWhenAMethodFailsAndGoesOnToTheReserve() {
        String own = verifiedHook("alice", "/forward");
        rules("alice", List.of(rule(own, "PT0S"), rule(Methods.catalogs("alice", "webhook"), "PT3M")));
        Receivers.webhooks().answer("/forward", 410);
        Receivers.webhooks().answer("/alice", 404);
        UUID id = open("payments");
        awaitNotices(id, "/forward failed-permanent", "/alice failed-permanent", "alice@example.org sent");
        assertThat(incident(id).getList("history.what", String.class))
                .contains(
                        "alice was not reached by webhook: the receiver answered 410; trying the next contact",
                        "alice was not reached by webhook: the receiver answered 404; trying the next contact");
        assertThat(incident(id).getString("pages[0].state")).isEqualTo("sent");
        JsonPath mine = Methods.of("alice");
        assertThat(mine.getString("contactMethods.find { it.id == '" + own + "' }.failingSince"))
                .isNotNull();
        assertThat(mine.getString("contactMethods.find { it.id == '" + own + "' }.lastFailure"))
                .isEqualTo("the receiver answered 410");
        Receivers.webhooks().answerAllWell();
        awaitNotices(open("payments"), "/forward sent", "/alice pending");
        eventually()
                .untilAsserted(() -> assertThat(Methods.of("alice")
                                .getString("contactMethods.find { it.id == '" + own + "' }.failingSince"))
                        .isNull());
    }

    @Test
    void sendsNothingFurtherOfAPageWhoseTimeIsOver() {
        rules(
                "alice",
                List.of(
                        rule(verifiedHook("alice", "/expired"), "PT0S"),
                        rule(Methods.catalogs("alice", "email"), "PT1H")));
        UUID id = open("payments");
        awaitNotices(id, "/expired sent", "alice@example.org pending");
        clock.forward(Duration.ofMinutes(5));
        eventually()
                .untilAsserted(() -> assertThat(incident(id).getList("pages.state", String.class))
                        .containsExactly("expired", "sent"));
        awaitNotices(id, "/expired sent", "alice@example.org cancelled", "bob@example.org sent");
    }

    @Test
    void refusesRulesOfWhatIsNotVerifiedAndKeepsTheOldOnes() {
        String verified = verifiedHook("alice", "/kept");
        rules("alice", List.of(rule(verified, "PT1M")));
        String unverified = Methods.addHook("alice", "/unverified").jsonPath().getString("contactMethod.id");
        Response answer = as("alice")
                .body(Map.of("high", List.of(rule(unverified, "PT0S"), rule("x", "PT3H")), "low", List.of()))
                .put(RULES);
        refused(answer, 400, "bad-request");
        assertThat(answer.jsonPath().getList("errors.path", String.class))
                .containsExactly("high[0].contactMethodId", "high[1].contactMethodId", "high[1].delay");
        assertThat(as("alice").get(RULES).jsonPath().getList("high.contactMethodId", String.class))
                .containsExactly(verified);
    }

    @Test
    void letsPeopleSleepOverWhatCanWaitAndTheStepsWaitWithThem() {
        Instant now = clock.instant();
        Instant end = now.plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MINUTES);
        as("alice")
                .body(Map.of(
                        "zone",
                        "Etc/UTC",
                        "windows",
                        List.of(Map.of("from", time(now.minus(Duration.ofHours(1))), "to", time(end)))))
                .put(QUIET)
                .then()
                .statusCode(200);
        UUID low = open("payments", "warning");
        UUID high = open("payments", "critical");
        awaitNotices(high, "/alice sent");
        assertThat(Table.select("select state from notice where incident_id = ?", low))
                .containsExactly("pending");
        assertThat(instants("select next_attempt_at from notice where incident_id = ?", low))
                .containsExactly(end);
        assertThat(instants("select escalate_at from incident where id = ?", low))
                .containsExactly(end.plus(Duration.ofMinutes(5)));
        assertThat(incident(low).getString("pages[0].notices[0].why"))
                .isEqualTo("a contact of the catalog, when the quiet hours are over");
        clock.forward(Duration.between(now, end).plusSeconds(1));
        awaitNotices(low, "/alice sent");
        assertThat(incident(low).getString("pages[0].state")).isEqualTo("sent");
        assertThat(as("alice").get(QUIET).jsonPath().getString("zone")).isEqualTo("Etc/UTC");
    }

    @Test
    void refusesQuietHoursThatAreNone() {
        Response answer = as("alice")
                .body(Map.of("zone", "Mars/Olympus", "windows", List.of(Map.of("from", "22:00"))))
                .put(QUIET);
        refused(answer, 400, "bad-request");
        assertThat(answer.jsonPath().getList("errors.path", String.class)).containsExactly("zone", "windows[0].to");
        assertThat(as("alice").get(QUIET).jsonPath().getList("windows")).isEmpty();
    }

    @Test
    void testsWhatIsDueAndTellsWhoCannotBeReachedAnyMore() {
        UUID oscars = UUID.fromString(Methods.catalogs("oscar", "webhook"));
        eventually()
                .untilAsserted(
                        () -> assertThat(Table.select("select test_due_at from contact_method where id = ?", oscars))
                                .hasSize(1));
        // A Wednesday, 11:00 where oscar is.
        ZonedDateTime wednesday = clock.instant()
                .atZone(ZoneOffset.UTC)
                .with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY))
                .with(LocalTime.of(11, 0));
        clock.forward(Duration.between(clock.instant(), wednesday.toInstant()));
        Receivers.webhooks().answer("/oscar", 410);
        dueNow(oscars);
        eventually()
                .untilAsserted(
                        () -> assertThat(unreachable().getString("unreachable.find { it.personId == 'oscar' }.since"))
                                .isNotNull());
        // A page of another test's incident may have failed there before the self-test did.
        eventually()
                .untilAsserted(() -> assertThat(instants("select test_due_at from contact_method where id = ?", oscars)
                                .getFirst())
                        .isAfter(clock.instant().plus(Duration.ofDays(29))));
        JsonPath found = unreachable();
        String oscar = "unreachable.find { it.personId == 'oscar' }";
        assertThat(found.getString(oscar + ".methods[0].reason")).isEqualTo("the receiver answered 410");
        assertThat(found.getString(oscar + ".methods[0].channel")).isEqualTo("webhook");
        assertThat(as("ada").get("/api/paging/unreachable").asString()).doesNotContain("19151");
        Receivers.webhooks().answerAllWell();
        dueNow(oscars);
        eventually()
                .untilAsserted(() -> assertThat(unreachable().getList("unreachable.personId", String.class))
                        .doesNotContain("oscar"));
        // Pages of other incidents arrive there as well, for the clock has gone on by days.
        eventually()
                .untilAsserted(() -> assertThat(Receivers.webhooks().received("/oscar"))
                        .filteredOn(received -> received.body().contains("This is a test"))
                        .hasSizeGreaterThanOrEqualTo(2));
    }

    private void dueNow(UUID id) {
        Table.update(
                "update contact_method set test_due_at = ?::timestamptz where id = ?",
                clock.instant().toString(),
                id);
    }

    private static JsonPath unreachable() {
        return as("ada")
                .get("/api/paging/unreachable")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<Instant> instants(String sql, UUID id) {
        return Table.select(sql.replaceFirst("select (\\w+)", "select extract(epoch from $1)::bigint"), id).stream()
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
                .toList();
    }

    private static String time(Instant at) {
        return LocalTime.ofInstant(at, ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private static Map<String, String> rule(String id, String delay) {
        return Map.of("contactMethodId", id, "delay", delay);
    }

    private static void rules(String person, List<Map<String, String>> high) {
        as(person).body(Map.of("high", high)).put(RULES).then().statusCode(200);
    }

    private static void awaitNotices(UUID id, String... notices) {
        eventually()
                .untilAsserted(() -> assertThat(Table.select(
                                "select regexp_replace(target, '^http://[^/]*', '') || ' ' || state from notice"
                                        + " where incident_id = ? order by queued_at, contact",
                                id))
                        .containsExactly(notices));
    }
}
