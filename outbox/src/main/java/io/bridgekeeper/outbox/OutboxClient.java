package io.bridgekeeper.outbox;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends one event to Kafka, as a CloudEvent 1.0 in binary mode. */
@ApplicationScoped
class OutboxClient {

    private final MutinyEmitter<byte[]> emitter;

    OutboxClient(
            // The relay never has more than one batch under way, so the buffer is bounded by it.
            @Channel("outbox") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Completes when all in-sync replicas have it; fails after the channel's {@code delivery.timeout.ms}. */
    Uni<Void> send(OutboxRecord event) {
        Metadata metadata = Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(event.topic())
                .withKey(event.key())
                .withHeaders(headers(event))
                .build());
        if (event.traceparent() != null) {
            metadata = metadata.with(TracingMetadata.withCurrent(traceOf(event)));
        }
        return emitter.sendMessage(Message.of(event.data().getBytes(StandardCharsets.UTF_8), metadata));
    }

    private static RecordHeaders headers(OutboxRecord event) {
        RecordHeaders headers = new RecordHeaders();
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", event.id().toString(),
                        "ce_source", event.source(),
                        "ce_type", event.type(),
                        "ce_time", event.occurredAt().toString(),
                        "content-type", "application/json")
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    private static Context traceOf(OutboxRecord event) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), event, new TextMapGetter<>() {
            @Override
            public Iterable<String> keys(OutboxRecord carrier) {
                return List.of("traceparent");
            }

            @Override
            public String get(OutboxRecord carrier, String name) {
                return "traceparent".equals(name) && carrier != null ? carrier.traceparent() : null;
            }
        });
    }
}
