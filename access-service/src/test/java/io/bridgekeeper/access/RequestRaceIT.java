package io.bridgekeeper.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A yes and the end of its time, both under way at once: each is held where it writes until the other is under way too. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class RequestRaceIT {

    private static final String REQUESTS = "/api/access/requests";
    private static final Duration TOO_LATE = Duration.ofHours(4).plusSeconds(1);

    private final World world = World.get();
    private final People people = People.get();

    @Inject
    MovableClock clock;

    @BeforeEach
    void openTheDoorAndLetWhatOthersAskedExpire() {
        world.door.open();
        clock.move(TOO_LATE);
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from access_request where state = 'pending'") == 0);
    }

    @Test
    void staysApprovedWhereItsTimeRunsOutWhileTheYesIsWritten() {
        String system = world.system();
        String asker = people.person(null, "responder");
        String approver = people.person(null, "access-approver");
        String id = ask(asker, system);
        String undecided = ask(people.person(null, "responder"), system);
        CompletableFuture<Integer> yes;
        try (HeldTable held = new HeldTable("access_request")) {
            yes = HeldTable.atOnce(() -> approve(approver, id));
            held.awaitWaiting(1);
            clock.move(TOO_LATE);
            // The other request's end waits as well: so whoever writes down what expires has been here.
            held.awaitWaiting(2);
        }
        assertThat(yes.join()).isEqualTo(200);
        await().atMost(World.PATIENCE).until(() -> state(undecided), "expired"::equals);
        assertThat(state(id)).isEqualTo("approved");
        await().atMost(World.PATIENCE).until(() -> world.members(system), List.of(asker)::equals);
    }

    @Test
    void staysExpiredWhereAYesComesWhileItsEndIsWritten() {
        String system = world.system();
        String asker = people.person(null, "responder");
        String approver = people.person(null, "access-approver");
        String id = ask(asker, system);
        CompletableFuture<Integer> yes;
        try (HeldTable held = new HeldTable("access_request")) {
            clock.move(TOO_LATE);
            held.awaitWaiting(1);
            // The yes comes to a replica whose clock is behind: by its time the request may still be approved.
            clock.move(TOO_LATE.negated());
            yes = HeldTable.atOnce(() -> approve(approver, id));
            held.awaitWaiting(2);
        }
        assertThat(yes.join()).isEqualTo(409);
        assertThat(state(id)).isEqualTo("expired");
        assertThat(world.count("select count(*) from access_grant where person_id = ?", asker))
                .isZero();
        assertThat(world.count("select count(*) from access_approval where request_id = cast(? as uuid)", id))
                .isZero();
    }

    private String ask(String person, String system) {
        return people.as(person)
                .body(Map.of("systemId", system, "reason", "stuck rows"))
                .post(REQUESTS)
                .jsonPath()
                .getString("requestId");
    }

    private int approve(String person, String id) {
        return people.as(person)
                .body(Map.of("reason", "I saw the ticket"))
                .post(REQUESTS + "/" + id + "/approve")
                .statusCode();
    }

    private String state(String id) {
        return world.as("ivy").get(REQUESTS + "/" + id).jsonPath().getString("state");
    }
}
