package io.bridgekeeper.paging.rawevent;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.asGateway;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bridgekeeper.contracts.gateway.v1.RawEventReceived;
import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What hooks were sent: kept for a while, shown to whom it concerns, and noted when it was read anew. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class RawEventIT {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Inject
    MovableClock clock;

    private UUID integrationId;
    private String path;

    @BeforeEach
    void makeAnIntegration() {
        integrationId = UUID.fromString(as("ada")
                .body(Map.of("name", "Probe"))
                .post("/api/paging/integrations")
                .jsonPath()
                .getString("integrationId"));
        path = "/api/paging/integrations/" + integrationId;
    }

    @AfterEach
    void comeBack() {
        clock.back();
    }

    private RawEventReceived event(String outcome, Instant receivedAt) {
        boolean unreadable = outcome.equals("unreadable");
        return new RawEventReceived(
                integrationId,
                "generic-json",
                Map.of("content-type", "application/json"),
                "",
                "",
                "{\"name\":\"n\"}",
                12,
                false,
                receivedAt,
                outcome,
                outcome.equals("read") ? List.of(new UUID(1, 1)) : List.of(),
                outcome.equals("nothing") ? "a test" : null,
                unreadable ? List.of(new RawEventReceived.Fault("title", "is needed")) : List.of());
    }

    private static void send(Map<UUID, RawEventReceived> events) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestStack.start(Part.KAFKA).kafkaBootstrap(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (Map.Entry<UUID, RawEventReceived> event : events.entrySet()) {
                var message = new ProducerRecord<>(
                        "gateway.raw-event.v1",
                        event.getValue().integrationId().toString(),
                        JSON.writeValueAsBytes(event.getValue()));
                Map.of(
                                "ce_specversion",
                                "1.0",
                                "ce_id",
                                event.getKey().toString(),
                                "ce_source",
                                "/bridgekeeper/gateway",
                                "ce_type",
                                "gateway.raw-event.received.v1",
                                "ce_time",
                                event.getValue().receivedAt().toString())
                        .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                producer.send(message);
            }
            producer.flush();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response hand(UUID id, RawEventReceived event) {
        return asGateway()
                .body(Map.of(
                        "id", id, "time", event.receivedAt().toString(), "data", JSON.convertValue(event, Map.class)))
                .post("/internal/paging/dead-letters");
    }

    private UUID deadLetter() {
        UUID id = UUID.randomUUID();
        hand(id, event("unreadable", clock.instant())).then().statusCode(204);
        return id;
    }

    private JsonPath page(String query) {
        return as("ada").get(path + query).then().statusCode(200).extract().jsonPath();
    }

    @Test
    void showsWhatWasSentAndWhatBecameOfItPageByPage() {
        Instant now = clock.instant();
        UUID read = UUID.randomUUID();
        UUID nothing = UUID.randomUUID();
        UUID dead = UUID.randomUUID();
        send(Map.of(
                read, event("read", now.minusSeconds(3)),
                nothing, event("nothing", now.minusSeconds(2)),
                dead, event("unreadable", now.minusSeconds(1))));
        eventually().until(() -> page("/raw-events").getList("events").size() == 3);
        JsonPath first = page("/raw-events?limit=2");
        assertThat(first.getList("events.eventId", UUID.class)).containsExactly(dead, nothing);
        assertThat(first.getString("events[0].errors[0].path")).isEqualTo("title");
        assertThat(first.getString("events[1].why")).isEqualTo("a test");
        assertThat(first.getString("events[0].body")).isNull();
        JsonPath rest = page("/raw-events?limit=2&bodies=true&cursor=" + first.getString("next"));
        assertThat(rest.getList("events.eventId", UUID.class)).containsExactly(read);
        assertThat(rest.getString("events[0].body")).isEqualTo("{\"name\":\"n\"}");
        assertThat(rest.getString("events[0].signalIds[0]")).isEqualTo(new UUID(1, 1).toString());
        assertThat(rest.getString("next")).isNull();
        assertThat(page("/dead-letters").getList("events.eventId", UUID.class)).containsExactly(dead);
        assertThat(page("/dead-letters/" + dead).getString("body")).isEqualTo("{\"name\":\"n\"}");
        assertThat(page("/raw-events/" + read).getString("outcome")).isEqualTo("read");
        as("ada").get(path + "/dead-letters/" + read).then().statusCode(404);
        as("ada").get(path + "/raw-events?cursor=x").then().statusCode(400);
        as("ada").get(path + "/raw-events?limit=201").then().statusCode(400);
    }

    @Test
    void keepsOnlyTheNewestOfEachKind() {
        Instant now = clock.instant();
        UUID dead = deadLetter();
        Map<UUID, RawEventReceived> many = new HashMap<>();
        List<UUID> ids = new ArrayList<>();
        IntStream.range(0, 60).forEach(i -> {
            UUID id = UUID.randomUUID();
            ids.add(id);
            many.put(id, event("read", now.minusSeconds(i)));
        });
        send(many);
        eventually()
                .until(() -> Table.select("select id from raw_event where id = ?", ids.getFirst())
                                        .size()
                                == 1
                        && page("/raw-events?limit=200").getList("events").size() == 51);
        assertThat(page("/raw-events?limit=200").getList("events.eventId", UUID.class))
                .contains(dead)
                .containsAll(ids.subList(0, 50));
    }

    @Test
    void removesThemAfterTheirTime() {
        deadLetter();
        clock.forward(Duration.ofDays(7).plusMinutes(1));
        eventually().until(() -> page("/raw-events").getList("events").isEmpty());
    }

    @Test
    void keepsADeadLetterThatCameBothWaysOnce() {
        UUID id = UUID.randomUUID();
        RawEventReceived event = event("unreadable", clock.instant());
        hand(id, event).then().statusCode(204);
        hand(id, event).then().statusCode(204);
        send(Map.of(id, event));
        UUID after = UUID.randomUUID();
        send(Map.of(after, event("read", clock.instant())));
        eventually().until(() -> page("/raw-events").getList("events").size() == 2);
        hand(UUID.randomUUID(), event("read", clock.instant())).then().statusCode(400);
    }

    @Test
    void notesTheFirstReplayAndNoOther() {
        UUID id = deadLetter();
        List<Response> answers = List.of(new UUID(2, 1), new UUID(2, 2)).parallelStream()
                .map(signal -> replayed(id, integrationId, signal))
                .toList();
        answers.forEach(answer -> answer.then().statusCode(200));
        assertThat(answers.get(0).jsonPath().getString("replay.signalIds[0]"))
                .isEqualTo(answers.get(1).jsonPath().getString("replay.signalIds[0]"));
        JsonPath letter = page("/dead-letters/" + id);
        assertThat(letter.getString("replay.by")).isEqualTo("ada");
        assertThat(letter.getString("replay.outcome")).isEqualTo("read");
        replayed(id, UUID.randomUUID(), new UUID(2, 3)).then().statusCode(404);
    }

    private static Response replayed(UUID id, UUID integrationId, UUID signal) {
        return asGateway()
                .body(Map.of(
                        "integrationId",
                        integrationId,
                        "deadLetterId",
                        id,
                        "by",
                        "ada",
                        "outcome",
                        "read",
                        "signalIds",
                        List.of(signal)))
                .post("/internal/paging/dead-letters/replayed");
    }

    @Test
    void showsAnothersIntegrationToNobodyButAdmins() {
        UUID id = deadLetter();
        for (String what : List.of("/raw-events", "/raw-events/" + id, "/dead-letters", "/dead-letters/" + id)) {
            Response refused = as("alice").get(path + what);
            assertThat(refused.statusCode()).as(what).isEqualTo(403);
            assertThat(refused.jsonPath().getString("type")).endsWith("/not-your-integration");
        }
        Table.update("update integration set created_by = 'alice' where id = ?", integrationId);
        as("alice").get(path + "/dead-letters/" + id).then().statusCode(200);
        as("ada").get(path + "/dead-letters/" + id).then().statusCode(200);
    }

    @Test
    void doesNotShowAnEventUnderAnotherIntegrationsId() {
        UUID id = deadLetter();
        String other = as("ada")
                .body(Map.of("name", "Other"))
                .post("/api/paging/integrations")
                .jsonPath()
                .getString("integrationId");
        as("ada")
                .get("/api/paging/integrations/" + other + "/raw-events/" + id)
                .then()
                .statusCode(404);
    }
}
