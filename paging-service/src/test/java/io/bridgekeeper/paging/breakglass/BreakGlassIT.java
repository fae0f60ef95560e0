package io.bridgekeeper.paging.breakglass;

import static io.bridgekeeper.paging.PagingClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who hears that somebody took access without a yes. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class BreakGlassIT {

    private static final String TOLD = "select subject from message where person_id = ?";

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestStack.start(Part.KAFKA).kafkaBootstrap(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    private final String owner = "it-" + UUID.randomUUID();

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void tellsTheOwnerOnceAndNotBoundByQuietHours() throws Exception {
        UUID event = UUID.randomUUID();
        tell(event, "alice", owner);
        tell(event, "alice", owner);
        // Of one topic and key in order: once this is known, the repeat was heard.
        String last = "it-" + UUID.randomUUID();
        tell(UUID.randomUUID(), "alice", last);
        eventually().until(() -> Table.select(TOLD, last).size() == 1);
        assertThat(Table.select(TOLD, owner)).containsExactly("Break-glass: alice took access to checkout");
        assertThat(Table.select("select urgent from message where person_id = ?", owner))
                .containsExactly("t");
        assertThat(Table.select("select text from message where person_id = ?", owner)
                        .getFirst())
                .contains("for at most 30 minutes", "orders are lost");
    }

    @Test
    void tellsNobodyOfTheirOwnUse() throws Exception {
        tell(UUID.randomUUID(), owner, owner);
        tell(UUID.randomUUID(), owner, null);
        String last = "it-" + UUID.randomUUID();
        tell(UUID.randomUUID(), "alice", last);
        eventually().until(() -> Table.select(TOLD, last).size() == 1);
        assertThat(Table.select(TOLD, owner)).isEmpty();
    }

    private void tell(UUID eventId, String personId, String ownerId) throws Exception {
        Map<String, Object> data = new HashMap<>(Map.of(
                "useId",
                UUID.randomUUID().toString(),
                "personId",
                personId,
                "systemId",
                "checkout",
                "profileId",
                "checkout-db",
                "targets",
                List.of("/systems/checkout/dba"),
                "reason",
                "orders are lost",
                "usedAt",
                "2026-11-23T02:31:01Z",
                "endsBy",
                "2026-11-23T03:01:01Z"));
        if (ownerId != null) {
            data.put("ownerId", ownerId);
        }
        var message = new ProducerRecord<>("access.grant.v1", "one", new ObjectMapper().writeValueAsBytes(data));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", eventId.toString(),
                        "ce_type", "access.break-glass.used.v1",
                        "ce_source", "/bridgekeeper/access-service",
                        "ce_time", Instant.EPOCH.toString())
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message).get();
    }
}
