package io.bridgekeeper.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bridgekeeper.contracts.EventCatalogue;
import io.bridgekeeper.contracts.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Between contract records and what stands on a topic. Its own mapper: the wire must not change with a service's settings. */
final class EventMapper {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private EventMapper() {}

    static String write(Record data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not writable as JSON: " + data.getClass(), e);
        }
    }

    /**
     * Reads one CloudEvent in Kafka binary mode.
     *
     * @param headers record headers by name; those of CloudEvents begin with {@code ce_}
     * @return empty for a type that the catalogue does not know, which a newer publisher may send
     * @throws PoisonEvent where it can never be read, however often it is tried
     */
    static Optional<IncomingEvent> read(String key, Map<String, String> headers, byte[] data) {
        String type = header(headers, "ce_type");
        Optional<EventType> known = EventCatalogue.byType(type);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        if (data == null) {
            throw new PoisonEvent("no data in a " + type);
        }
        try {
            Record read = JSON.readValue(data, known.get().data());
            if (read == null) {
                throw new PoisonEvent("null instead of the data of a " + type);
            }
            return Optional.of(new IncomingEvent(
                    UUID.fromString(header(headers, "ce_id")),
                    type,
                    key,
                    OffsetDateTime.parse(header(headers, "ce_time")).toInstant(),
                    read));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new PoisonEvent("not a readable " + type + ": " + firstLine(e), e);
        }
    }

    private static String header(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null || value.isBlank()) {
            throw new PoisonEvent("header " + name + " is missing");
        }
        return value;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
