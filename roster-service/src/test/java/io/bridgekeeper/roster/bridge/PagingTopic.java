package io.bridgekeeper.roster.bridge;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bridgekeeper.contracts.EventCatalogue;
import io.bridgekeeper.contracts.EventType;
import io.bridgekeeper.contracts.paging.v1.IncidentOpened;
import io.bridgekeeper.contracts.paging.v1.IncidentRerouted;
import io.bridgekeeper.contracts.paging.v1.IncidentResolved;
import io.bridgekeeper.contracts.paging.v1.IncidentRetriggered;
import io.bridgekeeper.contracts.paging.v1.IncidentSeverityChanged;
import io.bridgekeeper.contracts.paging.v1.PageAccepted;
import io.bridgekeeper.contracts.paging.v1.PageDeclined;
import io.bridgekeeper.contracts.paging.v1.PageExpired;
import io.bridgekeeper.contracts.paging.v1.PageQueued;
import io.bridgekeeper.contracts.paging.v1.PageWithdrawn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What paging-service tells, put on the real topic as it puts it there. */
final class PagingTopic implements AutoCloseable {

    private static final Instant AT = Instant.parse("2026-11-23T02:59:58Z");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final KafkaProducer<String, byte[]> producer;
    private final Map<UUID, Integer> partitions = new ConcurrentHashMap<>();

    PagingTopic(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    UUID incident(String title, int seatLimit) {
        UUID incidentId = UUID.randomUUID();
        opened(incidentId, title, seatLimit);
        return incidentId;
    }

    void opened(UUID incidentId, String title, int seatLimit) {
        send(incidentId, opening(incidentId, title, seatLimit));
    }

    private static IncidentOpened opening(UUID incidentId, String title, int seatLimit) {
        return new IncidentOpened(
                incidentId,
                title,
                "SEV2",
                "checkout",
                "f".repeat(64),
                UUID.randomUUID(),
                "checkout-latency",
                seatLimit,
                null,
                AT);
    }

    void queued(UUID incidentId, String personId) {
        send(
                incidentId,
                new PageQueued(
                        UUID.randomUUID(),
                        incidentId,
                        "checkout",
                        personId,
                        1,
                        "on call for checkout-primary",
                        AT,
                        null,
                        null,
                        null));
    }

    void queuedByHand(UUID incidentId, String personId, String calledBy) {
        send(
                incidentId,
                new PageQueued(
                        UUID.randomUUID(),
                        incidentId,
                        "checkout",
                        personId,
                        0,
                        "paged by " + calledBy,
                        AT,
                        calledBy,
                        null,
                        null));
    }

    void accepted(UUID incidentId, String personId) {
        send(incidentId, new PageAccepted(UUID.randomUUID(), incidentId, "checkout", personId, AT));
    }

    void declined(UUID incidentId, String personId) {
        send(incidentId, new PageDeclined(UUID.randomUUID(), incidentId, "checkout", personId, "on a plane", AT));
    }

    void expired(UUID incidentId, String personId) {
        send(incidentId, new PageExpired(UUID.randomUUID(), incidentId, "checkout", personId, AT));
    }

    void withdrawn(UUID incidentId, String personId) {
        send(
                incidentId,
                new PageWithdrawn(UUID.randomUUID(), incidentId, "checkout", personId, "accepted-by-another", AT));
    }

    void reopened(UUID incidentId) {
        send(
                incidentId,
                new IncidentRetriggered(
                        incidentId, "checkout", IncidentRetriggered.REOPENED, "alice", "it fails again", AT));
    }

    /** Nothing to the bridge: whoever had it may still sit there. */
    void retriggered(UUID incidentId) {
        send(
                incidentId,
                new IncidentRetriggered(incidentId, "checkout", IncidentRetriggered.NO_ANSWER, "alice", null, AT));
    }

    void severity(UUID incidentId, String from, String to, Integer seatLimit) {
        send(
                incidentId,
                new IncidentSeverityChanged(incidentId, "checkout", from, to, "alice", "so it is", AT, seatLimit));
    }

    void rerouted(UUID incidentId, String to, Integer seatLimit) {
        send(incidentId, new IncidentRerouted(incidentId, "checkout", to, "alice", null, AT, seatLimit));
    }

    void resolved(UUID incidentId) {
        send(
                incidentId,
                new IncidentResolved(
                        incidentId,
                        "checkout",
                        "Checkout is slow",
                        "SEV2",
                        "f".repeat(64),
                        "fix",
                        null,
                        "alice",
                        AT,
                        AT,
                        AT,
                        null));
    }

    /** A new incident in the same partition, so that it is heard after all that was told of the other one. */
    UUID incidentBehind(UUID other) {
        UUID incidentId = UUID.randomUUID();
        send(partitions.get(other), UUID.randomUUID(), incidentId, opening(incidentId, "A marker", 1));
        return incidentId;
    }

    private void send(UUID incidentId, Record data) {
        send(UUID.randomUUID(), incidentId, data);
    }

    /** @param eventId CloudEvents id; the same one again is a repeat */
    void send(UUID eventId, UUID incidentId, Record data) {
        send(null, eventId, incidentId, data);
    }

    private void send(Integer partition, UUID eventId, UUID incidentId, Record data) {
        EventType type = EventCatalogue.of(data.getClass());
        try {
            var message =
                    new ProducerRecord<>(type.topic(), partition, incidentId.toString(), JSON.writeValueAsBytes(data));
            Map.of(
                            "ce_specversion", "1.0",
                            "ce_id", eventId.toString(),
                            "ce_source", type.source(),
                            "ce_type", type.type(),
                            "ce_time", AT.toString(),
                            "content-type", "application/json")
                    .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            partitions.put(incidentId, producer.send(message).get().partition());
        } catch (Exception e) {
            throw new AssertionError("not sent: " + data, e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
