package io.bridgekeeper.paging.notify;

import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.WebhookSink;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Providers that hang or fail, beside others of the same channel that do not. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class ProviderIT {

    private WebhookSink provider;
    private UUID id;

    @BeforeEach
    void people() {
        People.agreeToAll();
        provider = new WebhookSink(0);
        id = openAndSend();
    }

    @AfterEach
    void nothingLeft() {
        Table.update("update notice set state = 'cancelled', next_attempt_at = null where incident_id = ?", id);
        provider.close();
    }

    /** F14. */
    @Test
    void deliversEverythingSoonAfterAProviderThatFailedIsBackAndLeavesItAloneUntilThen() {
        provider.answer("/fails", 503);
        alsoTo("/fails", 30);
        // Longer than the tries of one notice take.
        await().pollDelay(Duration.ofSeconds(8))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(states()).hasSize(30).containsOnly("failed-temporary"));
        int before = provider.received("/fails").size();
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(5))
                .until(() -> provider.received("/fails").size() <= before + 3);
        provider.answerAllWell();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(states()).containsOnly("sent"));
    }

    @Test
    void tellsPeopleOverTheirNextContactWhileTheirProviderIsLeftAlone() {
        provider.answer("/fails", 503);
        alsoTo("/fails", 30);
        await().pollDelay(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(states()).containsOnly("failed-temporary"));
        UUID other = openAndSend();
        Table.update(
                "update notice set state = 'pending', sent_at = null, next_attempt_at = now(), target = ?,"
                        + " provider = ? where incident_id = ?",
                "http://127.0.0.1:" + provider.port() + "/fails",
                "127.0.0.1:" + provider.port(),
                other);
        eventually()
                .untilAsserted(() -> assertThat(Table.select(
                                "select channel || ' ' || state from notice where incident_id = ? order by contact",
                                other))
                        .containsExactly("webhook failed-temporary", "webhook sent"));
        assertThat(incident(other).getList("history.what", String.class))
                .anyMatch(line -> line.startsWith("alice was not reached by webhook: ")
                        && line.endsWith("; trying the next contact"));
        provider.answerAllWell();
        eventually()
                .untilAsserted(() -> assertThat(Table.select("select state from notice where incident_id = ?", other))
                        .containsExactly("sent", "sent"));
    }

    /** F13, within one channel. */
    @Test
    void leavesOtherProvidersTheirSpeedWhenOneHangs() {
        provider.hang("/hangs");
        alsoTo("/hangs", 70);
        eventually().untilAsserted(() -> assertThat(provider.received("/hangs")).hasSizeGreaterThan(30));
        UUID other = open("payments");
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(Table.select("select state from notice where incident_id = ?", other))
                        .containsExactly("sent"));
    }

    @Test
    void keepsEachTry() {
        provider.answer("/twice", 503);
        alsoTo("/twice", 1);
        eventually().untilAsserted(() -> assertThat(states()).containsExactly("failed-temporary"));
        provider.answerAllWell();
        eventually().untilAsserted(() -> assertThat(states()).containsExactly("sent"));
        List<String> outcomes = incident(id).getList("pages[0].notices[1].tries.outcome", String.class);
        assertThat(outcomes).hasSizeGreaterThan(1).endsWith("failed-temporary", "sent");
        assertThat(incident(id).getString("pages[0].notices[1].tries[0].reason"))
                .isEqualTo("the receiver answered 503");
        assertThat(incident(id).getString("pages[0].notices[1].tries[0].endedAt"))
                .isNotNull();
        assertThat(incident(id).getInt("pages[0].notices[1].attempts")).isEqualTo(outcomes.size());
    }

    private void alsoTo(String path, int notices) {
        Table.update(
                "insert into notice (id, page_id, incident_id, person_id, contact, channel, target, state, attempts,"
                        + " queued_at, next_attempt_at, provider)"
                        + " select gen_random_uuid(), page_id, incident_id, person_id, number, 'webhook', ?, 'pending', 0,"
                        + " queued_at, now(), ? from notice, generate_series(1, ?) as number"
                        + " where incident_id = ? and contact = 0",
                "http://127.0.0.1:" + provider.port() + path,
                "127.0.0.1:" + provider.port(),
                notices,
                id);
    }

    private List<String> states() {
        return Table.select("select state from notice where incident_id = ? and contact > 0", id);
    }

    private static UUID openAndSend() {
        UUID id = open("payments");
        eventually()
                .untilAsserted(() -> assertThat(Table.select("select state from notice where incident_id = ?", id))
                        .containsExactly("sent"));
        return id;
    }
}
