package io.bridgekeeper.access.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bridgekeeper.contracts.access.v1.ReadinessChanged;
import io.bridgekeeper.outbox.OutgoingEvent;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Between readiness, the table and what is told of it. */
final class RehearsalMapper {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private RehearsalMapper() {}

    static String json(List<Reason> reasons) {
        try {
            return JSON.writeValueAsString(reasons);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Reason> reasons(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<Reason>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String kinds(List<Reason> reasons) {
        return reasons.stream().map(reason -> reason.kind().slug()).distinct().collect(Collectors.joining(" "));
    }

    static OutgoingEvent event(UUID id, String personId, String systemId, Readiness readiness, Instant checkedAt) {
        return new OutgoingEvent(
                id,
                "readiness/" + personId + "/" + systemId,
                checkedAt,
                new ReadinessChanged(
                        personId,
                        systemId,
                        readiness.slug(),
                        readiness.reasons().stream()
                                .map(reason -> new ReadinessChanged.Reason(
                                        reason.kind().slug(),
                                        reason.profileId(),
                                        reason.target(),
                                        reason.what(),
                                        reason.mend()))
                                .toList(),
                        checkedAt));
    }
}
