package io.bridgekeeper.paging.escalation;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.PagingClient;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * F12 of the catalogue of faults: the clock of the machine jumps by an hour. What the change of the clocks in spring and
 * autumn does to turns is told by {@code ClockChangeTest}: instants do not know of it.
 */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class ClockJumpIT {

    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final int INCIDENTS = 12;

    @Inject
    MovableClock clock;

    /** Longer ago than the clock jumps: an agreement holds from when it was given, not earlier. */
    @BeforeEach
    void peopleAgreedLongAgo() {
        clock.forward(AN_HOUR.multipliedBy(-2));
        People.agreeToAll();
        clock.back();
    }

    @AfterEach
    void presentTime() {
        People.haveNothing();
        clock.back();
    }

    @Test
    void callsTheNextOnceAndNobodyForWhatIsAcceptedWhenTheClockJumpsAhead() {
        List<UUID> ids = open(INCIDENTS);
        List<UUID> accepted = ids.subList(0, INCIDENTS / 3);
        List<UUID> waiting = ids.subList(INCIDENTS / 3, INCIDENTS);
        accepted.forEach(id -> accept("bob", page(id, "bob")).then().statusCode(200));

        clock.forward(AN_HOUR);

        waiting.forEach(id -> awaitPages(id, "bob expired", "carol sent"));
        accepted.forEach(id -> awaitPages(id, "bob accepted"));
        assertThat(waiting.stream().map(ClockJumpIT::attempts)).containsOnly(2);
        assertThat(accepted.stream().map(ClockJumpIT::attempts)).containsOnly(1);
    }

    @Test
    void callsForWhatIsNewAndTakesAcceptancesWhenTheClockJumpsBack() {
        List<UUID> before = open(INCIDENTS);

        clock.forward(AN_HOUR.negated());

        List<UUID> after = open(INCIDENTS);
        UUID accepted = before.getFirst();
        accept("bob", page(accepted, "bob")).then().statusCode(200);
        awaitPages(accepted, "bob accepted");
        clock.forward(STEP);
        after.forEach(id -> awaitPages(id, "bob expired", "carol sent"));
        // Their step ends by the clock that wrote it: late by the jump, never early.
        before.stream().skip(1).forEach(id -> awaitPages(id, "bob sent"));
        clock.forward(AN_HOUR);
        before.stream().skip(1).forEach(id -> awaitPages(id, "bob expired", "carol sent"));
        assertThat(before.stream().skip(1).map(ClockJumpIT::attempts)).containsOnly(2);
        assertThat(attempts(accepted)).isEqualTo(1);
    }

    /** Incidents for which bob was called. */
    private static List<UUID> open(int count) {
        List<UUID> ids = IntStream.range(0, count)
                .mapToObj(i -> PagingClient.open("search"))
                .toList();
        ids.forEach(id -> awaitPages(id, "bob sent"));
        return ids;
    }

    /** How often anybody was told of an incident. */
    private static int attempts(UUID id) {
        return Integer.parseInt(Table.select("select sum(attempts) from notice where incident_id = ?", id)
                .getFirst());
    }

    private static void awaitPages(UUID id, String... pages) {
        eventually()
                .untilAsserted(() -> assertThat(Table.select(
                                "select person_id || ' ' || state from page where incident_id = ? order by queued_at, id",
                                id))
                        .containsExactly(pages));
    }
}
