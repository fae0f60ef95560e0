package io.bridgekeeper.gateway.owner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.gateway.format.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what paging-service answers of raw events and mappings. */
final class KeptEventMapper {

    private static final ObjectMapper JSON = new ObjectMapper();

    private KeptEventMapper() {}

    /** @param next for the cursor; empty at the end */
    record Page(List<KeptEvent> events, Optional<String> next) {}

    static Page page(byte[] json) {
        JsonNode page = tree(json);
        List<KeptEvent> events = new ArrayList<>();
        page.path("events").forEach(event -> events.add(event(event)));
        return new Page(events, Optional.ofNullable(page.path("next").textValue()));
    }

    static KeptEvent event(byte[] json) {
        return event(tree(json));
    }

    /** The text of a mapping. */
    static String mapping(byte[] json) {
        return tree(json).path("mapping").toString();
    }

    private static KeptEvent event(JsonNode event) {
        Map<String, String> headers = new HashMap<>();
        event.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new KeptEvent(
                UUID.fromString(event.path("eventId").asText()),
                Instant.parse(event.path("receivedAt").asText()),
                event.path("format").asText(),
                headers,
                event.path("path").asText(),
                event.path("query").asText(),
                event.path("body").asText(),
                event.path("cut").asBoolean(),
                was(event),
                event.hasNonNull("replay") ? Optional.of(was(event.get("replay"))) : Optional.empty());
    }

    private static KeptEvent.Was was(JsonNode told) {
        List<UUID> ids = new ArrayList<>();
        told.path("signalIds").forEach(id -> ids.add(UUID.fromString(id.asText())));
        List<Fault> errors = new ArrayList<>();
        told.path("errors")
                .forEach(error -> errors.add(new Fault(
                        error.path("path").asText(), error.path("message").asText())));
        return new KeptEvent.Was(
                told.path("outcome").asText(), ids, told.path("why").textValue(), errors);
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
