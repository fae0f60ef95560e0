package io.bridgekeeper.paging.rawevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Between a raw event and its row. */
final class RawEventMapper {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<UUID>> IDS = new TypeReference<>() {};
    private static final TypeReference<List<RawEvent.Fault>> FAULTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private RawEventMapper() {}

    static RawEvent event(RawEventRow row) {
        return new RawEvent(
                row.id,
                row.integrationId,
                row.format,
                read(row.headers, HEADERS),
                row.path,
                row.query,
                row.body,
                row.bodyLength,
                row.cut,
                row.receivedAt,
                RawEvent.Outcome.valueOf(row.outcome),
                read(row.signalIds, IDS),
                Optional.ofNullable(row.why),
                read(row.faults, FAULTS),
                Optional.ofNullable(row.replayedAt)
                        .map(at -> new RawEvent.Replay(
                                at,
                                row.replayedBy,
                                RawEvent.Outcome.valueOf(row.replayOutcome),
                                read(row.replaySignalIds, IDS))));
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
