package io.bridgekeeper.paging.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells of accounts as access-service does. */
final class AccountTopic implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestStack.start(Part.KAFKA).kafkaBootstrap(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());

    /** Returns when the broker has it. */
    void tell(UUID eventId, String personId, String state, Instant checkedAt) {
        try {
            byte[] data = JSON.writeValueAsBytes(
                    Map.of("personId", personId, "state", state, "checkedAt", checkedAt.toString()));
            var event = new ProducerRecord<>("access.person.v1", "person/" + personId, data);
            header(event, "ce_specversion", "1.0");
            header(event, "ce_id", eventId.toString());
            header(event, "ce_type", "access.person-account.changed.v1");
            header(event, "ce_source", "/bridgekeeper/access-service");
            header(event, "ce_time", checkedAt.toString());
            producer.send(event).get();
        } catch (JsonProcessingException | InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
