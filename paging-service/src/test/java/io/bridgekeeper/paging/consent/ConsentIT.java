package io.bridgekeeper.paging.consent;

import static io.bridgekeeper.paging.PagingClient.agree;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.withdraw;
import static io.bridgekeeper.paging.TwoWriters.atOnce;
import static io.bridgekeeper.paging.TwoWriters.documentsIfMatch;
import static io.bridgekeeper.paging.TwoWriters.documentsTheTag;
import static io.bridgekeeper.paging.TwoWriters.refusedAsStale;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people agree to, for themselves, what they are asked, and what comes of it. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class ConsentIT {

    private static final String CONSENTS = "/api/paging/me/consents";
    private static final String REQUESTS = "/api/paging/me/consent-requests";

    @Inject
    MovableClock clock;

    @Inject
    RenewalFlow renewals;

    @BeforeEach
    void nothingYet() {
        Receivers.mails();
        Receivers.webhooks().answerAllWell();
        Table.update("delete from consent");
        People.haveNothing();
        Table.update("delete from message");
    }

    @AfterEach
    void asBefore() {
        clock.back();
        Table.update("delete from consent");
    }

    @ParameterizedTest(name = "until {0}: {1}")
    @CsvSource({
        "                    , is missing",
        "PT-1S               , must be in the future",
        "PT2161H             , must be at most 90 days ahead",
    })
    void refusesAnEndThatIsNoneAndKeepsNothing(Duration ahead, String fault) {
        Map<String, String> body = ahead == null
                ? Map.of()
                : Map.of("until", Instant.now().plus(ahead).toString());
        JsonPath refusal = as("alice")
                .body(body)
                .put(CONSENTS + "/payments")
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
        assertThat(refusal.getString("errors[0].path")).isEqualTo("until");
        assertThat(refusal.getString("errors[0].message")).isEqualTo(fault);
        assertThat(Table.select("select id from consent where person_id = 'alice'"))
                .isEmpty();
    }

    @Test
    void knowsTheSystemsOfTheCatalogAndTheFallbackAlone() {
        Instant until = inDays(30);
        as("alice")
                .body(Map.of("until", until.toString()))
                .put(CONSENTS + "/no-such-system")
                .then()
                .statusCode(404);
        agree("alice", "*", until);
        agree("alice", "payments", until);
        JsonPath mine = mine("alice");
        assertThat(mine.getString("consents.find { it.scope.fallback }.state")).isEqualTo("valid");
        assertThat(mine.getString("consents.find { it.scope.systems == ['payments'] }.state"))
                .isEqualTo("valid");
    }

    @Test
    void replacesTheOneAgreementForASystemAndTakesItBackOnce() {
        agree("alice", "payments", inDays(30));
        agree("alice", "payments", inDays(31));
        assertThat(mine("alice").getList("consents")).hasSize(1);
        assertThat(Instant.parse(mine("alice").getString("consents[0].until"))).isAfter(inDays(30));
        withdraw("alice", "payments");
        withdraw("alice", "payments");
        assertThat(mine("alice").getList("consents.state")).containsExactly("withdrawn");
        agree("alice", "payments", inDays(30));
        assertThat(mine("alice").getList("consents.state")).containsExactly("valid");
    }

    @Test
    void keepsHoursChannelsAndSeveralSystemsAsTheyWereSaid() {
        JsonPath made = as("alice")
                .body(whole())
                .post(CONSENTS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        JsonPath mine = mine("alice");
        assertThat(mine.getMap("consents[0]")).isEqualTo(made.getMap(""));
        assertThat(made.getList("scope.systems")).containsExactly("checkout", "payments");
        assertThat(made.getString("zone")).isEqualTo("Europe/Berlin");
        assertThat(made.getList("hours[0].days")).containsExactly("SATURDAY", "SUNDAY");
        assertThat(made.getString("hours[0].from")).isEqualTo("22:00");
        assertThat(made.getString("hours[0].to")).isEqualTo("06:00");
        assertThat(made.getList("channels")).containsExactly("email");

        String id = made.getString("consentId");
        JsonPath changed = as("alice")
                .body(Map.of("until", inDays(60).toString()))
                .put(CONSENTS + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(changed.getString("consentId")).isEqualTo(id);
        assertThat(changed.getList("scope.systems")).containsExactly("checkout", "payments");
        assertThat(changed.getList("hours")).isEmpty();
        as("alice").delete(CONSENTS + "/" + id).then().statusCode(204);
        assertThat(mine("alice").getList("consents.state")).containsExactly("withdrawn");
    }

    @Test
    void namesEveryFaultOfAnAgreementAndKeepsNothing() {
        Map<String, Object> body = whole();
        body.put("scope", Map.of("systems", List.of("checkout", "nowhere")));
        body.put("zone", "Nowhere/At-all");
        body.put("channels", List.of("telepathy"));
        body.remove("until");
        JsonPath refusal = as("alice")
                .body(body)
                .post(CONSENTS)
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
        assertThat(refusal.getList("errors.path"))
                .containsExactlyInAnyOrder("scope.systems[1]", "zone", "channels[0]", "until");
        assertThat(mine("alice").getList("consents")).isEmpty();
    }

    @Test
    void callsOverTheAgreedChannelsAlone() {
        Map<String, Object> byMail = whole();
        byMail.remove("hours");
        as("alice").body(byMail).post(CONSENTS).then().statusCode(201);
        UUID id = open("payments");
        eventually()
                .untilAsserted(() ->
                        assertThat(incident(id).getString("pages[0].state")).isEqualTo("sent"));
        // Her webhook comes first where all channels are agreed.
        assertThat(incident(id).getList("pages[0].notices.channel")).containsExactly("email");
        assertThat(Receivers.webhooks().about(id)).isEmpty();
    }

    @Test
    void passesOverWhoAgreedToOtherHoursAndSaysSo() {
        LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        Map<String, Object> otherHours = whole();
        otherHours.put("zone", "Etc/UTC");
        otherHours.put(
                "hours",
                List.of(Map.of(
                        "from",
                        now.plusHours(2).toString(),
                        "to",
                        now.plusHours(3).toString())));
        as("alice").body(otherHours).post(CONSENTS).then().statusCode(201);
        agree("bob", "payments", inDays(30));
        UUID id = open("payments");
        assertThat(page(id, "alice")).isNull();
        assertThat(page(id, "bob")).isNotNull();
        assertThat(incident(id).getList("history.what", String.class))
                .contains("Step 1: alice was passed over: alice agreed to be called for this at other hours");
    }

    @Test
    void asksWhomTheCatalogNamesUntilTheyAnswer() {
        assertThat(requests("bob").getList("consentRequests.requestId", String.class))
                .containsExactly("rotation:checkout-primary", "system:search", "system:payments");

        JsonPath yes = as("bob")
                .post(REQUESTS + "/rotation:checkout-primary/accept")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(yes.getString("scope.rotation")).isEqualTo("checkout-primary");
        assertThat(Instant.parse(yes.getString("until"))).isAfter(inDays(89));
        as("bob").post(REQUESTS + "/rotation:checkout-primary/accept").then().statusCode(200);
        assertThat(mine("bob").getList("consents")).hasSize(1);

        Response blank = as("bob").body(Map.of("reason", " ")).post(REQUESTS + "/system:search/decline");
        assertThat(blank.statusCode()).isEqualTo(400);
        as("bob")
                .body(Map.of("reason", "I do not know it yet"))
                .post(REQUESTS + "/system:search/decline")
                .then()
                .statusCode(200);
        assertThat(requests("bob").getList("consentRequests.requestId", String.class))
                .containsExactly("system:search", "system:payments");

        JsonPath all = as("ada").get("/api/paging/consent-requests").jsonPath();
        String bobs = "consentRequests.find { it.personId == 'bob' && it.requestId == 'system:search' }";
        assertThat(all.getString(bobs + ".state")).isEqualTo("declined");
        assertThat(all.getString(bobs + ".reason")).isEqualTo("I do not know it yet");

        UUID id = open("search");
        assertThat(incident(id).getList("history.what", String.class))
                .anyMatch(line -> line.matches(
                        "Step 1: bob was passed over: bob declined to be called for this on .*: I do not know it yet"));
    }

    @Test
    void callsWhoAgreedForTheRotationWhileTheyAreOnCallInIt() {
        String onCall = as("ada")
                .get("/api/paging/on-call")
                .jsonPath()
                .getString("rotations.find { it.rotationId == 'checkout-primary' }.onCall[0].personId");
        as(onCall).post(REQUESTS + "/rotation:checkout-primary/accept").then().statusCode(200);
        assertThat(page(open("checkout"), onCall)).isNotNull();
    }

    @Test
    void showsTheShiftsOfWhoHasNotAgreedLongBeforeTheyBegin() {
        String period = "?from=" + inDays(7) + "&until=" + inDays(28);
        JsonPath shifts = as("alice")
                .get("/api/paging/rotations/checkout-primary/shifts" + period)
                .jsonPath();
        String ours = "shiftGaps.findAll { it.rotationId == 'checkout-primary' }.";
        JsonPath before = as("alice").get("/api/paging/shift-gaps" + period).jsonPath();
        assertThat(before.getList(ours + "from")).isEqualTo(shifts.getList("shifts.from"));
        assertThat(before.getList(ours + "until")).isEqualTo(shifts.getList("shifts.until"));
        assertThat(before.getList(ours + "personId")).isEqualTo(shifts.getList("shifts.personId"));
        assertThat(before.getList(ours + "why")).containsOnly("no-consent");
        assertThat(before.getList("shiftGaps.find { it.rotationId == 'checkout-primary' }.systems"))
                .containsExactly("checkout");

        as("bob")
                .body(Map.of("reason", "moving on"))
                .post(REQUESTS + "/rotation:checkout-primary/decline")
                .then()
                .statusCode(200);
        String last = "findAll { it.personId == 'alice' }.last()";
        Instant end =
                Instant.parse(shifts.getString("shifts." + last + ".from")).plusSeconds(3600);
        as("alice")
                .body(Map.of("until", end.toString()))
                .post(REQUESTS + "/rotation:checkout-primary/accept")
                .then()
                .statusCode(200);
        JsonPath after = as("ada").get("/api/paging/shift-gaps" + period).jsonPath();
        assertThat(after.getList("shiftGaps.findAll { it.personId == 'alice' }"))
                .hasSize(1);
        assertThat(after.getString("shiftGaps." + last + ".from")).isEqualTo(end.toString());
        assertThat(after.getString("shiftGaps." + last + ".why")).isEqualTo("lapsed");
        assertThat(after.getString("shiftGaps.find { it.personId == 'bob' }.why"))
                .isEqualTo("declined");
        assertThat(after.getString("shiftGaps.find { it.personId == 'bob' }.detail"))
                .contains("moving on");
        as("ada").get("/api/paging/shift-gaps?until=" + inDays(100)).then().statusCode(400);
    }

    @Test
    void asksOnceBeforeTheEndAndAgainBeforeTheNext() throws Exception {
        agree("bob", "search", inDays(30));
        clock.forward(Duration.ofDays(15));
        assertThat(mine("bob").getList("consents.state")).containsExactly("valid");
        assertThat(messages()).isEmpty();

        clock.forward(Duration.ofDays(1));
        eventually()
                .untilAsserted(
                        () -> assertThat(mine("bob").getList("consents.state")).containsExactly("asked"));
        assertThat(requests("bob").getString("consentRequests.find { it.requestId == 'system:search' }.state"))
                .isEqualTo("ending");
        eventually().untilAsserted(() -> assertThat(messages()).containsExactly("bob sent"));
        assertThat(mails("Your agreement to be called for search ends on ")).isEqualTo(1);

        clock.forward(Duration.ofDays(1));
        as("bob").post(REQUESTS + "/system:search/accept").then().statusCode(200);
        assertThat(mine("bob").getList("consents.state")).containsExactly("valid");
        clock.forward(Duration.ofDays(76));
        eventually().untilAsserted(() -> assertThat(messages()).containsExactly("bob sent", "bob sent"));
        clock.forward(Duration.ofDays(14));
        assertThat(mine("bob").getList("consents.state")).containsExactly("lapsed");
    }

    @Test
    void asksNobodyWhoHasAgreedToWhatComesAfter() {
        agree("bob", "search", inDays(30));
        as("bob")
                .body(Map.of(
                        "scope", Map.of("systems", List.of("search", "payments")),
                        "from", inDays(20).toString(),
                        "until", inDays(80).toString()))
                .post(CONSENTS)
                .then()
                .statusCode(201);
        clock.forward(Duration.ofDays(17));
        eventually()
                .untilAsserted(() -> assertThat(
                                Table.select("select id from consent where ask_at is null and person_id = 'bob'"))
                        .hasSize(1));
        assertThat(messages()).isEmpty();
    }

    @Test
    void asksEachOnceThoughSeveralReplicasAskAtOnce() {
        Table.update("""
                insert into consent (id, person_id, scope_kind, scope_ids, zone, hours, channels, from_at, until_at,
                    answered_at, ask_at, withdrawn)
                select gen_random_uuid(), 'person-' || i, 'systems', ' search ', 'Z', '', '', now() - interval '30 days',
                    now() + interval '10 days', now() - interval '30 days', now() - interval '1 second', false
                from generate_series(1, 400) i""");
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                Callable<Integer> batch = this::asked;
                all.add(replicas.submit(batch));
            }
            all.forEach(ConsentIT::done);
        }
        eventually()
                .untilAsserted(() -> assertThat(Table.select("select id from consent where ask_at is not null"))
                        .isEmpty());
        assertThat(Table.select("select person_id from message where about = 'consent-ending'"))
                .hasSize(400)
                .doesNotHaveDuplicates();
    }

    private Integer asked() {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> renewals.askDue(50));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void done(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void triesThePersonsNextContactWhereOneIsGone() {
        Receivers.webhooks().answer("/alice", 410);
        agree("alice", "payments", inDays(30));
        clock.forward(Duration.ofDays(16).plusMinutes(1));
        eventually().untilAsserted(() -> assertThat(messages()).containsExactly("alice sent"));
        assertThat(Table.select("select contact from message where about = 'consent-ending'"))
                .containsExactly("1");
    }

    @Test
    void tellsWhoAgreedForASystemAndOverWhichRotation() {
        agree("carol", "checkout", inDays(30));
        as("bob").post(REQUESTS + "/rotation:checkout-primary/accept").then().statusCode(200);
        agree("frank", "search", inDays(30));
        assertThat(as("ivy")
                        .get("/api/paging/systems/checkout/consents")
                        .jsonPath()
                        .getList("consents.personId"))
                .containsExactly("bob", "carol");
    }

    @Test
    void changesNothingForWhoHasNotSeenWhatWasAnsweredSince() {
        String id = as("bob")
                .body(whole())
                .post(CONSENTS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("consentId");
        String seen = tag("bob");
        agree("bob", "payments", inDays(20));
        String now = tag("bob");
        assertThat(now).isNotEqualTo(seen);
        assertThat(as("bob").get(REQUESTS).header("ETag")).isEqualTo(now);
        List<String> kept = answers();
        Map<String, String> until = Map.of("until", inDays(10).toString());
        refusedAsStale(saw("bob", seen).body(whole()).post(CONSENTS), now);
        refusedAsStale(saw("bob", seen).body(until).put(CONSENTS + "/payments"), now);
        refusedAsStale(saw("bob", seen).body(until).put(CONSENTS + "/" + id), now);
        refusedAsStale(saw("bob", seen).delete(CONSENTS + "/" + id), now);
        refusedAsStale(saw("bob", seen).delete(CONSENTS + "/payments"), now);
        refusedAsStale(saw("bob", seen).post(REQUESTS + "/system:search/accept"), now);
        refusedAsStale(saw("bob", seen).body(Map.of("reason", "no")).post(REQUESTS + "/system:search/decline"), now);
        assertThat(answers()).isEqualTo(kept);
        assertThat(tag("bob")).isEqualTo(now);
        // What is not there is so whatever was seen, and what is no tag is none.
        as("bob")
                .header("If-Match", seen)
                .body(until)
                .put(CONSENTS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        Response none = as("bob").header("If-Match", "7").body(until).put(CONSENTS + "/payments");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.jsonPath().getString("errors[0].path")).isEqualTo("If-Match");
    }

    @Test
    void takesEachAnswerOfWhoHasSeenWhatThereIsAndTellsItsTag() {
        Map<String, String> until = Map.of("until", inDays(10).toString());
        String tag = tag("bob");
        Response added = saw("bob", tag).body(whole()).post(CONSENTS);
        assertThat(added.statusCode()).isEqualTo(201);
        tag = newTag(added, tag);
        String id = added.jsonPath().getString("consentId");
        tag = newTag(saw("bob", tag).body(until).put(CONSENTS + "/" + id), tag);
        tag = newTag(saw("bob", tag).body(until).put(CONSENTS + "/payments"), tag);
        tag = newTag(saw("bob", tag).post(REQUESTS + "/system:search/accept"), tag);
        tag = newTag(saw("bob", tag).body(Map.of("reason", "no")).post(REQUESTS + "/system:search/decline"), tag);
        tag = newTag(saw("bob", tag).delete(CONSENTS + "/" + id), tag);
        tag = newTag(saw("bob", "\"other\", " + tag).delete(CONSENTS + "/payments"), tag);
        tag = newTag(saw("bob", "*").body(until).put(CONSENTS + "/payments"), tag);
        newTag(as("bob").body(until).put(CONSENTS + "/payments"), tag);
    }

    @Test
    void standsForWhatThePersonAnsweredAndNotForWhatTimeMakesOfIt() {
        agree("bob", "search", inDays(30));
        String seen = tag("bob");
        assertThat(as("alice").get(CONSENTS).header("ETag")).isNotEqualTo(seen);
        clock.forward(Duration.ofDays(16));
        eventually()
                .untilAsserted(
                        () -> assertThat(mine("bob").getList("consents.state")).containsExactly("asked"));
        assertThat(tag("bob")).isEqualTo(seen);
        saw("bob", seen).post(REQUESTS + "/system:search/accept").then().statusCode(200);
    }

    @Test
    void takesOneOfTwoAnswersThatAreGivenAtOnce() {
        for (int days = 10; days < 20; days++) {
            String seen = tag("bob");
            Map<String, String> one = Map.of("until", inDays(days).toString());
            Map<String, String> other = Map.of("until", inDays(days + 30).toString());
            List<Response> both = atOnce(
                    () -> saw("bob", seen).body(one).put(CONSENTS + "/payments"),
                    () -> saw("bob", seen).body(other).put(CONSENTS + "/payments"));
            assertThat(both.getFirst().statusCode()).isEqualTo(200);
            refusedAsStale(both.getLast(), both.getFirst().header("ETag"));
            assertThat(mine("bob").getList("consents.until"))
                    .containsExactly(both.getFirst().jsonPath().getString("until"));
        }
        String seen = tag("bob");
        List<Response> yesAndNo = atOnce(
                () -> saw("bob", seen).post(REQUESTS + "/system:search/accept"),
                () -> saw("bob", seen).body(Map.of("reason", "no")).post(REQUESTS + "/system:search/decline"));
        assertThat(yesAndNo.getFirst().statusCode()).isEqualTo(200);
        refusedAsStale(yesAndNo.getLast(), yesAndNo.getFirst().header("ETag"));
        assertThat(Table.select("select id from consent where scope_ids = ' search '"))
                .hasSize(1);
        String after = tag("bob");
        List<Response> endAndMore = atOnce(
                () -> saw("bob", after).delete(CONSENTS + "/payments"),
                () -> saw("bob", after).body(whole()).post(CONSENTS));
        assertThat(endAndMore.getFirst().statusCode()).isIn(204, 201);
        refusedAsStale(endAndMore.getLast(), endAndMore.getFirst().header("ETag"));
    }

    @Test
    void documentsWhatKeepsTwoWritersApart() {
        documentsTheTag(CONSENTS);
        documentsTheTag(REQUESTS);
        documentsIfMatch("post", CONSENTS, 201, true);
        documentsIfMatch("put", CONSENTS + "/{key}", 200, true);
        documentsIfMatch("delete", CONSENTS + "/{key}", 204, false);
        documentsIfMatch("post", REQUESTS + "/{id}/accept", 200, true);
        documentsIfMatch("post", REQUESTS + "/{id}/decline", 200, true);
    }

    private static RequestSpecification saw(String person, String tag) {
        return as(person).header("If-Match", tag);
    }

    private static String tag(String person) {
        return as(person).get(CONSENTS).header("ETag");
    }

    /** That of an answer which is another one than before, and that of what is read after it. */
    private static String newTag(Response answer, String before) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 204);
        assertThat(answer.header("ETag")).isEqualTo(tag("bob")).isNotEqualTo(before);
        return answer.header("ETag");
    }

    private static List<String> answers() {
        return Table.select("select c::text from consent c order by id");
    }

    private static Map<String, Object> whole() {
        Map<String, Object> body = new HashMap<>();
        body.put("scope", Map.of("systems", List.of("payments", "checkout")));
        body.put("zone", "Europe/Berlin");
        body.put("hours", List.of(Map.of("days", List.of("SATURDAY", "SUNDAY"), "from", "22:00", "to", "06:00")));
        body.put("channels", List.of("email"));
        body.put("until", inDays(30).toString());
        return body;
    }

    private static JsonPath mine(String person) {
        return as(person).get(CONSENTS).then().statusCode(200).extract().jsonPath();
    }

    private static JsonPath requests(String person) {
        return as(person).get(REQUESTS).then().statusCode(200).extract().jsonPath();
    }

    /** Those about agreements: where the clock moves by weeks, others fall due that are not of these tests. */
    private static List<String> messages() {
        return Table.select("""
                select person_id || ' ' || state from message where about = 'consent-ending' order by queued_at""");
    }

    private static long mails(String subject) throws Exception {
        long count = 0;
        for (var mail : Receivers.mails().getReceivedMessages()) {
            count += mail.getSubject().startsWith(subject) ? 1 : 0;
        }
        return count;
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    }
}
