package io.bridgekeeper.followup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bridgekeeper.contracts.EventCatalogue;
import io.bridgekeeper.contracts.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The real broker, seen by a test: tells events as their publisher would, and hears what the service told. */
final class Broker implements AutoCloseable {

    /** What stood on a topic. */
    record Told(String topic, String key, Map<String, String> headers, JsonNode data) {
        String type() {
            return headers.get("ce_type");
        }
    }

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private final String bootstrap;
    private final KafkaProducer<String, String> producer;

    Broker(String bootstrap) {
        this.bootstrap = bootstrap;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer());
    }

    void tell(UUID eventId, String key, Record data) {
        EventType type = EventCatalogue.of(data.getClass());
        try {
            var event = new ProducerRecord<>(type.topic(), key, JSON.writeValueAsString(data));
            Map.of(
                            "ce_specversion", "1.0",
                            "ce_id", eventId.toString(),
                            "ce_source", type.source(),
                            "ce_type", type.type(),
                            "ce_time", Instant.now().toString())
                    .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(event).get();
        } catch (JsonProcessingException | InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was told under this key, in order, once it is at least so many events; or all there is after a minute. */
    List<Told> hear(String topic, String key, int atLeast) {
        List<Told> heard = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            boolean quiet = false;
            while ((heard.size() < atLeast || !quiet) && System.nanoTime() < deadline) {
                var polled = consumer.poll(Duration.ofMillis(200));
                // One poll without news after the last: what should not be there would be there by now.
                quiet = polled.isEmpty();
                polled.forEach(event -> {
                    if (key.equals(event.key())) {
                        heard.add(told(event));
                    }
                });
            }
        }
        return heard;
    }

    private static Told told(ConsumerRecord<String, String> event) {
        Map<String, String> headers = new LinkedHashMap<>();
        event.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        try {
            return new Told(event.topic(), event.key(), headers, JSON.readTree(event.value()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
