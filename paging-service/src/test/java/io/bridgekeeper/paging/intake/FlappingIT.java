package io.bridgekeeper.paging.intake;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.asGateway;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.hand;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.incidentOf;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static io.bridgekeeper.paging.PagingClient.signal;
import static io.bridgekeeper.paging.PagingClient.tryToHand;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Problems that clear by themselves and fire again. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class FlappingIT {

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
    void goesOnWithTheIncidentThatClearedByItself() {
        String key = fire("payments");
        UUID id = incidentOf(key);
        accept("alice", page(id, "alice")).then().statusCode(200);
        clear(key, "payments");
        assertThat(incident(id).getString("how")).isEqualTo("self-cleared");

        clock.forward(Duration.ofMinutes(2));
        fire(key, "payments");
        JsonPath again = incident(id);
        assertThat(again.getString("state")).isEqualTo("triggered");
        assertThat(again.getString("resolvedAt")).isNull();
        assertThat(again.getInt("alertCount")).isEqualTo(1);
        assertThat(again.getList("pages.personId", String.class)).containsExactly("alice", "alice");
        assertThat(again.getString("pages[0].state")).isEqualTo("withdrawn");
        assertThat(again.getList("history.what", String.class))
                .contains("Fired again after 2 min: reopened; people are called from the first step on");
        assertThat(incidents(key)).isEqualTo(1);
        try (Topic topic = new Topic("paging.incident.v1")) {
            List<Topic.Told> told = topic.of(id, list -> list.size() == 7);
            assertThat(told)
                    .extracting(Topic.Told::type)
                    .containsExactly(
                            "incident.opened",
                            "page.queued",
                            "page.accepted",
                            "incident.acknowledged",
                            "incident.resolved",
                            "incident.retriggered",
                            "page.queued");
            assertThat(told.get(5).data().path("why").asText()).isEqualTo("reopened");
            assertThat(told.get(5).data().hasNonNull("personId")).isFalse();
            assertThat(told.get(5).data().path("note").asText()).isEqualTo("it fired again after 2 min");
        }
        clear(key, "payments");
        assertThat(incident(id).getString("state")).isEqualTo("resolved");
    }

    @Test
    void opensAnewForWhatFiresLater() {
        String key = fire("search");
        clear(key, "search");
        clock.forward(Duration.ofMinutes(6));
        fire(key, "search");
        assertThat(incidents(key)).isEqualTo(2);
        assertThat(openOnes(key)).isEqualTo(1);
    }

    @Test
    void opensAnewForWhatAPersonResolved() {
        String key = fire("search");
        UUID id = incidentOf(key);
        clear(key, "search");
        fire(key, "search");
        assertThat(openOnes(key)).isEqualTo(1);
        assertThat(incidents(key)).isEqualTo(1);
        // They may say that it cleared by itself: that they looked is what counts.
        resolve("carol", id, "self-cleared").then().statusCode(200);
        fire(key, "search");
        assertThat(incidents(key)).isEqualTo(2);
        assertThat(incident(id).getString("state")).isEqualTo("resolved");
    }

    @Test
    void comesToTheLastWordOfWhatCameInOneHand() {
        String key = fire("search");
        UUID id = incidentOf(key);
        handAll(of("resolved", key, "search"), of("firing", key, "search"), of("resolved", key, "search"));
        assertThat(incident(id).getString("state")).isEqualTo("resolved");
        assertThat(incident(id).getList("pages")).hasSize(2);
        handAll(of("firing", key, "search"), of("resolved", key, "search"), of("firing", key, "search"));
        assertThat(incident(id).getString("state")).isEqualTo("triggered");
        assertThat(incidents(key)).isEqualTo(1);
        assertThat(incident(id).getInt("alertCount")).isEqualTo(1);
    }

    @Test
    void reopensOnceWhenItFiresManyTimesAtOnce() throws Exception {
        String key = fire("search");
        UUID id = incidentOf(key);
        clear(key, "search");
        allAtOnce(8, i -> of("firing", key, "search"));
        assertThat(incidents(key)).isEqualTo(1);
        JsonPath again = incident(id);
        assertThat(again.getString("state")).isEqualTo("triggered");
        assertThat(again.getList("pages")).hasSize(2);
        assertThat(again.getList("history.what", String.class))
                .filteredOn(line -> line.startsWith("Fired again after "))
                .hasSize(1);
    }

    @Test
    void staysOneIncidentHoweverClearingAndFiringRace() throws Exception {
        for (int round = 0; round < 10; round++) {
            String key = fire("search");
            allAtOnce(6, i -> of(i % 2 == 0 ? "resolved" : "firing", key, "search"));
            fire(key, "search");
            assertThat(openOnes(key)).isEqualTo(1);
            assertThat(incidents(key)).isEqualTo(1);
        }
    }

    @Test
    void callsNobodyWhileAMaintenanceWindowHoldsWhatFiresAgain() {
        String key = fire("payments");
        UUID id = incidentOf(key);
        accept("alice", page(id, "alice")).then().statusCode(200);
        clear(key, "payments");
        String window = as("ada")
                .body(Map.of(
                        "systems",
                        List.of("payments"),
                        "until",
                        clock.instant().plus(Duration.ofHours(1)).toString(),
                        "reason",
                        "Upgrade of the database"))
                .post("/api/paging/maintenance-windows")
                .then()
                .statusCode(201)
                .extract()
                .path("windowId");
        try {
            // Twice: the second hold takes the place of the first.
            for (int i = 0; i < 2; i++) {
                fire(key, "payments");
                JsonPath held = incident(id);
                assertThat(held.getString("state")).isEqualTo("triggered");
                assertThat(held.getList("pages.state", String.class)).containsExactly("withdrawn");
                assertThat(held.getString("heldBack.windowId")).isEqualTo(window);
                if (i == 0) {
                    clear(key, "payments");
                }
            }
            assertThat(incident(id).getList("history.what", String.class))
                    .last()
                    .asString()
                    .matches("Fired again after \\d+ s: reopened. Held back by maintenance window .*");
            clock.forward(Duration.ofHours(2));
            eventually().until(() -> incident(id).getList("pages").size() == 2);
        } finally {
            as("ada").delete("/api/paging/maintenance-windows/" + window);
        }
    }

    @Test
    void waitsForItsCauseWhenItFiresAgain() {
        String key = fire("shipping");
        UUID id = incidentOf(key);
        clear(key, "shipping");
        UUID cause = open("ledger", "critical");
        fire(key, "shipping");
        JsonPath held = incident(id);
        assertThat(held.getString("state")).isEqualTo("triggered");
        assertThat(held.getList("pages.state", String.class)).containsExactly("withdrawn");
        assertThat(held.getList("history.what", String.class))
                .last()
                .asString()
                .contains("it depends on Ledger, which is broken");
        resolve("carol", cause, "fix").then().statusCode(200);
        clear(key, "shipping");
    }

    @FunctionalInterface
    private interface Nth {
        SignalReceived signal(int i);
    }

    private static void allAtOnce(int count, Nth signals) throws Exception {
        try (ExecutorService all = Executors.newFixedThreadPool(count)) {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                SignalReceived one = signals.signal(i);
                answers.add(all.submit(() -> tryToHand(UUID.randomUUID(), one)));
            }
            for (Future<Response> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(204);
            }
        }
    }

    private static void handAll(SignalReceived... signals) {
        asGateway()
                .body(Map.of(
                        "signals",
                        List.of(signals).stream()
                                .map(signal -> Map.of(
                                        "id",
                                        UUID.randomUUID(),
                                        "key",
                                        signal.dedupKey(),
                                        "time",
                                        Instant.now().toString(),
                                        "data",
                                        signal))
                                .toList()))
                .post("/internal/paging/signals")
                .then()
                .statusCode(204);
    }

    private static String fire(String service) {
        String key = UUID.randomUUID().toString();
        fire(key, service);
        return key;
    }

    private static void fire(String key, String service) {
        hand(UUID.randomUUID(), of("firing", key, service));
    }

    private static void clear(String key, String service) {
        hand(UUID.randomUUID(), of("resolved", key, service));
    }

    private static SignalReceived of(String state, String key, String service) {
        return signal(state, key, null, Map.of("service", service, "alertname", key));
    }

    private static int incidents(String key) {
        return Table.select("select id from incident where dedup_key = ?", key).size();
    }

    private static int openOnes(String key) {
        return Table.select("select id from incident where dedup_key = ? and state <> 'resolved'", key)
                .size();
    }
}
