package io.bridgekeeper.gateway.limit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.contracts.gateway.v1.IntegrationThrottled;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/**
 * Tells that an integration is throttled.
 *
 * <p>A producer of its own, made when the first is: it waits for no signal and no signal waits for it. What the broker
 * does not take is told again as long as the flood lasts, so nothing is tried twice here.
 */
@ApplicationScoped
class ThrottleTopicClient {

    private static final Logger LOG = Logger.getLogger(ThrottleTopicClient.class);
    private static final String TOPIC = "gateway.integration.v1";
    private static final String TYPE = "gateway.integration.throttled.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final ObjectMapper json;
    private final Supplier<UUID> ids;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("gateway-throttled").daemon().factory());

    // Only touched on the sender's thread, and after it has ended.
    private KafkaProducer<byte[], byte[]> producer;

    ThrottleTopicClient(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, ObjectMapper json, Supplier<UUID> ids) {
        this.kafka = kafka;
        this.json = json;
        this.ids = ids;
    }

    /** Returns at once. */
    void tell(IntegrationThrottled event) {
        UUID id = ids.get();
        sender.execute(() -> send(id, event));
    }

    @PreDestroy
    void close() {
        sender.close();
        if (producer != null) {
            producer.close(PATIENCE);
        }
    }

    private void send(UUID id, IntegrationThrottled event) {
        try {
            if (producer == null) {
                producer = new KafkaProducer<>(settings(kafka), new ByteArraySerializer(), new ByteArraySerializer());
            }
            producer.send(message(id, event), (metadata, failure) -> {
                if (failure != null) {
                    LOG.warnf("that integration %s is throttled was not told: %s", event.integrationId(), failure);
                }
            });
        } catch (RuntimeException e) {
            LOG.warnf("that integration %s is throttled was not told: %s", event.integrationId(), e);
        }
    }

    private ProducerRecord<byte[], byte[]> message(UUID id, IntegrationThrottled event) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(TOPIC, utf8(event.integrationId().toString()), written(event));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_source",
                        "/bridgekeeper/gateway",
                        "ce_type",
                        TYPE,
                        "ce_time",
                        event.throttledAt().toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, utf8(value)));
        return message;
    }

    private byte[] written(IntegrationThrottled event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("that an integration is throttled cannot be written", e);
        }
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ProducerConfig.configNames());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "gateway-throttled");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0L);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000L);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1024L * 1024);
        return settings;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
