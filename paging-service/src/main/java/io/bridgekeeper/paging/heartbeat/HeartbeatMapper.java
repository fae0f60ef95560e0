package io.bridgekeeper.paging.heartbeat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.secret.Secret;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Between a heartbeat and its row. */
final class HeartbeatMapper {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private HeartbeatMapper() {}

    static HeartbeatRow newRow(Heartbeat heartbeat, Secret key) {
        HeartbeatRow row = new HeartbeatRow();
        row.id = heartbeat.id();
        row.keyHash = key.hash();
        row.madeBy = heartbeat.madeBy();
        row.madeAt = heartbeat.madeAt();
        change(row, heartbeat);
        return row;
    }

    /** Takes over what may change once it is made. */
    static void change(HeartbeatRow row, Heartbeat heartbeat) {
        row.name = heartbeat.name();
        try {
            row.labels = JSON.writeValueAsString(heartbeat.labels());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        row.severity = heartbeat.severity().name();
        row.everySeconds = (int) heartbeat.every().toSeconds();
        row.graceSeconds = (int) heartbeat.grace().toSeconds();
        row.beatAt = heartbeat.beatAt().orElse(null);
        row.dueAt = heartbeat.dueAt();
        row.missedAt = heartbeat.missedAt().orElse(null);
        row.pausedUntil = heartbeat.pause().map(Heartbeat.Pause::until).orElse(null);
        row.pausedBy = heartbeat.pause().map(Heartbeat.Pause::by).orElse(null);
        row.pauseReason = heartbeat.pause().map(Heartbeat.Pause::reason).orElse(null);
    }

    static Heartbeat heartbeat(HeartbeatRow row) {
        Map<String, String> labels;
        try {
            labels = JSON.readValue(row.labels, LABELS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return new Heartbeat(
                row.id,
                row.name,
                labels,
                Severity.valueOf(row.severity),
                Duration.ofSeconds(row.everySeconds),
                Duration.ofSeconds(row.graceSeconds),
                row.madeBy,
                row.madeAt,
                Optional.ofNullable(row.beatAt),
                row.dueAt,
                Optional.ofNullable(row.missedAt),
                Optional.ofNullable(row.pausedUntil)
                        .map(until -> new Heartbeat.Pause(until, row.pausedBy, row.pauseReason)),
                row.removedAt != null);
    }
}
