package io.bridgekeeper.paging.readiness;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What access-service tells of its rehearsals, over the real broker, as the person and whoever looks at findings see it. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class ReadinessIT {

    private static final Instant NOW = Instant.now();
    private static final String FACTOR = "erin has no second factor";

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestStack.start(Part.KAFKA).kafkaBootstrap(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());

    @BeforeEach
    void nothingYet() {
        Receivers.mails();
        Table.update("delete from readiness");
        Table.update("delete from message where about = 'not-ready'");
    }

    @AfterEach
    void asBefore() {
        Table.update("delete from readiness");
        producer.close();
    }

    @Test
    void tellsThePersonOnceAndShowsItUntilItIsMended() throws Exception {
        UUID event = UUID.randomUUID();
        tell(event, "not-ready", FACTOR, NOW);
        tell(event, "not-ready", FACTOR, NOW);
        tell(UUID.randomUUID(), "not-ready", "the group is gone", NOW.plusSeconds(1));
        eventually()
                .untilAsserted(() -> assertThat(findings("search"))
                        .singleElement()
                        .asString()
                        .startsWith("erin can be called for Search and would not have its access, since ")
                        .endsWith(": the group is gone."));
        assertThat(findings("payments")).isEmpty();
        eventually()
                .untilAsserted(() -> assertThat(Table.select("select state from message where about = 'not-ready'"))
                        .containsExactly("sent"));
        assertThat(Table.select("select person_id || ': ' || subject from message where about = 'not-ready'"))
                .containsExactly("erin: You would not have your access to Search");
        assertThat(Table.select("select text from message where about = 'not-ready'")
                        .getFirst())
                .contains(FACTOR, "What mends it: ask ada.");

        tell(UUID.randomUUID(), "ready", null, NOW.plusSeconds(60));
        eventually().untilAsserted(() -> assertThat(findings("search")).isEmpty());
        // Heard late, it makes nobody unready again.
        tell(UUID.randomUUID(), "not-ready", FACTOR, NOW.plusSeconds(30));
        tell(UUID.randomUUID(), "not-covered", null, NOW.plusSeconds(90));
        eventually()
                .untilAsserted(() ->
                        assertThat(Table.select("select state from readiness")).containsExactly("not-covered"));
        assertThat(Table.select("select id from message where about = 'not-ready'"))
                .hasSize(1);
    }

    private static List<String> findings(String system) {
        return as("ivy")
                .get("/api/paging/findings?kind=person-not-ready&systemId=" + system)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findings.what");
    }

    /** @param what is in the way; null: nothing */
    private void tell(UUID eventId, String state, String what, Instant checkedAt) throws Exception {
        Map<String, Object> data = Map.of(
                "personId",
                "erin",
                "systemId",
                "search",
                "state",
                state,
                "reasons",
                what == null ? List.of() : List.of(Map.of("kind", "no-second-factor", "what", what, "mend", "ask ada")),
                "checkedAt",
                checkedAt.toString());
        var message = new ProducerRecord<>(
                "access.readiness.v1", "readiness/erin/search", new ObjectMapper().writeValueAsBytes(data));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", eventId.toString(),
                        "ce_type", "access.readiness.changed.v1",
                        "ce_source", "/bridgekeeper/access-service",
                        "ce_time", Instant.EPOCH.toString())
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message).get();
    }
}
