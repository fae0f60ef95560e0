package io.bridgekeeper.paging.notify;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
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
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is heard of notices after they were sent, in whichever order. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class ReceiptIT {

    private static final Receipt ARRIVED = new Receipt.Arrived();
    private static final Receipt FAILED = new Receipt.Failed("the device is gone");

    @Inject
    ReceiptFlow receipts;

    @Inject
    SentFlow sent;

    @Inject
    MovableClock clock;

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @AfterEach
    void presentTime() {
        clock.back();
        Receivers.webhooks().answerAllWell();
    }

    @Test
    void saysOfAPageThatItHasArrived() {
        UUID id = openAndSend();
        hear(id, ARRIVED);
        awaitNotices(id, "webhook delivered");
        assertThat(incident(id).getString("pages[0].state")).isEqualTo("delivered");
        assertThat(as("alice").get("/api/paging/pages").jsonPath().getList("pages.state", String.class))
                .contains("delivered");
        hear(id, FAILED);
        awaitNotices(id, "webhook delivered");
        accept("alice", page(id, "alice")).then().statusCode(200);
        hear(id, ARRIVED);
        assertThat(incident(id).getString("pages[0].state")).isEqualTo("accepted");
    }

    @Test
    void triesTheNextContactAtOnceWhenOneDidNotArrive() {
        UUID id = openAndSend();
        hear(id, FAILED);
        hear(id, FAILED);
        awaitNotices(id, "webhook failed-permanent", "email sent");
        assertThat(incident(id).getList("history.what", String.class))
                .containsOnlyOnce("alice was not reached by webhook: the device is gone; trying the next contact");
        hear(id, ARRIVED);
        awaitNotices(id, "webhook delivered", "email sent");
        assertThat(incident(id).getString("pages[0].state")).isEqualTo("delivered");
    }

    @Test
    void triesTheNextContactWhereNothingIsHeardInTimeAndNotBefore() {
        UUID id = openAndSend();
        markAsSent(id, clock.instant().plusSeconds(60));
        clock.forward(Duration.ofSeconds(55));
        // Another one's time is over, so this one has been looked at.
        UUID other = openAndSend();
        markAsSent(other, clock.instant());
        awaitNotices(other, "webhook failed-permanent", "email sent");
        awaitNotices(id, "webhook sent");
        clock.forward(Duration.ofSeconds(6));
        awaitNotices(id, "webhook failed-permanent", "email sent");
        assertThat(incident(id).getList("history.what", String.class))
                .contains("alice was not reached by webhook: nothing was heard of it; trying the next contact");
    }

    @Test
    void waitsNoLongerForWhatHasArrived() {
        UUID id = openAndSend();
        markAsSent(id, clock.instant().plusSeconds(60));
        hear(id, ARRIVED);
        assertThat(Table.select("select count(*) from notice where incident_id = ? and receipt_due_at is not null", id))
                .containsExactly("0");
    }

    @Test
    void believesTheReceiverMoreThanItsOwnLateMark() {
        UUID id = openAndSend();
        // As it is while the attempt is on its way.
        Table.update("update notice set state = 'sending', sent_at = null where incident_id = ?", id);
        hear(id, ARRIVED);
        markAsSent(id, clock.instant().plusSeconds(60));
        assertThat(states(id)).containsExactly("webhook delivered");
        UUID other = openAndSend();
        Table.update("update notice set state = 'sending', sent_at = null where incident_id = ?", other);
        hear(other, FAILED);
        awaitNotices(other, "webhook failed-permanent", "email sent");
        markAsSent(other, clock.instant().plusSeconds(60));
        assertThat(states(other)).containsExactly("webhook failed-permanent", "email sent");
    }

    @Test
    void callsNobodyFurtherWhoHasAnswered() {
        UUID id = openAndSend();
        markAsSent(id, clock.instant().plusSeconds(60));
        accept("alice", page(id, "alice")).then().statusCode(200);
        clock.forward(Duration.ofSeconds(61));
        awaitNotices(id, "webhook failed-permanent");
        UUID other = openAndSend();
        accept("alice", page(other, "alice")).then().statusCode(200);
        hear(other, FAILED);
        awaitNotices(other, "webhook failed-permanent");
        assertThat(incident(other).getList("history.what", String.class))
                .noneMatch(line -> line.contains("the device is gone"));
    }

    @Test
    void callsTheNextPersonWhenNoneOfTheContactsIsHeardOf() {
        UUID id = openAndSend();
        hear(id, FAILED);
        awaitNotices(id, "webhook failed-permanent", "email sent");
        UUID second = UUID.fromString(Table.select("select id from notice where incident_id = ? and contact = 1", id)
                .getFirst());
        await(() -> receipts.note(second, FAILED));
        eventually()
                .untilAsserted(() -> assertThat(incident(id).getList("pages.personId", String.class))
                        .containsExactly("alice", "bob"));
        assertThat(incident(id).getString("pages[0].state")).isEqualTo("expired");
        assertThat(incident(id).getList("history.what", String.class))
                .contains("alice could not be reached over any contact: email: the device is gone");
    }

    @Test
    void isNotTroubledByWhatNobodyKnows() {
        await(() -> receipts.note(UUID.randomUUID(), ARRIVED));
        await(() -> receipts.note(UUID.randomUUID(), FAILED));
    }

    private UUID openAndSend() {
        UUID id = open("payments");
        awaitNotices(id, "webhook sent");
        return id;
    }

    private void hear(UUID incident, Receipt receipt) {
        await(() -> receipts.note(noticeOf(incident), receipt));
    }

    /** As over a channel on which something is heard. */
    private void markAsSent(UUID incident, Instant hearBy) {
        UUID none = new UUID(0, 0);
        Notice notice =
                new Notice(noticeOf(incident), none, incident, "alice", 0, "webhook", "http://127.0.0.1/", 1, null);
        await(() -> sent.note(notice, Optional.of(hearBy)));
    }

    private static UUID noticeOf(UUID incident) {
        return UUID.fromString(Table.select("select id from notice where incident_id = ? and contact = 0", incident)
                .getFirst());
    }

    private static List<String> states(UUID id) {
        return Table.select("select channel || ' ' || state from notice where incident_id = ? order by contact", id);
    }

    private static void awaitNotices(UUID id, String... notices) {
        eventually().untilAsserted(() -> assertThat(states(id)).containsExactly(notices));
    }

    private static void await(Supplier<Uni<Void>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
