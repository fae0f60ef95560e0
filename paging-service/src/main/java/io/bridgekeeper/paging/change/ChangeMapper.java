package io.bridgekeeper.paging.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Between a change and its row. */
final class ChangeMapper {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private ChangeMapper() {}

    static Change change(ChangeRow row) {
        return new Change(
                row.id,
                row.toldBy,
                Optional.ofNullable(row.toldId),
                Change.Kind.valueOf(row.kind),
                row.summary,
                row.at,
                read(row.systemIds, IDS),
                read(row.labels, LABELS),
                Optional.ofNullable(row.source),
                Optional.ofNullable(row.url),
                Optional.ofNullable(row.who),
                row.receivedAt);
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
