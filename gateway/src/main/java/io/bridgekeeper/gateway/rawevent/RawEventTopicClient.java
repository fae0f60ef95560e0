package io.bridgekeeper.gateway.rawevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.bridgekeeper.contracts.gateway.v1.RawEventReceived;
import io.bridgekeeper.gateway.GatewayConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Appends raw events to their topic; a producer of its own, so that signals wait for none of them. */
@ApplicationScoped
class RawEventTopicClient {

    private static final String TOPIC = "gateway.raw-event.v1";
    private static final String TYPE = "gateway.raw-event.received.v1";
    private static final long BUFFER = 4L * 1024 * 1024;
    private static final int LINGER_MILLIS = 20;

    private final KafkaProducer<byte[], byte[]> producer;
    private final ObjectWriter json;
    private final Duration patience;

    RawEventTopicClient(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, GatewayConfig config, ObjectMapper json) {
        this.json = json.writerFor(RawEventReceived.class);
        patience = config.broker().deliveryTimeout();
        producer = new KafkaProducer<>(settings(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Blocks while the topic is not known or the buffer is full, not longer than the broker has time; so it must not be called
     * on an event loop.
     *
     * @param then with the failure, or null when all in-sync replicas have it; in the producer's thread, or in the caller's
     */
    void append(RawEvent event, Consumer<Exception> then) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(TOPIC, utf8(event.integrationId().toString()), written(event));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        event.id().toString(),
                        "ce_source",
                        "/bridgekeeper/gateway",
                        "ce_type",
                        TYPE,
                        "ce_time",
                        event.receivedAt().toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, utf8(value)));
        producer.send(message, (metadata, failure) -> then.accept(failure));
    }

    @PreDestroy
    void close() {
        producer.close(patience);
    }

    private byte[] written(RawEvent event) {
        try {
            return json.writeValueAsBytes(RawEventMapper.contract(event));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("raw event " + event.id() + " cannot be written", e);
        }
    }

    private Map<String, Object> settings(Map<String, Object> kafka) {
        int delivery = (int) patience.toMillis();
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ProducerConfig.configNames());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "gateway-raw-events");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, delivery - LINGER_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, delivery);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        return settings;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
