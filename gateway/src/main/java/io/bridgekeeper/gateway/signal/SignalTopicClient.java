package io.bridgekeeper.gateway.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
import io.bridgekeeper.gateway.GatewayConfig;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Appends signals to their topic and tells when all in-sync replicas have them. One producer for the whole process.
 *
 * <p>Sending has a thread of its own, since Kafka's {@code send} blocks while it does not know the topic.
 */
@ApplicationScoped
class SignalTopicClient {

    static final String TOPIC = "gateway.signal.v1";
    static final String TYPE = "gateway.signal.received.v1";

    private static final byte[] SOURCE = utf8("/bridgekeeper/gateway");
    private static final byte[] SPEC = utf8("1.0");
    private static final byte[] TYPE_NAME = utf8(TYPE);
    private static final byte[] JSON_TYPE = utf8("application/json");

    private final KafkaProducer<byte[], byte[]> producer;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("gateway-signals").factory());
    private final ObjectWriter json;
    private final OpenTelemetry telemetry;
    private final Duration patience;

    SignalTopicClient(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            GatewayConfig config,
            ObjectMapper json,
            OpenTelemetry telemetry) {
        this.json = json.writerFor(SignalReceived.class);
        this.telemetry = telemetry;
        patience = config.broker().deliveryTimeout().plusMillis(500);
        producer = new KafkaProducer<>(settings(kafka, config), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Fails in good time where the broker does not take all of them. */
    Uni<Void> append(List<ReceivedSignal> signals) {
        Map<String, byte[]> trace = trace();
        List<ProducerRecord<byte[], byte[]>> messages =
                signals.stream().map(signal -> message(signal, trace)).toList();
        return Uni.createFrom()
                .completionStage(() -> send(messages))
                .ifNoItem()
                .after(patience)
                .fail();
    }

    @PreDestroy
    void close() {
        sender.shutdown();
        producer.close(patience);
    }

    private CompletableFuture<Void> send(List<ProducerRecord<byte[], byte[]>> messages) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        AtomicInteger open = new AtomicInteger(messages.size());
        sender.execute(() -> {
            for (ProducerRecord<byte[], byte[]> message : messages) {
                // Cancelled, or one of them failed: the signals go the direct way, so nobody waits for the rest.
                if (done.isDone()) {
                    return;
                }
                producer.send(message, (metadata, failure) -> {
                    if (failure != null) {
                        done.completeExceptionally(failure);
                    } else if (open.decrementAndGet() == 0) {
                        done.complete(null);
                    }
                });
            }
        });
        return done;
    }

    private ProducerRecord<byte[], byte[]> message(ReceivedSignal signal, Map<String, byte[]> trace) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(TOPIC, utf8(signal.key()), written(signal));
        Headers headers = message.headers();
        headers.add("ce_specversion", SPEC);
        headers.add("ce_id", utf8(signal.id().toString()));
        headers.add("ce_source", SOURCE);
        headers.add("ce_type", TYPE_NAME);
        headers.add("ce_time", utf8(signal.receivedAt().toString()));
        headers.add("content-type", JSON_TYPE);
        trace.forEach(headers::add);
        return message;
    }

    private byte[] written(ReceivedSignal signal) {
        try {
            return json.writeValueAsBytes(SignalMapper.contract(signal));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("signal " + signal.id() + " cannot be written", e);
        }
    }

    private Map<String, byte[]> trace() {
        Map<String, byte[]> headers = new HashMap<>();
        telemetry
                .getPropagators()
                .getTextMapPropagator()
                .inject(Context.current(), headers, (carrier, name, value) -> carrier.put(name, utf8(value)));
        return headers;
    }

    private static Map<String, Object> settings(Map<String, Object> kafka, GatewayConfig config) {
        long delivery = config.broker().deliveryTimeout().toMillis();
        long linger = config.broker().linger().toMillis();
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ProducerConfig.configNames());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "gateway-signals");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, linger);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) (delivery - linger));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(delivery, TimeUnit.SECONDS.toMillis(2)));
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024);
        return settings;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
