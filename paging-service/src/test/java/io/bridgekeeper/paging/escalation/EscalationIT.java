package io.bridgekeeper.paging.escalation;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is called next, by a clock that the test moves. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class EscalationIT {

    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration TO_ANSWER = Duration.ofMinutes(10);

    @Inject
    MovableClock clock;

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @AfterEach
    void presentTime() {
        clock.back();
    }

    @Test
    void escalatesToTheNextStepWhenNobodyAcceptsAndAtLastToTheFallback() {
        UUID id = open("search");
        clock.forward(STEP);
        awaitPages(id, "bob expired", "carol sent");
        clock.forward(STEP);
        awaitPages(id, "bob expired", "carol expired", "oscar sent");
        assertThat(incident(id).getBoolean("nobodyAnswered")).isTrue();
        assertThat(incident(id).getInt("pages[2].step")).isZero();
        try (Topic topic = new Topic("paging.incident.v1")) {
            assertThat(topic.of(id, list -> list.size() == 7))
                    .extracting(Topic.Told::type)
                    .containsExactly(
                            "incident.opened",
                            "page.queued",
                            "page.expired",
                            "page.queued",
                            "page.expired",
                            "incident.nobody-answered",
                            "page.queued");
        }
        clock.forward(STEP.multipliedBy(2));
        awaitPages(id, "bob expired", "carol expired", "oscar expired");
        assertThat(Table.select("select escalate_at from incident where id = ?", id))
                .containsExactly((String) null);
    }

    @Test
    void escalatesThoughManyOthersThatAreDueFailAtEachTry() {
        UUID id = open("search");
        int broken = Table.update("""
                insert into incident select (copy).* from (
                    select jsonb_populate_record(i, jsonb_build_object(
                        'id', gen_random_uuid(), 'join_key', gen_random_uuid(), 'owner_steps', 'broken',
                        'escalate_at', i.escalate_at - interval '1 minute')) as copy
                    from incident i, generate_series(1, 120) where i.id = ?)""", id);
        assertThat(broken).isEqualTo(120);
        try {
            clock.forward(STEP);
            awaitPages(id, "bob expired", "carol sent");
        } finally {
            Table.update("delete from incident where owner_steps = 'broken'");
        }
    }

    @Test
    void walksTheStepsAgainWhereThePolicyHasAnotherRound() {
        UUID id = open("search");
        Table.update("update incident set owner_rounds = 2 where id = ?", id);
        clock.forward(STEP);
        awaitPages(id, "bob expired", "carol sent");
        clock.forward(STEP);
        awaitPages(id, "bob expired", "carol expired", "bob sent");
        assertThat(incident(id).getBoolean("nobodyAnswered")).isFalse();
        clock.forward(STEP);
        clock.forward(STEP);
        awaitPages(id, "bob expired", "carol expired", "bob expired", "carol sent");
        clock.forward(STEP);
        awaitPages(id, "bob expired", "carol expired", "bob expired", "carol expired", "oscar sent");
        assertThat(incident(id).getBoolean("nobodyAnswered")).isTrue();
    }

    @Test
    void asksWhoeverHasItNowAndThenWhetherTheyStillDo() {
        UUID id = open("search");
        String page = page(id, "bob");
        accept("bob", page).then().statusCode(200);
        clock.forward(AN_HOUR);
        eventually().untilAsserted(() -> assertThat(questions(id)).isEqualTo(1));
        as("bob").post("/api/paging/pages/" + page + "/still-on-it").then().statusCode(200);
        clock.forward(TO_ANSWER);
        clock.forward(AN_HOUR.minus(TO_ANSWER));
        eventually().untilAsserted(() -> assertThat(questions(id)).isEqualTo(2));
        assertThat(incident(id).getString("state")).isEqualTo("acknowledged");
        assertThat(incident(id).getList("history.what", String.class)).contains("bob still has it");
    }

    @Test
    void callsPeopleAgainWhenWhoeverHasItDoesNotSaySo() {
        UUID id = open("search");
        String page = page(id, "bob");
        accept("bob", page).then().statusCode(200);
        clock.forward(AN_HOUR);
        eventually().untilAsserted(() -> assertThat(questions(id)).isEqualTo(1));
        clock.forward(TO_ANSWER);
        awaitPages(id, "bob expired", "bob sent");
        assertThat(incident(id).getString("state")).isEqualTo("triggered");
        assertThat(incident(id).getString("acknowledgedBy")).isNull();
        as("bob")
                .post("/api/paging/pages/" + page + "/still-on-it")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://bridgekeeper.io/problems/nobody-has-it"));
        clock.forward(STEP);
        awaitPages(id, "bob expired", "bob expired", "carol sent");
        accept("carol", page(id, "carol")).then().statusCode(200);
        try (Topic topic = new Topic("paging.incident.v1")) {
            assertThat(topic.of(id, list -> list.size() == 13))
                    .extracting(Topic.Told::type)
                    .containsExactly(
                            "incident.opened",
                            "page.queued",
                            "page.accepted",
                            "incident.acknowledged",
                            "page.expired",
                            "incident.retriggered",
                            "page.queued",
                            "page.expired",
                            "page.queued",
                            "page.withdrawn",
                            "page.withdrawn",
                            "page.accepted",
                            "incident.acknowledged");
        }
    }

    @Test
    void takesTheAcceptanceOfAnExpiredPageAndWithdrawsTheOther() {
        UUID id = open("search");
        clock.forward(STEP);
        awaitPages(id, "bob expired", "carol sent");
        accept("bob", page(id, "bob")).then().statusCode(200);
        awaitPages(id, "bob accepted", "carol withdrawn");
    }

    @Test
    void callsTheNextStepAtOnceWhenSomebodyDeclines() {
        UUID id = open("search");
        JsonPath declined = as("bob")
                .body("{\"reason\":\"at the dentist\"}")
                .post("/api/paging/pages/" + page(id, "bob") + "/decline")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(declined.getString("state")).isEqualTo("declined");
        awaitPages(id, "bob declined", "carol sent");
    }

    @Test
    void passesOverWhoHasNotAgreedAndRecordsTheGap() {
        withdraw("bob", "search");
        String ended = as("bob")
                .get("/api/paging/me/consents")
                .jsonPath()
                .getString("consents.find { it.scope.systems == ['search'] }.until");
        UUID id = open("search");
        awaitPages(id, "carol sent");
        String said = "Step 1: bob was passed over: bob agreed to be called for this until " + ended;
        assertThat(incident(id).getList("history.what", String.class)).contains(said);
        JsonPath gaps = as("ada").get("/api/paging/ownership-gaps").jsonPath();
        assertThat(gaps.getString("ownershipGaps.find { it.incidentId == '" + id + "' }.reason"))
                .isEqualTo("no-consent");
        try (Topic topic = new Topic("paging.incident.v1")) {
            assertThat(topic.typesUntil(id, "page.queued"))
                    .containsExactly("incident.opened", "ownership-gap.found", "page.queued");
        }
    }

    @Test
    void flagsAnIncidentForWhichNobodyCanBeCalled() {
        withdraw("bob", "search");
        withdraw("carol", "search");
        withdraw("oscar", "*");
        UUID id = open("search");
        assertThat(incident(id).getBoolean("nobodyAnswered")).isTrue();
        assertThat(incident(id).getList("pages")).isEmpty();
    }

    @Test
    void letsOneWinWhenTwoAcceptAtOnce() throws Exception {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(open("search"));
        }
        clock.forward(STEP);
        for (UUID id : ids) {
            awaitPages(id, "bob expired", "carol sent");
        }
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (UUID id : ids) {
                String bobs = page(id, "bob");
                String carols = page(id, "carol");
                Future<Response> bob = two.submit(() -> accept("bob", bobs));
                Future<Response> carol = two.submit(() -> accept("carol", carols));
                List<Response> answers = List.of(bob.get(), carol.get());
                assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
                boolean bobWon = bob.get().statusCode() == 200;
                JsonPath refusal = answers.get(bobWon ? 1 : 0).jsonPath();
                assertThat(refusal.getString("type")).isEqualTo("https://bridgekeeper.io/problems/already-accepted");
                assertThat(refusal.getString("acceptedBy")).isEqualTo(bobWon ? "bob" : "carol");
                assertThat(refusal.getString("acceptedAt"))
                        .isEqualTo(incident(id).getString("acknowledgedAt"));
                assertThat(Table.select("select person_id from page where incident_id = ? and state = 'accepted'", id))
                        .hasSize(1);
            }
        }
    }

    @Test
    void neitherEscalatesNorForgetsWhenAnAcceptanceMeetsTheTimer() throws Exception {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(open("search"));
        }
        List<String> pages = ids.stream().map(id -> page(id, "bob")).toList();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<?> time = two.submit(() -> clock.forward(STEP));
            for (String page : pages) {
                accept("bob", page).then().statusCode(200);
            }
            time.get();
        }
        for (UUID id : ids) {
            assertThat(incident(id).getString("acknowledgedBy")).isEqualTo("bob");
            // When bob is asked whether he still has it, and nothing else.
            assertThat(Table.select(
                            "select escalate_at = acknowledged_at + interval '1 hour' from incident where id = ?", id))
                    .containsExactly("t");
            assertThat(Table.select(
                            "select state from page where incident_id = ? and person_id <> 'bob'"
                                    + " and state <> 'withdrawn'",
                            id))
                    .isEmpty();
        }
    }

    /** How often somebody was asked whether they still have it. */
    private static int questions(UUID id) {
        return Table.select(
                        "select id from message where about = 'still-on-it' and split_part(path, '/', 4) in"
                                + " (select p.id::text from page p where p.incident_id = ?)",
                        id)
                .size();
    }

    private static void awaitPages(UUID id, String... pages) {
        eventually().untilAsserted(() -> {
            JsonPath incident = incident(id);
            List<String> people = incident.getList("pages.personId", String.class);
            List<String> states = incident.getList("pages.state", String.class);
            List<String> both = new ArrayList<>();
            for (int i = 0; i < people.size(); i++) {
                both.add(people.get(i) + " " + states.get(i));
            }
            assertThat(both).containsExactly(pages);
        });
    }
}
