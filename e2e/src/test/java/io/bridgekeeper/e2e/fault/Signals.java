package io.bridgekeeper.e2e.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Signals as the gateway writes them onto its topic. */
final class Signals {

    static final String TYPE = "gateway.signal.received.v1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Signals() {}

    record Sent(String key, byte[] value, Map<String, String> headers) {}

    static Sent of(Problem problem, String state, Instant receivedAt, String integrationId) {
        String dedupKey = problem.run() + "x" + problem.index();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("integrationId", integrationId);
        data.put("format", "alertmanager");
        data.put("state", state);
        data.put("dedupKey", dedupKey);
        data.put("title", problem.title());
        data.put("severity", "critical");
        data.put("startsAt", receivedAt.toString());
        data.put("receivedAt", receivedAt.toString());
        data.put("labels", Map.of("service", problem.system(), "alertname", "Fault" + dedupKey));
        data.put("links", List.of());
        data.put("evidence", Map.of());
        return new Sent(integrationId + "|" + dedupKey, bytes(data), headers(TYPE, receivedAt));
    }

    static Map<String, String> headers(String type, Instant at) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_type",
                type,
                "ce_source",
                "/bridgekeeper/gateway",
                "ce_time",
                at.toString());
    }

    private static byte[] bytes(Map<String, Object> data) {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
