package io.bridgekeeper.paging.notify;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.hand;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.incidentOf;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static io.bridgekeeper.paging.PagingClient.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.WebhookSink;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lay about for half an hour before it was read. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class LateIT {

    private static final Duration AGE = Duration.ofMinutes(30);

    @Inject
    MovableClock clock;

    private final WebhookSink sink = Receivers.webhooks();

    @BeforeEach
    void people() {
        People.agreeToAll();
        People.haveNothing();
    }

    @AfterEach
    void presentTime() {
        sink.answerAllWell();
        clock.back();
    }

    @Test
    void callsNobodyForWhatIsOverByTheTimeItIsRead() {
        String key = UUID.randomUUID().toString();
        UUID over = late(key, "critical");
        assertThat(incident(over).getList("pages")).isEmpty();
        assertThat(incident(over).getList("history.what", String.class))
                .last()
                .asString()
                .contains("for the signal was taken 1800 s ago, and may be over by now");
        hand(UUID.randomUUID(), taken("resolved", key, "critical", AGE.minusMinutes(1)));
        UUID still = late(UUID.randomUUID().toString(), "critical");
        clock.forward(Duration.ofSeconds(31));
        eventually().until(() -> incident(still).getList("pages").size() == 1);
        assertThat(incident(over).getString("state")).isEqualTo("resolved");
        assertThat(incident(over).getList("pages")).isEmpty();
        resolve("carol", still, "fix").then().statusCode(200);
    }

    @Test
    void holdsWhatFiredAgainLongAgoAsItDoesWhatIsNew() {
        String key = UUID.randomUUID().toString();
        hand(UUID.randomUUID(), taken("firing", key, "critical", Duration.ZERO));
        UUID id = incidentOf(key);
        accept("alice", page(id, "alice")).then().statusCode(200);
        // Its end is read at last, and that it fired again right after it.
        clock.forward(Duration.ofMinutes(40));
        hand(UUID.randomUUID(), taken("resolved", key, "critical", AGE.plusMinutes(1)));
        hand(UUID.randomUUID(), taken("firing", key, "critical", AGE));
        JsonPath held = incident(id);
        assertThat(held.getString("state")).isEqualTo("triggered");
        assertThat(held.getList("pages.state", String.class)).containsExactly("withdrawn");
        assertThat(held.getList("history.what", String.class))
                .last()
                .asString()
                .startsWith("Fired again after ")
                .contains("for the signal was taken 1800 s ago, and may be over by now");
        clock.forward(Duration.ofSeconds(31));
        eventually().until(() -> incident(id).getList("pages").size() == 2);
        resolve("carol", id, "fix").then().statusCode(200);
    }

    @Test
    void tellsOfABacklogInOneNotice() {
        UUID worst = late(UUID.randomUUID().toString(), "critical");
        UUID other = late(UUID.randomUUID().toString(), "major");
        UUID third = late(UUID.randomUUID().toString(), "warning");
        UUID over = late(UUID.randomUUID().toString(), "critical");
        called(worst, other, third, over);
        resolve("carol", over, "fix").then().statusCode(200);
        UUID fresh = open("payments");
        awaitNotice(fresh, "sent");
        assertThat(sink.about(fresh))
                .singleElement()
                .satisfies(
                        message -> assertThat(body(message).getList("others")).isEmpty());
        clock.forward(Duration.ofSeconds(6));
        awaitNotice(worst, "sent");
        awaitNotice(other, "bundled");
        awaitNotice(third, "bundled");
        awaitNotice(over, "cancelled");
        assertThat(sink.about(other)).singleElement().satisfies(message -> {
            JsonPath body = body(message);
            assertThat(body.getString("incidentId")).isEqualTo(worst.toString());
            assertThat(body.getString("title")).contains(" (and 2 more on Payments; the oldest since ");
            assertThat(body.getList("others.incidentId", String.class))
                    .containsExactly(other.toString(), third.toString());
            assertThat(body.getList("others.pageId", String.class))
                    .containsExactly(page(other, "alice"), page(third, "alice"));
            assertThat(body.getList("others.answerUrl", String.class)).allMatch(url -> url.contains("/answer/bka_"));
        });
        assertThat(sink.about(over)).isEmpty();
        assertThat(incident(other).getString("pages[0].notices[0].bundledWith"))
                .isEqualTo(incident(worst).getString("pages[0].notices[0].noticeId"));
        clock.forward(LatePlan.LOOK_AGAIN.plusSeconds(1));
        eventually()
                .untilAsserted(() ->
                        assertThat(incident(other).getString("pages[0].state")).isEqualTo("sent"));
        // Each page goes on by itself.
        accept("alice", page(other, "alice")).then().statusCode(200);
        clock.forward(Duration.ofMinutes(5));
        eventually()
                .until(() ->
                        incident(third).getList("pages.personId", String.class).contains("bob"));
        assertThat(incident(other).getList("pages.personId", String.class)).containsExactly("alice");
        end(worst, other, third, fresh);
    }

    @Test
    void goesOnWithTheNextContactOfAllWhereTheOneNoticeFails() {
        sink.answer("/alice", 410);
        UUID one = late(UUID.randomUUID().toString(), "critical");
        UUID other = late(UUID.randomUUID().toString(), "major");
        called(one, other);
        clock.forward(Duration.ofSeconds(6));
        awaitFirst(one, "failed-permanent");
        awaitFirst(other, "failed-permanent");
        assertThat(sink.about(other)).hasSize(1);
        assertThat(incident(other).getList("history.what", String.class))
                .contains("alice was not reached by webhook: the notice that told of it has failed;"
                        + " trying the next contact");
        // By mail they are one again.
        clock.forward(Duration.ofSeconds(6));
        awaitNotice(one, "failed-permanent", "sent");
        awaitNotice(other, "failed-permanent", "bundled");
        end(one, other);
    }

    @Test
    void tellsOfTheOthersWhereSomebodyHasTheIncidentOfTheOneNoticeBeforeItLeaves() {
        sink.hang("/alice");
        UUID one = late(UUID.randomUUID().toString(), "critical");
        UUID other = late(UUID.randomUUID().toString(), "major");
        called(one, other);
        clock.forward(Duration.ofSeconds(6));
        awaitNotice(one, "sending");
        awaitNotice(other, "bundled");
        accept("alice", page(one, "alice")).then().statusCode(200);
        awaitNotice(one, "cancelled");
        sink.answerAllWell();
        clock.forward(LatePlan.LOOK_AGAIN.plusSeconds(1));
        awaitNotice(other, "sent");
        end(one, other);
    }

    private void called(UUID... incidents) {
        clock.forward(Duration.ofSeconds(31));
        for (UUID id : incidents) {
            eventually().until(() -> incident(id).getList("pages").size() == 1);
        }
    }

    private static void end(UUID... incidents) {
        Stream.of(incidents).forEach(id -> resolve("carol", id, "fix").then().statusCode(200));
    }

    private static void awaitNotice(UUID incident, String... states) {
        eventually()
                .untilAsserted(() -> assertThat(Table.select(
                                "select state from notice where incident_id = ? order by contact", incident))
                        .containsExactly(states));
    }

    /** Whatever followed it. */
    private static void awaitFirst(UUID incident, String state) {
        eventually()
                .untilAsserted(() -> assertThat(Table.select(
                                "select state from notice where incident_id = ? and contact = 0", incident))
                        .containsExactly(state));
    }

    private static JsonPath body(WebhookSink.Received message) {
        return JsonPath.from(message.body());
    }

    private UUID late(String key, String severity) {
        hand(UUID.randomUUID(), taken("firing", key, severity, AGE));
        return incidentOf(key);
    }

    private SignalReceived taken(String state, String key, String severity, Duration ago) {
        SignalReceived s = signal(state, key, null, Map.of("service", "payments", "alertname", key));
        return new SignalReceived(
                s.integrationId(),
                s.format(),
                s.state(),
                s.dedupKey(),
                s.groupKey(),
                s.title(),
                severity,
                s.startsAt(),
                clock.instant().minus(ago),
                s.labels(),
                List.of(),
                s.evidence());
    }
}
