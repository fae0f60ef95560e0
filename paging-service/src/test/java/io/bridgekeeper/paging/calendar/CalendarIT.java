package io.bridgekeeper.paging.calendar;

import static io.bridgekeeper.paging.PagingClient.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.SpanLedger;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.secret.Secret;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions: who makes and ends them, and what a calendar program reads. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class CalendarIT {

    private static final String CALENDARS = "/api/paging/calendars";
    private static final String ROTATION = "checkout-primary";
    private static final String OVERRIDES = "/api/paging/rotations/" + ROTATION + "/overrides";

    /** Of catalog.yaml: a name that would like to be more than one. */
    private static final String MALLORY = "Mallory \"M;a,l\" O'Lory\nEND:VEVENT\nX-EVIL:1\\n 😀";

    @Inject
    MovableClock clock;

    @Inject
    SpanLedger spans;

    @BeforeEach
    void noneYet() {
        Table.update("delete from calendar");
        Table.update("delete from rotation_override");
    }

    @AfterEach
    void noneLeft() {
        noneYet();
        clock.back();
    }

    @Test
    void showsItsAddressOnceAndKeepsTheHashAlone() {
        JsonPath made = make("alice", Map.of("of", "me", "name", " Nights "));
        String secret = secret(made);
        assertThat(made.getString("url")).matches("http://127\\.0\\.0\\.1:18000/calendars/bkc_[A-Za-z0-9_-]{43}\\.ics");
        assertThat(made.getString("name")).isEqualTo("Nights");
        assertThat(made.getString("createdBy")).isEqualTo("alice");
        String kept = String.join(" ", Table.select("select row_to_json(c)::text from calendar c"));
        assertThat(kept).contains(new Secret(secret).hash()).doesNotContain(secret);
        String listed = as("alice").get(CALENDARS).asString();
        assertThat(listed)
                .contains(made.getString("calendarId"))
                .doesNotContain(secret)
                .doesNotContain(new Secret(secret).hash());
    }

    @Test
    void hasEveryShiftOfTheRotationWithItsTimesAndReasons() {
        Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        // In pieces, in a row, of a shadow, and of a name that is no harm.
        override("replace", Map.of("personId", onCall(), "byPersonId", "mallory"), from.plus(Duration.ofHours(1)), 5);
        override("add", Map.of("personId", "erin", "role", "shadow"), from.plus(Duration.ofHours(2)), 30);
        override("remove", Map.of("personId", "bob"), from.plus(Duration.ofDays(20)), 24 * 9);
        Calendar calendar = read(secret(make("dave", Map.of("rotationId", ROTATION))));

        Range known = new Range(from.minus(Duration.ofDays(13)), from.plus(Duration.ofDays(364)));
        JsonPath told = as("dave")
                .get("/api/paging/rotations/" + ROTATION + "/shifts?from=" + known.from() + "&until=" + known.until())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < told.getList("shifts").size(); i++) {
            String shift = "shifts[" + i + "].";
            String person = told.getString(shift + "personId");
            expected.add(String.join(
                    " | ",
                    Map.of("alice", "Alice Ling", "bob", "Bob Moran", "erin", "Erin Okafor", "mallory", MALLORY)
                                    .get(person)
                            + " on call: " + ROTATION + " (" + told.getString(shift + "role") + ")",
                    told.getString(shift + "why"),
                    told.getString(shift + "from"),
                    told.getString(shift + "until")));
        }
        assertThat(expected).hasSizeGreaterThan(55).anyMatch(line -> line.startsWith(MALLORY));
        assertThat(Ics.events(calendar).stream()
                        .flatMap(event -> described(event, known).stream())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(Ics.events(calendar).stream().map(event -> Ics.text(event, "UID")))
                .doesNotHaveDuplicates();
        assertThat(Ics.events(calendar))
                .filteredOn(event -> Ics.text(event, "SUMMARY").contains("(shadow)"))
                .extracting(event -> Ics.text(event, "TRANSP"))
                .containsExactly("TRANSPARENT");
    }

    @Test
    void hasOnesOwnShiftsAloneAndSaysWhatTheStandardWants() {
        String name = "Né;u,n \\n \"x\": 😀, BEGIN:VEVENT " + "ü".repeat(50);
        Response answer = fetch(secret(make("alice", Map.of("of", "me", "name", name))));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualToIgnoringCase("text/calendar; charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, max-age=300");
        assertThat(answer.header("Set-Cookie")).isNull();
        Calendar calendar = Ics.read(text(answer));
        assertThat(Ics.text(calendar, "X-WR-CALNAME")).isEqualTo(name);
        assertThat(Ics.text(calendar, "METHOD")).isEqualTo("PUBLISH");
        assertThat(Ics.text(calendar, "REFRESH-INTERVAL")).isEqualTo("PT1H");
        assertThat(Ics.text(calendar, "X-PUBLISHED-TTL")).isEqualTo("PT1H");
        assertThat(Ics.events(calendar))
                .hasSizeBetween(26, 29)
                .allMatch(event -> Ics.text(event, "SUMMARY").equals("On call: checkout-primary (primary)"))
                .allMatch(event -> Ics.text(event, "STATUS").equals("CONFIRMED"));
        assertThat(Ics.events(read(secret(make("dave", Map.of("of", "me")))))).isEmpty();
    }

    @Test
    void saysThatNothingChangedUntilSomethingDoes() {
        String secret = secret(make("alice", Map.of("rotationId", ROTATION)));
        String tag = fetch(secret).header("ETag");
        clock.forward(Duration.ofSeconds(90));
        Response same = RestAssured.given().header("If-None-Match", tag).get(path(secret));
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.asByteArray()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(tag);
        assertThat(RestAssured.given()
                        .header("If-None-Match", "\"other\", " + tag)
                        .get(path(secret))
                        .statusCode())
                .isEqualTo(304);

        String usual = onCall();
        Instant from = clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        override("replace", Map.of("personId", usual, "byPersonId", "carol"), from, 2);

        Response changed = RestAssured.given().header("If-None-Match", tag).get(path(secret));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
        assertThat(Ics.events(Ics.read(text(changed))))
                .filteredOn(event -> Ics.text(event, "SUMMARY").startsWith("Carol Diaz"))
                .extracting(Ics::range)
                .containsExactly(new Range(from, from.plus(Duration.ofHours(2))));
    }

    @Test
    void answersAHeadWithoutABody() {
        String secret = secret(make("alice", Map.of("of", "me")));
        Response head = RestAssured.head(path(secret));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.contentType()).startsWith("text/calendar");
        assertThat(head.header("ETag")).isEqualTo(fetch(secret).header("ETag"));
        assertThat(head.asByteArray()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json", "text/calendar;q=0.1", "image/webp"})
    void takesNoNoticeOfWhatAProgramSendsBesides(String accept) {
        Response answer = RestAssured.given()
                .header("Accept", accept)
                .header("Authorization", "Bearer not.a.token")
                .header("Cookie", "session=1")
                .get(path(secret(make("alice", Map.of("of", "me")))));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/calendar");
    }

    @Test
    void isGoneAtOnceWhenRevokedAndAnswersAsIfItHadNeverBeen() {
        JsonPath made = make("alice", Map.of("of", "me"));
        String id = made.getString("calendarId");
        as("alice").delete(CALENDARS + "/" + id).then().statusCode(204);
        as("alice").delete(CALENDARS + "/" + id).then().statusCode(204);

        Response revoked = fetch(secret(made));
        Response unknown = fetch("bkc_" + "x".repeat(43));
        Response nonsense = fetch("nonsense");
        assertThat(List.of(revoked.statusCode(), unknown.statusCode(), nonsense.statusCode()))
                .containsOnly(404);
        assertThat(revoked.contentType()).isEqualTo("application/problem+json");
        assertThat(revoked.asString())
                .isEqualTo(unknown.asString())
                .isEqualTo(nonsense.asString())
                .contains("https://bridgekeeper.io/problems/not-found");
        assertThat(as("alice").get(CALENDARS).jsonPath().getList("calendars")).isEmpty();
        assertThat(Table.select("select revoked_by from calendar where secret_hash is null"))
                .containsExactly("alice");
    }

    @Test
    void isNobodyElsesToSeeOrEndButForARotationsInTheHandsOfAnAdmin() {
        String own = make("alice", Map.of("of", "me")).getString("calendarId");
        String rotations = make("alice", Map.of("rotationId", ROTATION)).getString("calendarId");
        assertThat(ids(as("bob").get(CALENDARS))).isEmpty();
        assertThat(ids(as("bob").get(CALENDARS + "?rotationId=" + ROTATION))).isEmpty();
        assertThat(ids(as("alice").get(CALENDARS))).containsExactly(own, rotations);
        assertThat(ids(as("ada").get(CALENDARS))).isEmpty();
        assertThat(ids(as("ada").get(CALENDARS + "?rotationId=" + ROTATION))).containsExactly(rotations);
        for (String id : List.of(own, rotations, UUID.randomUUID().toString(), "42")) {
            refused(as("bob").delete(CALENDARS + "/" + id), 404, "unknown-calendar");
        }
        refused(as("ada").delete(CALENDARS + "/" + own), 404, "unknown-calendar");
        as("ada").delete(CALENDARS + "/" + rotations).then().statusCode(204);
        assertThat(ids(as("alice").get(CALENDARS))).containsExactly(own);
    }

    @Test
    void isOneOfTwentyAtMostAlsoForThoseWhoAskAtOnce() {
        List<Integer> answers = IntStream.range(0, 24)
                .parallel()
                .mapToObj(i -> as("frank")
                        .body(Map.of("of", "me", "name", "number " + i))
                        .post(CALENDARS)
                        .statusCode())
                .toList();
        assertThat(answers).containsOnly(201, 409);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(20);
        Response more = as("frank").body(Map.of("of", "me")).post(CALENDARS);
        refused(more, 409, "too-many-calendars");
        assertThat(more.jsonPath().getInt("limit")).isEqualTo(20);
        as("frank")
                .delete(CALENDARS + "/" + ids(as("frank").get(CALENDARS)).getFirst())
                .then()
                .statusCode(204);
        make("frank", Map.of("of", "me"));
    }

    @Test
    void namesEveryFaultAndKeepsNothing() {
        JsonPath refusal = as("alice")
                .body(Map.of("of", "bob", "rotationId", "no-such", "name", "a\u0000b"))
                .post(CALENDARS)
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
        assertThat(refusal.getList("errors.path")).containsExactly("of", "rotationId", "rotationId", "name");
        as("alice").body("null").post(CALENDARS).then().statusCode(400);
        assertThat(Table.select("select id from calendar")).isEmpty();
    }

    @Test
    void tellsWhenItWasReadLast() {
        String secret = secret(make("alice", Map.of("of", "me")));
        assertThat(lastReadAt()).isNull();
        fetch(secret);
        String first = lastReadAt();
        assertThat(Instant.parse(first)).isBetween(clock.instant().minusSeconds(30), clock.instant());
        fetch(secret);
        assertThat(lastReadAt()).isEqualTo(first);
        clock.forward(Duration.ofMinutes(2));
        fetch(secret);
        assertThat(Instant.parse(lastReadAt())).isAfter(Instant.parse(first));
    }

    @Test
    void isEmptyOnceItsRotationHasLeftTheCatalog() {
        String secret = secret(make("alice", Map.of("rotationId", ROTATION)));
        Table.update("update calendar set rotation_id = 'gone'");
        assertThat(Ics.events(read(secret))).isEmpty();
    }

    @Test
    void hasASecretThatStandsInNoTraceAndNoMetric() {
        String secret = secret(make("alice", Map.of("of", "me")));
        fetch(secret);
        fetch("wrong-" + secret);
        RestAssured.post(path(secret));
        // Spans of later calls have ended: those of the calls above would have, too.
        spans.awaitAnother(() -> as("alice").get(CALENDARS));
        assertThat(spans.words()).anyMatch(word -> word.contains(CALENDARS)).noneMatch(word -> word.contains(secret));
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("/calendars/{secret}.ics")
                .doesNotContain(secret);
    }

    @Test
    void isDocumentedAsOpen() {
        JsonPath api = RestAssured.get("/q/openapi?format=json").jsonPath();
        assertThat(api.getList("paths.'/calendars/{secret}.ics'.get.security")).isNull();
        assertThat(api.getMap("paths.'/calendars/{secret}.ics'.get.responses.'200'.content"))
                .containsOnlyKeys("text/calendar");
        assertThat(api.getList("paths.'" + CALENDARS + "'.post.security")).isNotEmpty();
    }

    private static JsonPath make(String person, Map<String, String> calendar) {
        return as(person)
                .body(calendar)
                .post(CALENDARS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static String secret(JsonPath made) {
        return URI.create(made.getString("url"))
                .getPath()
                .replace("/calendars/", "")
                .replace(".ics", "");
    }

    private static String path(String secret) {
        return "/calendars/" + secret + ".ics";
    }

    /** As a calendar program does, without a token. */
    private static Response fetch(String secret) {
        return RestAssured.get(path(secret));
    }

    private static Calendar read(String secret) {
        return Ics.read(text(fetch(secret)));
    }

    private static String text(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.asByteArray(), StandardCharsets.UTF_8);
    }

    private static void override(String kind, Map<String, String> what, Instant from, int hours) {
        Map<String, Object> body = new HashMap<>(what);
        body.putAll(Map.of(
                "kind",
                kind,
                "from",
                from.toString(),
                "until",
                from.plus(Duration.ofHours(hours)).toString(),
                "reason",
                "a private matter"));
        as("ada").body(body).post(OVERRIDES).then().statusCode(201);
    }

    /** An event as the API tells a shift; cut as the API cuts it, none where nothing is left. */
    private static List<String> described(Component event, Range known) {
        Range whole = Ics.range(event);
        if (!whole.from().isBefore(known.until()) || !known.from().isBefore(whole.until())) {
            return List.of();
        }
        Instant from = whole.from().isBefore(known.from()) ? known.from() : whole.from();
        Instant until = whole.until().isAfter(known.until()) ? known.until() : whole.until();
        return List.of(String.join(
                " | ", Ics.text(event, "SUMMARY"), Ics.text(event, "DESCRIPTION"), from.toString(), until.toString()));
    }

    private static String onCall() {
        return as("dave")
                .get("/api/paging/on-call")
                .jsonPath()
                .getString("rotations.find { it.rotationId == 'checkout-primary' }.onCall[0].personId");
    }

    private static List<String> ids(Response all) {
        return all.then().statusCode(200).extract().jsonPath().getList("calendars.calendarId");
    }

    private static String lastReadAt() {
        return as("alice").get(CALENDARS).jsonPath().getString("calendars[0].lastReadAt");
    }

    private static void refused(Response answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/" + type);
    }
}
