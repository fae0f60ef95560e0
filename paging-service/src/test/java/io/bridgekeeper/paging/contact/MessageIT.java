package io.bridgekeeper.paging.contact;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.contact.Methods.verifiedHook;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.notify.MessageRepository;
import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.MessageTimer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over which ways what is about no page reaches a person: on a real mail server and a real receiver of webhooks. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class MessageIT {

    @Inject
    MovableClock clock;

    @Inject
    MessageRepository messages;

    @Inject
    MessageTimer sender;

    @Inject
    Mutiny.SessionFactory sessions;

    @BeforeEach
    void nothingYet() {
        Receivers.mails();
        Receivers.webhooks().answerAllWell();
        Methods.forgetAll();
    }

    @AfterEach
    void asBefore() {
        clock.back();
        Receivers.webhooks().answerAllWell();
        Methods.forgetAll();
    }

    @Test
    void goesOverThePersonsOwnMethodAndOverNoOther() throws Exception {
        verifiedHook("alice", "/message-own");
        UUID id = tell("alice");
        awaitSent(id);
        assertThat(arrived("/message-own", id)).isEqualTo(1);
        assertThat(arrived("/alice", id)).isZero();
        assertThat(mails(id)).isZero();
    }

    @Test
    void goesByTheRulesForLowUrgencyAtOnceWhateverTheirDelays() {
        String first = verifiedHook("alice", "/message-first");
        String second = verifiedHook("alice", "/message-second");
        low("alice", second, "PT10M", first, "PT30M");
        UUID id = tell("alice");
        awaitSent(id);
        assertThat(arrived("/message-second", id)).isEqualTo(1);
        assertThat(arrived("/message-first", id)).isZero();
    }

    @Test
    void goesOverTheNextWayWhenOneFailsAndOverTheCatalogsLast() throws Exception {
        verifiedHook("alice", "/message-gone");
        verifiedHook("alice", "/message-next");
        Receivers.webhooks().answer("/message-gone", 410);
        UUID id = tell("alice");
        awaitSent(id);
        assertThat(arrived("/message-gone", id)).isEqualTo(1);
        assertThat(arrived("/message-next", id)).isEqualTo(1);
        assertThat(arrived("/alice", id)).isZero();
        assertThat(failing("/message-gone")).isTrue();

        // What is known to fail is not tried before what works, and works again once something arrives.
        UUID second = tell("alice");
        awaitSent(second);
        assertThat(arrived("/message-gone", second)).isZero();
        assertThat(arrived("/message-next", second)).isEqualTo(1);

        Receivers.webhooks().answer("/message-next", 404);
        Receivers.webhooks().answer("/alice", 404);
        UUID third = tell("alice");
        awaitSent(third);
        assertThat(arrived("/message-next", third)).isEqualTo(1);
        assertThat(arrived("/alice", third)).isEqualTo(1);
        assertThat(mails(third)).isEqualTo(1);
        assertThat(Table.select("select contact from message where id = ?", third))
                .containsExactly("2");
    }

    @Test
    void givesUpWhenEveryWayHasFailed() {
        verifiedHook("carol", "/message-carol");
        Receivers.webhooks().answer("/message-carol", 410);
        Receivers.webhooks().answer("/carol", 410);
        UUID id = tell("carol");
        eventually()
                .untilAsserted(
                        () -> assertThat(Table.select("select state || ': ' || error from message where id = ?", id))
                                .containsExactly("failed-permanent: the receiver answered 410"));
        assertThat(arrived("/message-carol", id)).isEqualTo(1);
        assertThat(arrived("/carol", id)).isEqualTo(1);

        Receivers.webhooks().answerAllWell();
        UUID next = tell("carol");
        awaitSent(next);
        assertThat(failing("/message-carol")).isFalse();
    }

    @Test
    void waitsForTheEndOfTheQuietHours() {
        verifiedHook("alice", "/message-quiet");
        Instant now = clock.instant();
        Instant end = now.plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MINUTES);
        as("alice")
                .body(Map.of(
                        "zone",
                        "Etc/UTC",
                        "windows",
                        List.of(Map.of("from", time(now.minus(Duration.ofHours(1))), "to", time(end)))))
                .put("/api/paging/me/quiet-hours")
                .then()
                .statusCode(200);
        UUID id = tell("alice");
        eventually()
                .untilAsserted(() -> assertThat(Table.select(
                                "select state || ' ' || attempts || ' ' || extract(epoch from next_attempt_at)::bigint"
                                        + " from message where id = ?",
                                id))
                        .containsExactly("pending 0 " + end.getEpochSecond()));
        assertThat(arrived("/message-quiet", id)).isZero();
        clock.forward(Duration.between(now, end).plusSeconds(1));
        sender.wake();
        awaitSent(id);
        assertThat(arrived("/message-quiet", id)).isEqualTo(1);
    }

    @Test
    void goesOnWhereAKilledProcessLeftOff() {
        String gone = verifiedHook("alice", "/message-killed");
        verifiedHook("alice", "/message-left");
        UUID id = tell("alice");
        awaitSent(id);
        // As it was when the process that sent it died, having given up the first way.
        Table.update(
                "update message set state = 'sending', given_up = ?, contact = 1, attempts = 1, sent_at = null,"
                        + " way_id = (select id from contact_method where target = ?),"
                        + " next_attempt_at = now() - interval '1 second' where id = ?",
                gone,
                Methods.url("/message-left"),
                id);
        sender.wake();
        awaitSent(id);
        assertThat(arrived("/message-killed", id)).isEqualTo(1);
        assertThat(arrived("/message-left", id)).isEqualTo(1);
        assertThat(Table.select("select attempts from message where id = ?", id))
                .containsExactly("2");
    }

    private UUID tell(String person) {
        UUID id = UUID.randomUUID();
        MessageText text = new MessageText("test", "About " + id, "Nothing but a test: " + id, "/api/paging/me");
        try {
            VertxContextSupport.subscribeAndAwait(() -> sessions.withTransaction(
                    (session, tx) -> messages.queue(session, id, person, text, clock.instant())));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        sender.wake();
        return id;
    }

    private static void low(String person, String... idsAndDelays) {
        List<Map<String, String>> rules = Arrays.asList(
                Map.of("contactMethodId", idsAndDelays[0], "delay", idsAndDelays[1]),
                Map.of("contactMethodId", idsAndDelays[2], "delay", idsAndDelays[3]));
        as(person)
                .body(Map.of("high", List.of(), "low", rules))
                .put("/api/paging/me/notification-rules")
                .then()
                .statusCode(200);
    }

    private static void awaitSent(UUID id) {
        eventually()
                .untilAsserted(() -> assertThat(Table.select("select state from message where id = ?", id))
                        .containsExactly("sent"));
    }

    private static boolean failing(String path) {
        return !Table.select(
                        "select id from contact_method where target = ? and failing_since is not null",
                        Methods.url(path))
                .isEmpty();
    }

    private static long arrived(String path, UUID id) {
        return Receivers.webhooks().received(path).stream()
                .filter(received -> received.body().contains(id.toString()))
                .count();
    }

    private static long mails(UUID id) throws Exception {
        long count = 0;
        for (var mail : Receivers.mails().getReceivedMessages()) {
            count += mail.getSubject().equals("About " + id) ? 1 : 0;
        }
        return count;
    }

    private static String time(Instant at) {
        return LocalTime.ofInstant(at, ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
