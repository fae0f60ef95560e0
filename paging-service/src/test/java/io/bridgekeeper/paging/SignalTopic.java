package io.bridgekeeper.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
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

/** Sends signals as the gateway does. */
public final class SignalTopic implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestStack.start(Part.KAFKA).kafkaBootstrap(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());

    /** Returns when the broker has it. */
    public void send(UUID id, SignalReceived signal) {
        try {
            String key = signal.integrationId() + "|" + signal.dedupKey();
            var event = new ProducerRecord<>("gateway.signal.v1", key, JSON.writeValueAsBytes(signal));
            header(event, "ce_specversion", "1.0");
            header(event, "ce_id", id.toString());
            header(event, "ce_type", "gateway.signal.received.v1");
            header(event, "ce_source", "/bridgekeeper/gateway");
            header(event, "ce_time", Instant.now().toString());
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
