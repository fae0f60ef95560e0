package io.bridgekeeper.paging.notify;

import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes to one destination over a channel with limits: chat, two in a quarter of an hour here. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class ThrottleIT {

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
    void tellsInOneNoticeWhatTheLimitsDidNotAllowAndNothingOfWhatIsOver() {
        useUp("/hooks/bundle");
        UUID first = told();
        UUID second = told();
        UUID over = told();
        alsoByChat(first, "/hooks/bundle");
        awaitChat(first, "bundled");
        alsoByChat(second, "/hooks/bundle");
        alsoByChat(over, "/hooks/bundle");
        awaitChat(second, "bundled");
        awaitChat(over, "bundled");
        resolve("carol", over, "fix").then().statusCode(200);
        awaitChat(over, "cancelled");
        assertThat(Receivers.webhooks().received("/hooks/bundle")).hasSize(2);
        clock.forward(Duration.ofMinutes(15));
        awaitChat(first, "sent");
        assertThat(Receivers.webhooks().received("/hooks/bundle"))
                .hasSize(3)
                .last()
                .satisfies(message -> {
                    assertThat(message.body()).contains("(and 1 more on ");
                });
        assertThat(incident(second).getString("pages[0].notices[1].state")).isEqualTo("bundled");
        assertThat(incident(second).getString("pages[0].notices[1].bundledWith"))
                .isEqualTo(incident(first).getString("pages[0].notices[1].noticeId"));
        clock.forward(Turns.LOOK_AGAIN.plusSeconds(1));
        eventually()
                .untilAsserted(() -> assertThat(Table.select(
                                "select count(*) from notice where channel = 'chat' and incident_id = ?"
                                        + " and next_attempt_at is null and sent_at is not null",
                                second))
                        .containsExactly("1"));
    }

    @Test
    void neverLetsTheFirstWordOfAnIncidentWait() {
        useUp("/hooks/first");
        UUID id = told();
        // As if nobody had been told yet.
        Table.update(
                "update notice set state = 'pending', sent_at = null, next_attempt_at = now() + interval '1 hour'"
                        + " where incident_id = ?",
                id);
        alsoByChat(id, "/hooks/first");
        awaitChat(id, "sent");
    }

    @Test
    void tellsByItselfWhatWasToBeToldAlongWithOneThatTellsNobody() {
        UUID cancelled = told();
        UUID id = told();
        alsoByChat(cancelled, "/hooks/lost", "cancelled", null, null);
        String carrier = Table.select("select id from notice where channel = 'chat' and incident_id = ?", cancelled)
                .getFirst();
        alsoByChat(id, "/hooks/lost", "bundled", "now()", "'" + carrier + "'");
        awaitChat(id, "sent");
    }

    private static void useUp(String path) {
        UUID one = told();
        UUID other = told();
        alsoByChat(one, path);
        awaitChat(one, "sent");
        alsoByChat(other, path);
        awaitChat(other, "sent");
    }

    private static UUID told() {
        UUID id = open("payments");
        eventually()
                .untilAsserted(() -> assertThat(Table.select("select state from notice where incident_id = ?", id))
                        .containsExactly("sent"));
        return id;
    }

    private static void alsoByChat(UUID incident, String path) {
        alsoByChat(incident, path, "pending", "now()", null);
    }

    private static void alsoByChat(UUID incident, String path, String state, String next, String bundle) {
        Table.update(
                "insert into notice (id, page_id, incident_id, person_id, contact, channel, target, state, attempts,"
                        + " queued_at, next_attempt_at, bundle_id)"
                        + " select gen_random_uuid(), page_id, incident_id, person_id, 1, 'chat', ?, ?, 0, queued_at, "
                        + next + ", cast(" + bundle + " as uuid) from notice where incident_id = ? and contact = 0",
                "http://127.0.0.1:" + Receivers.webhooks().port() + path,
                state,
                incident);
    }

    private static void awaitChat(UUID incident, String state) {
        eventually()
                .untilAsserted(() -> assertThat(Table.select(
                                "select state from notice where channel = 'chat' and incident_id = ?", incident))
                        .containsExactly(state));
    }
}
