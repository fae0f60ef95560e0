package io.bridgekeeper.roster.bridge;

import static io.bridgekeeper.roster.bridge.RosterClient.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.contracts.paging.v1.PageQueued;
import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.devstack.NewerDatabase;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bridges on the real PostgreSQL, Kafka and Keycloak. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "roster"), @ResourceArg(name = "keycloak", value = "true")})
class BridgeIT {

    private static final TestStack STACK = TestStack.start(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK);
    private static PagingTopic paging;

    @Inject
    MovableClock clock;

    private final RosterClient roster = new RosterClient();

    @BeforeAll
    static void connect() {
        paging = new PagingTopic(STACK.kafkaBootstrap());
    }

    @AfterAll
    static void disconnect() {
        paging.close();
    }

    @Test
    void tellsTheWholeIncidentInOrder() {
        UUID incident = paging.incident("Checkout is slow", 4);
        paging.queued(incident, "alice");
        roster.awaitSeats(incident, "alice responder reserved");
        assertThat(roster.take("frank", incident, "responder").statusCode()).isEqualTo(403);
        assertThat(roster.take("frank", incident, "responder").statusCode()).isEqualTo(403);
        paging.accepted(incident, "alice");
        roster.awaitSeats(incident, "alice responder taken");
        assertThat(roster.invite("alice", incident, "erin", "responder").statusCode())
                .isEqualTo(201);
        assertThat(roster.take("erin", incident, "responder").statusCode()).isEqualTo(201);
        assertThat(roster.standDown("erin", incident, "me").statusCode()).isEqualTo(204);
        paging.resolved(incident);
        roster.awaitClosed(incident);

        try (BridgeTopic topic = new BridgeTopic(STACK.kafkaBootstrap())) {
            List<BridgeTopic.Told> told = topic.of(incident, 9);
            assertThat(told)
                    .extracting(BridgeTopic.Told::words)
                    .containsExactly(
                            "bridge.opened",
                            "seat.reserved alice responder",
                            "seat.refused frank not-invited",
                            "seat.taken alice responder",
                            "seat.reserved erin responder",
                            "seat.taken erin responder",
                            "seat.released erin stood-down",
                            "seat.released alice closed",
                            "bridge.closed");
            assertThat(told).allSatisfy(event -> {
                assertThat(event.headers())
                        .containsEntry("ce_specversion", "1.0")
                        .containsEntry("ce_source", "/bridgekeeper/roster-service")
                        .containsEntry("content-type", "application/json")
                        .containsKeys("ce_type", "traceparent");
                assertThat(UUID.fromString(event.headers().get("ce_id")).version())
                        .isEqualTo(7);
                assertThat(Instant.parse(event.headers().get("ce_time"))).isEqualTo(clock.instant());
                assertThat(event.data().path("incidentId").asText()).isEqualTo(incident.toString());
            });
            assertThat(told).extracting(event -> event.headers().get("ce_id")).doesNotHaveDuplicates();
            assertThat(told.getFirst().data().path("seatLimit").asInt()).isEqualTo(4);
            assertThat(told.get(1).data().path("purpose").asText()).isEqualTo("on call for checkout-primary");
        }
    }

    @Test
    void goesOnWhileTheNextVersionAddsItsColumns() {
        tellsTheWholeIncidentInOrder();
        try (NewerDatabase newer = STACK.newerDatabase("it_roster")) {
            tellsTheWholeIncidentInOrder();
            assertThat(newer.warnings()).isEmpty();
        }
    }

    @Test
    void seatsOnceWhoLostTheAnswerAndAsksAgain() {
        UUID incident = paging.incident("Checkout is slow", 4);
        paging.queued(incident, "alice");
        roster.awaitSeats(incident, "alice responder reserved");
        String key = UUID.randomUUID().toString();
        Response first = roster.takeUnder(key, "alice", incident);
        assertThat(first.statusCode()).isBetween(200, 201);
        Response again = roster.takeUnder(key, "alice", incident);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void hasSeatsForHowBadItIsAndThrowsNobodyOut() {
        UUID incident = paging.incident("Checkout is slow", 1);
        paging.queued(incident, "alice");
        paging.queued(incident, "bob");
        roster.awaitSeats(incident, "alice responder reserved");

        paging.severity(incident, "SEV3", "SEV1", 3);
        roster.awaitSeats(incident, "alice responder reserved", "bob responder reserved");

        paging.severity(incident, "SEV1", "SEV4", 1);
        paging.accepted(incident, "alice");
        paging.accepted(incident, "bob");
        roster.awaitSeats(incident, "alice responder taken", "bob responder taken");
        JsonPath bridge = roster.bridge("alice", incident).jsonPath();
        assertThat(bridge.getInt("seatLimit")).isEqualTo(1);
        assertThat(roster.take("carol", incident, "commander").statusCode()).isEqualTo(409);
        assertThat(roster.gallery("dave", incident).asString())
                .contains("The bridge has one seat now, before it had 3. Nobody has to go.");
    }

    @Test
    void isOfTheSystemThatTheIncidentIsOf() {
        UUID incident = paging.incident("Checkout is slow", 1);
        // Told by one who knows nothing of seats yet.
        paging.rerouted(incident, "search", null);
        paging.rerouted(incident, "payments", 2);
        paging.queued(incident, "alice");
        paging.queued(incident, "bob");

        roster.awaitSeats(incident, "alice responder reserved", "bob responder reserved");
        JsonPath bridge = roster.bridge("alice", incident).jsonPath();
        assertThat(bridge.getString("systemId")).isEqualTo("payments");
        assertThat(bridge.getInt("seatLimit")).isEqualTo(2);
        assertThat(roster.gallery("dave", incident).asString())
                .contains("The incident is of search, not of checkout.", "The incident is of payments, not of search.");
    }

    @Test
    void tellsTheCallOnlyToThoseWhoSit() {
        UUID incident = paging.incident("Checkout is slow", 4);
        paging.queued(incident, "alice");
        roster.awaitSeats(incident, "alice responder reserved");
        assertThat(roster.bridge("alice", incident).jsonPath().getString("callUrl"))
                .isNull();

        String callUrl = roster.take("alice", incident, "responder").jsonPath().getString("callUrl");

        assertThat(callUrl).matches("https://meet\\.example\\.org/bridgekeeper-[0-9a-f]{32}");
        assertThat(callUrl).doesNotContain(incident.toString());
        assertThat(roster.bridge("alice", incident).jsonPath().getString("callUrl"))
                .isEqualTo(callUrl);
        String room = callUrl.substring(callUrl.lastIndexOf('/') + 1);
        assertThat(roster.bridge("dave", incident).asString()).doesNotContain("callUrl", room);
        assertThat(roster.gallery("dave", incident).asString()).doesNotContain("callUrl", room);
        assertThat(roster.gallery("alice", incident).asString()).doesNotContain("callUrl", room);
        try (BridgeTopic topic = new BridgeTopic(STACK.kafkaBootstrap())) {
            assertThat(topic.of(incident, 3))
                    .noneMatch(told -> told.data().toString().contains(room));
        }

        roster.standDown("alice", incident, "me");
        assertThat(roster.bridge("alice", incident).asString()).doesNotContain("callUrl", room);
    }

    @Test
    void showsEveryoneTheGallery() {
        UUID incident = paging.incident("Checkout is slow", 2);
        paging.queued(incident, "alice");
        roster.awaitSeats(incident, "alice responder reserved");
        roster.take("dave", incident, "responder");
        clock.move(Duration.ofMinutes(1));
        paging.accepted(incident, "alice");
        roster.awaitSeats(incident, "alice responder taken");

        JsonPath gallery = roster.gallery("dave", incident).jsonPath();

        assertThat(gallery.getString("title")).isEqualTo("Checkout is slow");
        assertThat(gallery.getString("state")).isEqualTo("open");
        assertThat(gallery.getList("seats.personId")).containsExactly("alice");
        assertThat(gallery.getList("seats.purpose")).containsExactly("on call for checkout-primary");
        assertThat(gallery.getList("log.what"))
                .containsExactly(
                        "The bridge is open with 2 seats: Checkout is slow.",
                        "A seat is kept for alice as responder: on call for checkout-primary.",
                        "dave was turned to the gallery: not invited.",
                        "alice sits on the bridge as responder: on call for checkout-primary.");
        assertThat(Duration.between(
                        Instant.parse(gallery.getString("log[0].at")), Instant.parse(gallery.getString("log[3].at"))))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void closesWithTheIncidentAndStaysClosed() {
        UUID incident = paging.incident("Checkout is slow", 2);
        paging.queued(incident, "alice");
        paging.accepted(incident, "alice");
        paging.resolved(incident);
        roster.awaitClosed(incident);
        List<String> log = roster.log(incident);

        paging.opened(incident, "Checkout is slow", 2);
        paging.queued(incident, "bob");
        paging.accepted(incident, "bob");
        paging.resolved(incident);
        passed(incident);

        JsonPath bridge = roster.bridge("alice", incident).jsonPath();
        assertThat(bridge.getString("state")).isEqualTo("closed");
        assertThat(bridge.getString("closedAt")).isEqualTo(clock.instant().toString());
        assertThat(bridge.getList("seats")).isEmpty();
        assertThat(bridge.getString("callUrl")).isNull();
        assertThat(roster.log(incident)).isEqualTo(log);
    }

    @Test
    void opensAgainWhenTheIncidentWasNotOver() {
        UUID incident = paging.incident("Checkout is slow", 2);
        paging.queued(incident, "alice");
        paging.accepted(incident, "alice");
        paging.retriggered(incident);
        paging.resolved(incident);
        roster.awaitClosed(incident);

        paging.reopened(incident);
        paging.queued(incident, "bob");
        paging.accepted(incident, "bob");
        passed(incident);

        JsonPath bridge = roster.bridge("bob", incident).jsonPath();
        assertThat(bridge.getString("state")).isEqualTo("open");
        assertThat(bridge.getString("closedAt")).isNull();
        assertThat(bridge.getList("seats.personId", String.class)).containsExactly("bob");
        assertThat(roster.log(incident)).contains("The bridge is open again: the incident was not over.");
        paging.resolved(incident);
        roster.awaitClosed(incident);
    }

    @Test
    void opensNothingForPagesOfAnIncidentThatItNeverHeardOf() {
        UUID incident = UUID.randomUUID();
        paging.queued(incident, "alice");
        paging.accepted(incident, "alice");
        paging.resolved(incident);
        passed(incident);

        assertThat(roster.bridge("alice", incident).statusCode()).isEqualTo(404);
    }

    @Test
    void takesAnEventOnceHoweverOftenItComes() {
        UUID incident = paging.incident("Checkout is slow", 4);
        PageQueued queued = new PageQueued(
                UUID.randomUUID(), incident, "checkout", "alice", 1, "on call", Instant.EPOCH, null, null, null);
        UUID eventId = UUID.randomUUID();
        paging.send(eventId, incident, queued);
        roster.awaitSeats(incident, "alice responder reserved");
        roster.standDown("alice", incident, "me");

        // Seen before, so the seat that alice gave up is not kept for her again.
        paging.send(eventId, incident, queued);
        passed(incident);

        assertThat(roster.seats(incident)).isEmpty();
        try (BridgeTopic topic = new BridgeTopic(STACK.kafkaBootstrap())) {
            assertThat(topic.of(incident, 3))
                    .extracting(BridgeTopic.Told::words)
                    .containsExactly(
                            "bridge.opened", "seat.reserved alice responder", "seat.released alice stood-down");
        }
    }

    @Test
    void givesUpTheSeatsOfThoseWhoDeclinedOrNeedNotCome() {
        UUID incident = paging.incident("Checkout is slow", 4);
        paging.queued(incident, "alice");
        paging.queued(incident, "bob");
        paging.queued(incident, "carol");
        roster.awaitSeats(incident, "alice responder reserved", "bob responder reserved", "carol responder reserved");

        paging.declined(incident, "alice");
        paging.expired(incident, "bob");
        paging.withdrawn(incident, "carol");

        roster.awaitSeats(incident, "bob responder reserved");
    }

    @Test
    void seatsWhoAcceptedInThePlaceKeptForAnotherPage() {
        UUID incident = paging.incident("Search is down", 1);
        paging.queued(incident, "bob");
        paging.expired(incident, "bob");
        paging.queued(incident, "carol");
        paging.withdrawn(incident, "bob");
        paging.accepted(incident, "carol");

        roster.awaitSeats(incident, "carol responder taken");
        assertThat(roster.log(incident))
                .containsExactly(
                        "The bridge is open with one seat: Search is down.",
                        "A seat is kept for bob as responder: on call for checkout-primary.",
                        "No seat could be kept for carol: all 1 are kept or taken."
                                + " There will be one when one is free, or when carol accepts the page.",
                        "The seat kept for bob is free: the page was withdrawn.",
                        "A seat is kept for carol as responder: on call for checkout-primary.",
                        "carol sits on the bridge as responder: on call for checkout-primary.");
    }

    @Test
    void keepsTheSeatOfWhoWasPagedByHandWhenAnotherOneAccepts() {
        UUID incident = paging.incident("Checkout is slow", 2);
        paging.queued(incident, "alice");
        paging.queuedByHand(incident, "bob", "alice");
        roster.awaitSeats(incident, "alice responder reserved", "bob responder reserved");

        paging.accepted(incident, "alice");
        passed(incident);

        assertThat(roster.seats(incident)).containsExactly("alice responder taken", "bob responder reserved");
        assertThat(roster.invite("alice", incident, "erin", "responder").statusCode())
                .isEqualTo(409);

        paging.accepted(incident, "bob");
        passed(incident);

        assertThat(roster.seats(incident)).containsExactly("alice responder taken", "bob responder taken");
        assertThat(roster.log(incident)).noneMatch(line -> line.contains("over the limit"));
    }

    @Test
    void keepsTheNextFreeSeatForThePagedPersonWhoWaits() {
        UUID incident = paging.incident("Checkout is slow", 2);
        paging.queued(incident, "alice");
        paging.accepted(incident, "alice");
        paging.queued(incident, "bob");
        clock.move(Duration.ofMinutes(1));
        paging.queuedByHand(incident, "frank", "alice");
        paging.queuedByHand(incident, "oscar", "alice");
        paging.declined(incident, "oscar");
        passed(incident);
        assertThat(roster.seats(incident)).containsExactly("alice responder taken", "bob responder reserved");

        paging.declined(incident, "bob");
        roster.awaitSeats(incident, "alice responder taken", "frank responder reserved");
        assertThat(roster.invite("alice", incident, "erin", "responder").statusCode())
                .isEqualTo(409);

        paging.resolved(incident);
        roster.awaitClosed(incident);
    }

    @Test
    void seatsWhoAcceptedOverTheLimitAndSaysWhy() {
        UUID incident = paging.incident("Search is down", 1);
        roster.awaitOpen(incident);
        assertThat(roster.take("carol", incident, "commander").statusCode()).isEqualTo(201);

        clock.move(Duration.ofMinutes(1));
        paging.queued(incident, "bob");
        paging.accepted(incident, "bob");

        roster.awaitSeats(incident, "carol commander taken", "bob responder taken");
        assertThat(roster.log(incident).getLast()).contains("one seat over the limit");
    }

    @Test
    void letsACommanderTakeAndLayDownCommand() {
        UUID incident = paging.incident("Checkout is slow", 2);
        paging.queued(incident, "carol");
        paging.accepted(incident, "carol");
        roster.awaitSeats(incident, "carol responder taken");

        assertThat(roster.take("carol", incident, "commander").statusCode()).isEqualTo(200);
        assertThat(roster.seats(incident)).containsExactly("carol commander taken");

        assertThat(roster.take("carol", incident, "responder").statusCode()).isEqualTo(200);
        assertThat(roster.seats(incident)).containsExactly("carol responder taken");
    }

    @Test
    void letsACommanderStandAPersonDown() {
        UUID incident = paging.incident("Checkout is slow", 2);
        paging.queued(incident, "alice");
        paging.accepted(incident, "alice");
        roster.awaitSeats(incident, "alice responder taken");

        assertThat(roster.standDown("carol", incident, "alice").statusCode()).isEqualTo(204);

        assertThat(roster.seats(incident)).isEmpty();
        assertThat(roster.log(incident).getLast()).isEqualTo("alice was stood down by carol.");
    }

    @Test
    void answersAlikeWhoeverAsksTwice() {
        UUID incident = paging.incident("Checkout is slow", 3);
        paging.queued(incident, "alice");
        roster.awaitSeats(incident, "alice responder reserved");

        assertThat(roster.take("alice", incident, "responder").statusCode()).isEqualTo(201);
        assertThat(roster.take("alice", incident, "responder").statusCode()).isEqualTo(200);
        assertThat(roster.invite("alice", incident, "erin", "responder").statusCode())
                .isEqualTo(201);
        assertThat(roster.invite("alice", incident, "erin", "responder").statusCode())
                .isEqualTo(200);
        assertThat(roster.standDown("alice", incident, "me").statusCode()).isEqualTo(204);
        assertThat(roster.standDown("alice", incident, "me").statusCode()).isEqualTo(204);
    }

    @Test
    void givesTheLastSeatToExactlyOneOfThoseWhoReachForItAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 10; round++) {
                UUID incident = paging.incident("Checkout is slow", 2);
                paging.accepted(incident, "alice");
                roster.awaitSeats(incident, "alice responder taken");
                List<Callable<Integer>> asks = new ArrayList<>();
                asks.add(() -> roster.take("carol", incident, "commander").statusCode());
                for (String person : List.of("bob", "erin", "frank", "oscar", "ivy")) {
                    asks.add(() -> roster.invite("alice", incident, person, "responder")
                            .statusCode());
                }

                List<Integer> answers = new ArrayList<>();
                for (Future<Integer> answer : threads.invokeAll(asks)) {
                    answers.add(answer.get());
                }

                assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
                assertThat(roster.seats(incident)).hasSize(2);
                assertThat(seqs(incident))
                        .containsExactlyElementsOf(countingTo(seqs(incident).size()));
            }
        }
    }

    @Test
    void keepsAnUnbrokenLog() throws SQLException {
        UUID incident = paging.incident("Checkout is slow", 2);
        paging.queued(incident, "alice");
        paging.accepted(incident, "alice");
        roster.awaitSeats(incident, "alice responder taken");
        roster.take("dave", incident, "responder");
        roster.take("dave", incident, "responder");
        roster.standDown("alice", incident, "me");
        paging.resolved(incident);
        roster.awaitClosed(incident);

        assertThat(seqs(incident)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(roster.log(incident)).hasSize(6);
    }

    @Test
    void countsSeatsTakenAndRefused() {
        UUID incident = paging.incident("Checkout is slow", 2);
        roster.awaitOpen(incident);
        roster.take("dave", incident, "responder");
        roster.take("carol", incident, "commander");

        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("roster_seat_taken_total")
                .contains("roster_seat_refused_total{reason=\"not-invited\"")
                .doesNotContain(path(incident));
    }

    /** Returns when the service has handled all that was told of the incident: a marker behind it has come through. */
    private void passed(UUID incident) {
        roster.awaitOpen(paging.incidentBehind(incident));
    }

    private static List<Integer> countingTo(int last) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= last; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private static List<Integer> seqs(UUID incident) throws SQLException {
        List<Integer> seqs = new ArrayList<>();
        try (Connection database =
                        DriverManager.getConnection(STACK.jdbcUrl("it_roster"), STACK.user(), STACK.password());
                var query = database.prepareStatement("select seq from log_line where incident_id = ? order by seq")) {
            query.setObject(1, incident);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    seqs.add(rows.getInt(1));
                }
            }
        }
        return seqs;
    }
}
