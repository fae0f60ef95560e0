package io.bridgekeeper.roster.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What roster-service told, read off the real topic as its consumers read it. */
final class BridgeTopic implements AutoCloseable {

    private static final String TOPIC = "roster.bridge.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration QUIET = Duration.ofSeconds(1);

    /** One event; headers by name. */
    record Told(String key, Map<String, String> headers, JsonNode data) {

        String type() {
            return headers.get("ce_type");
        }

        /** Type without its frame, person, and what there is of reason or role: enough to tell a story. */
        String words() {
            String what = type().substring("roster.".length(), type().length() - ".v1".length());
            return (what + " " + data.path("personId").asText() + " "
                            + data.path("reason").asText(data.path("role").asText()))
                    .strip();
        }
    }

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Told> all = new ArrayList<>();

    BridgeTopic(String bootstrap) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC, PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** All that was told of an incident once there are so many events, and a moment later still no more. */
    List<Told> of(UUID incidentId, int count) {
        Instant end = Instant.now().plus(PATIENCE);
        while (known(incidentId).size() < count && Instant.now().isBefore(end)) {
            poll(Duration.ofMillis(100));
        }
        poll(QUIET);
        return known(incidentId);
    }

    private List<Told> known(UUID incidentId) {
        return all.stream()
                .filter(told -> incidentId.toString().equals(told.key()))
                .toList();
    }

    private void poll(Duration time) {
        consumer.poll(time).forEach(message -> all.add(read(message)));
    }

    private static Told read(ConsumerRecord<String, byte[]> message) {
        Map<String, String> headers = new HashMap<>();
        message.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        try {
            return new Told(message.key(), headers, new ObjectMapper().readTree(message.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
