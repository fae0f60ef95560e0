package io.bridgekeeper.paging.intake;

import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.hand;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.incidentOf;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static io.bridgekeeper.paging.PagingClient.signal;
import static io.bridgekeeper.paging.PagingClient.tryToHand;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.SignalTopic;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signals over the topic and straight from the gateway. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class IntakeIT {

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @Test
    void takesASignalOnceThoughItCameBothWaysAndTwice() {
        String key = UUID.randomUUID().toString();
        UUID id = UUID.randomUUID();
        SignalReceived firing = firing(key, null);
        try (SignalTopic topic = new SignalTopic()) {
            topic.send(id, firing);
            topic.send(id, firing);
            eventually().until(() -> open(key) == 1);
            hand(id, firing);
            // A later signal of the same key: what came before it on the topic is done.
            topic.send(UUID.randomUUID(), signal("info", key, null, Map.of()));
            hand(id, firing);
        }
        assertThat(repeats(key)).containsExactly("0");
        assertThat(open(key)).isEqualTo(1);
    }

    @Test
    void opensOneIncidentWhenOneProblemFiresManyTimesAtOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(eight.submit(() -> tryToHand(UUID.randomUUID(), firing(key, null))));
            }
            for (Future<Response> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(204);
            }
        }
        assertThat(open(key)).isEqualTo(1);
        assertThat(repeats(key)).containsExactly("7");
        assertThat(Table.select(
                        "select n.id from notice n join incident i on i.id = n.incident_id where i.dedup_key = ?", key))
                .hasSize(1);
    }

    @Test
    void joinsAlertsOfAGroupAndEndsWithTheLastOfThem() {
        String group = UUID.randomUUID().toString();
        String one = "one-" + group;
        String two = "two-" + group;
        hand(UUID.randomUUID(), firing(one, group));
        hand(UUID.randomUUID(), firing(two, group));
        UUID id = incidentOf(one);
        assertThat(incident(id).getInt("alertCount")).isEqualTo(2);
        hand(UUID.randomUUID(), signal("resolved", one, group, Map.of()));
        assertThat(incident(id).getString("state")).isEqualTo("triggered");
        hand(UUID.randomUUID(), signal("resolved", two, group, Map.of()));
        JsonPath over = incident(id);
        assertThat(over.getString("state")).isEqualTo("resolved");
        assertThat(over.getString("how")).isEqualTo("self-cleared");
        assertThat(over.getString("resolvedBy")).isNull();
        try (Topic topic = new Topic("paging.incident.v1")) {
            assertThat(topic.typesUntil(id, "page.withdrawn"))
                    .containsExactly(
                            "incident.opened", "page.queued", "alert.joined", "incident.resolved", "page.withdrawn");
        }
    }

    @Test
    void remembersTheLastOccurrencesAndWhatEndedThem() {
        String key = UUID.randomUUID().toString();
        for (String how : new String[] {"restart", "restart", "rollback", "fix"}) {
            hand(UUID.randomUUID(), firing(key, null));
            resolve("carol", incidentOf(key), how).then().statusCode(200);
        }
        hand(UUID.randomUUID(), firing(key, null));
        JsonPath now = incident(incidentOf(key));
        assertThat(now.getList("brief.lastOccurrences.how", String.class))
                .containsExactly("fix", "rollback", "restart");
        assertThat(Table.select("select distinct fingerprint from incident where dedup_key = ?", key))
                .containsExactly(now.getString("fingerprint"));
    }

    @Test
    void opensAnewWhenAProblemFiresOnAfterItsResolutionButNotForAnOlderSignal() {
        String key = UUID.randomUUID().toString();
        SignalReceived early = firing(key, null);
        hand(UUID.randomUUID(), firing(key, null));
        SignalReceived onItsWay = firing(key, null);
        resolve("carol", incidentOf(key), "fix").then().statusCode(200);
        hand(UUID.randomUUID(), early);
        hand(UUID.randomUUID(), onItsWay);
        assertThat(open(key)).isZero();
        hand(UUID.randomUUID(), firing(key, null));
        assertThat(open(key)).isEqualTo(1);
    }

    @Test
    void opensAnewForWhatFiredAgainBeforeItsEndWasWorkedOff() {
        String key = UUID.randomUUID().toString();
        Instant late = Instant.now().minusSeconds(20);
        hand(UUID.randomUUID(), received(firing(key, null), late));
        hand(UUID.randomUUID(), received(signal("resolved", key, null, Map.of()), late.plusSeconds(1)));
        assertThat(open(key)).isZero();
        hand(UUID.randomUUID(), received(firing(key, null), late.plusSeconds(2)));
        assertThat(open(key)).isEqualTo(1);
    }

    @Test
    void namesTheArea() {
        String dedupKey = UUID.randomUUID().toString();
        hand(
                UUID.randomUUID(),
                signal(
                        "firing",
                        dedupKey,
                        null,
                        Map.of("service", "payments", "path", "/refunds", "alertname", dedupKey)));
        JsonPath incident = incident(incidentOf(dedupKey));
        assertThat(incident.getString("areaId")).isEqualTo("refunds");
        assertThat(incident.getString("brief.areaName")).isEqualTo("Refunds");
        assertThat(incident.getString("pages[0].reason")).isEqualTo("Step 1 for Payments, Refunds.");
        try (Topic topic = new Topic("paging.incident.v1")) {
            assertThat(topic
                            .of(
                                    incidentOf(dedupKey),
                                    told -> told.stream().anyMatch(t -> t.type().equals("page.queued")))
                            .stream()
                            .filter(t -> t.type().equals("page.queued"))
                            .map(t -> t.data().path("areaId").asText()))
                    .containsOnly("refunds");
        }
    }

    @Test
    void opensNothingWhenTheEndOvertookTheBeginning() {
        String key = UUID.randomUUID().toString();
        SignalReceived firing = firing(key, null);
        hand(UUID.randomUUID(), signal("resolved", key, null, Map.of()));
        hand(UUID.randomUUID(), firing);
        assertThat(open(key)).isZero();
        hand(UUID.randomUUID(), firing(key, null));
        assertThat(open(key)).isEqualTo(1);
    }

    @Test
    void joinsNothingThatIsOverToTheOpenIncidentOfItsGroup() {
        String group = UUID.randomUUID().toString();
        hand(UUID.randomUUID(), firing("one-" + group, group));
        SignalReceived firing = firing("two-" + group, group);
        hand(UUID.randomUUID(), signal("resolved", "two-" + group, group, Map.of()));
        hand(UUID.randomUUID(), firing);
        assertThat(incident(incidentOf("one-" + group)).getInt("alertCount")).isEqualTo(1);
    }

    @Test
    void leavesNothingOpenWhenBeginningAndEndRace() throws Exception {
        for (int i = 0; i < 20; i++) {
            String key = UUID.randomUUID().toString();
            SignalReceived firing = firing(key, null);
            SignalReceived resolved = signal("resolved", key, null, Map.of());
            try (ExecutorService two = Executors.newFixedThreadPool(2)) {
                Future<Response> end = two.submit(() -> tryToHand(UUID.randomUUID(), resolved));
                Future<Response> beginning = two.submit(() -> tryToHand(UUID.randomUUID(), firing));
                assertThat(end.get().statusCode()).isEqualTo(204);
                assertThat(beginning.get().statusCode()).isEqualTo(204);
            }
            assertThat(open(key)).isZero();
        }
    }

    @Test
    void opensAllTheSameWhereNobodyOwnsItAndCallsTheFallback() {
        for (var gap :
                Map.of("reports-nightly", "no-owner", "mystery", "no-system").entrySet()) {
            String key = UUID.randomUUID().toString();
            hand(UUID.randomUUID(), signal("firing", key, null, Map.of("service", gap.getKey(), "alertname", key)));
            UUID id = incidentOf(key);
            JsonPath incident = incident(id);
            assertThat(incident.getString("ownershipGap")).isEqualTo(gap.getValue());
            assertThat(incident.getString("pages[0].personId")).isEqualTo("oscar");
            assertThat(incident.getInt("pages[0].step")).isZero();
            try (Topic topic = new Topic("paging.incident.v1")) {
                List<Topic.Told> told = topic.of(id, list -> list.size() == 3);
                assertThat(told)
                        .extracting(Topic.Told::type)
                        .containsExactly("incident.opened", "ownership-gap.found", "page.queued");
                assertThat(told.get(1).data().path("reason").asText()).isEqualTo(gap.getValue());
            }
        }
    }

    @Test
    void opensNothingForInformation() {
        String key = UUID.randomUUID().toString();
        hand(UUID.randomUUID(), signal("info", key, null, Map.of("service", "payments")));
        hand(UUID.randomUUID(), signal("acknowledged", key, null, Map.of("service", "payments")));
        hand(UUID.randomUUID(), signal("resolved", key, null, Map.of("service", "payments")));
        assertThat(Table.select("select id from incident where dedup_key = ?", key))
                .isEmpty();
    }

    private static SignalReceived firing(String key, String group) {
        return signal("firing", key, group, Map.of("service", "payments", "alertname", key));
    }

    private static SignalReceived received(SignalReceived s, Instant at) {
        return new SignalReceived(
                s.integrationId(),
                s.format(),
                s.state(),
                s.dedupKey(),
                s.groupKey(),
                s.title(),
                s.severity(),
                s.startsAt(),
                at,
                s.labels(),
                s.links(),
                s.evidence());
    }

    private static int open(String key) {
        return Table.select("select id from incident where dedup_key = ? and state <> 'resolved'", key)
                .size();
    }

    private static List<String> repeats(String key) {
        return Table.select("select repeats from alert where dedup_key = ?", key);
    }
}
