package io.bridgekeeper.paging.notify;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.hand;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.incidentOf;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static io.bridgekeeper.paging.PagingClient.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.WebhookSink;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notices on their way, through failures and crashes. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class NoticeIT {

    private final WebhookSink sink = Receivers.webhooks();

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @AfterEach
    void answerAllWell() {
        sink.answerAllWell();
    }

    @Test
    void triesAgainWithTheSameIdUntilTheReceiverTakesIt() {
        sink.answer("/alice", 503);
        UUID id = open("payments");
        awaitNotice(id, "webhook failed-temporary");
        sink.answerAllWell();
        awaitNotice(id, "webhook sent");
        List<WebhookSink.Received> received = sink.about(id);
        assertThat(received).hasSizeGreaterThanOrEqualTo(2);
        assertThat(received)
                .extracting(r -> r.headers().get("webhook-id"))
                .containsOnly(received.getFirst().headers().get("webhook-id"));
        assertThat(incident(id).getInt("pages[0].notices[0].attempts")).isEqualTo(received.size());
    }

    @Test
    void tellsTheLastChangeAndWhatEndedTheLastOccurrence() {
        String key = UUID.randomUUID().toString();
        Map<String, String> labels = Map.of("service", "payments", "alertname", key);
        hand(UUID.randomUUID(), signal("firing", key, null, labels));
        UUID before = incidentOf(key);
        awaitNotice(before, "webhook sent");
        assertThat(brief(before).getString("lastEnd")).isNull();
        resolve("carol", before, "rollback").then().statusCode(200);
        for (long minutes : new long[] {90, 8, 60 * 25}) {
            as("ada")
                    .body(Map.of(
                            "kind",
                            "deploy",
                            "summary",
                            "payments " + minutes,
                            "who",
                            "dora",
                            "systems",
                            List.of("payments"),
                            "at",
                            Instant.now().minus(Duration.ofMinutes(minutes)).toString()))
                    .post("/api/paging/changes")
                    .then()
                    .statusCode(201);
        }
        hand(UUID.randomUUID(), signal("firing", key, null, labels));
        UUID id =
                UUID.fromString(Table.select("select id from incident where dedup_key = ? and state <> 'resolved'", key)
                        .getFirst());
        awaitNotice(id, "webhook sent");
        assertThat(brief(id).getString("lastChange")).matches("deploy: payments 8, by dora, [78] minutes before");
        assertThat(brief(id).getString("lastEnd")).matches("rollback, in the minute in which it began");
        hand(UUID.randomUUID(), signal("resolved", key, null, labels));
    }

    private JsonPath brief(UUID incidentId) {
        return JsonPath.from(sink.about(incidentId).getFirst().body());
    }

    @Test
    void movesOnToTheNextContactWhenOneIsGivenUp() {
        sink.answer("/alice", 410);
        UUID id = open("payments");
        awaitNotice(id, "webhook failed-permanent", "email sent");
        assertThat(incident(id).getList("history.what", String.class))
                .contains("alice was not reached by webhook: the receiver answered 410; trying the next contact");
        assertThat(Receivers.mails().getReceivedMessagesForDomain("alice@example.org"))
                .isNotEmpty();
    }

    @Test
    void triesTheNextContactAtOnceWhereAReceiverWantsToWaitTooLong() {
        sink.answer("/alice", 503, "3600");
        UUID id = open("payments");
        awaitNotice(id, "webhook failed-permanent", "email sent");
        assertThat(sink.about(id)).hasSize(1);
        assertThat(incident(id).getList("history.what", String.class))
                .contains("alice was not reached by webhook: the receiver answered 503, and wants to be left alone for"
                        + " longer than PT1M; trying the next contact");
    }

    @ParameterizedTest
    @CsvSource({"ntfy, /topic, /", "chat, /hooks/1, /hooks/1"})
    void sendsOverEveryChannelThatIsThere(String channel, String target, String path) {
        sink.answer("/alice", 503);
        UUID id = open("payments");
        awaitNotice(id, "webhook failed-temporary");
        Table.update(
                "update notice set channel = ?, target = ? where incident_id = ?",
                channel,
                "http://127.0.0.1:" + sink.port() + target,
                id);
        awaitNotice(id, channel + " sent");
        String link = JsonPath.from(sink.about(id).getFirst().body()).getString("answerUrl");
        assertThat(sink.received(path))
                .anySatisfy(received -> assertThat(received.body()).contains(link));
    }

    @Test
    void movesOnToTheNextStepWhenNoContactIsLeft() {
        sink.answer("/carol", 404);
        UUID id = open("search");
        as("bob")
                .body("{}")
                .post("/api/paging/pages/" + page(id, "bob") + "/decline")
                .then()
                .statusCode(200);
        eventually()
                .untilAsserted(() -> assertThat(incident(id).getList("pages.personId", String.class))
                        .containsExactly("bob", "carol", "oscar"));
        assertThat(incident(id).getList("pages.state", String.class).subList(0, 2))
                .containsExactly("declined", "expired");
        assertThat(incident(id).getList("history.what", String.class))
                .contains("carol could not be reached over any contact: webhook: the receiver answered 404");
        assertThat(incident(id).getBoolean("nobodyAnswered")).isTrue();
    }

    @Test
    void takesOverANoticeWhoseSenderDied() {
        UUID id = open("payments");
        awaitNotice(id, "webhook sent");
        // As a crash between the claim and the mark leaves it, its lease about to end.
        Table.update(
                "update notice set state = 'sending', sent_at = null, next_attempt_at = now() + interval '300 ms'"
                        + " where incident_id = ?",
                id);
        Table.update("update page set state = 'queued' where incident_id = ?", id);
        awaitNotice(id, "webhook sent");
        assertThat(sink.about(id)).hasSize(2);
        assertThat(sink.about(id))
                .extracting(r -> r.headers().get("webhook-id"))
                .hasSize(2)
                .satisfies(ids -> assertThat(ids.get(0)).isEqualTo(ids.get(1)));
        assertThat(incident(id).getString("pages[0].state")).isEqualTo("sent");
    }

    @Test
    void stopsWhenTheIncidentIsAccepted() {
        sink.answer("/alice", 503);
        UUID id = open("payments");
        awaitNotice(id, "webhook failed-temporary");
        accept("alice", page(id, "alice")).then().statusCode(200);
        awaitNotice(id, "webhook cancelled");
        int sent = sink.about(id).size();
        sink.answerAllWell();
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(4))
                .until(() -> sink.about(id).size() == sent);
    }

    @Test
    void stopsWhenThePersonDeclines() {
        sink.answer("/alice", 503);
        UUID id = open("payments");
        awaitNotice(id, "webhook failed-temporary");
        as("alice")
                .body("{}")
                .post("/api/paging/pages/" + page(id, "alice") + "/decline")
                .then()
                .statusCode(200);
        int sent = sink.about(id).size();
        sink.answerAllWell();
        // bob's goes out, so what was due before it has been looked at.
        awaitNotices(id, "email sent", "webhook cancelled");
        assertThat(sink.about(id)).hasSize(sent);
    }

    @Test
    void stopsWhenTheIncidentIsResolved() {
        sink.answer("/alice", 503);
        UUID id = open("payments");
        awaitNotice(id, "webhook failed-temporary");
        resolve("carol", id, "fix").then().statusCode(200);
        awaitNotice(id, "webhook cancelled");
        int sent = sink.about(id).size();
        sink.answerAllWell();
        UUID later = open("payments");
        awaitNotice(later, "webhook sent");
        assertThat(sink.about(id)).hasSize(sent);
    }

    @Test
    void signsWhatItSendsAsItArrives() throws GeneralSecurityException {
        UUID id = open("payments");
        awaitNotice(id, "webhook sent");
        WebhookSink.Received received = sink.about(id).getFirst();
        Map<String, String> headers = received.headers();
        String signed = headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + received.body();
        // The secret of the tests without whsec_, in base64.
        byte[] key = Base64.getDecoder().decode("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        assertThat(headers.get("webhook-signature"))
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(Long.parseLong(headers.get("webhook-timestamp")))
                .isCloseTo(Instant.now().getEpochSecond(), within(60L));
    }

    @Test
    void doesNotCallAPrivateAddressThatTheAdminDidNotName() {
        sink.answer("/alice", 503);
        UUID id = open("payments");
        awaitNotice(id, "webhook failed-temporary");
        // 127.0.0.1 is allowed by that name; localhost is the same address by another.
        Table.update(
                "update notice set target = ? where incident_id = ?",
                "http://localhost:" + sink.port() + "/inside",
                id);
        // What stands in the catalog has not been tried yet.
        sink.answer("/alice", 410);
        awaitNotice(id, "webhook failed-permanent", "webhook failed-permanent", "email sent");
        assertThat(sink.received("/inside")).isEmpty();
        assertThat(incident(id).getList("history.what", String.class))
                .contains(
                        "alice was not reached by webhook: the host is not in the allow-list; trying the next contact");
    }

    @Test
    void doesNotHoldUpOthersForAReceiverThatHangs() {
        sink.hang("/alice");
        for (int i = 0; i < 5; i++) {
            open("payments");
        }
        UUID id = open("search");
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() ->
                        assertThat(incident(id).getString("pages[0].state")).isEqualTo("sent"));
    }

    private static void awaitNotices(UUID id, String... notices) {
        eventually()
                .untilAsserted(() -> assertThat(
                                Table.select("select channel || ' ' || state from notice where incident_id = ?", id))
                        .containsExactlyInAnyOrder(notices));
    }

    private static void awaitNotice(UUID id, String... notices) {
        eventually()
                .untilAsserted(() -> assertThat(Table.select(
                                "select channel || ' ' || state from notice where incident_id = ? order by contact",
                                id))
                        .containsExactly(notices));
    }
}
