package io.bridgekeeper.gateway.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.Map;
import java.util.UUID;

/** Puts the parts of an incident into one answer, each as its service wrote it. */
final class IncidentMapper {

    private IncidentMapper() {}

    /**
     * One incident as a screen shows it.
     *
     * @param incident as {@code GET /api/paging/incidents/{id}} has it
     * @param bridge   as {@code GET /api/roster/bridges/{id}} has it; null where there is none
     * @param access   as {@code GET /api/access/grants?incidentId=} has it: the caller's own
     * @param followUp as {@code GET /api/followup/follow-ups?incidentId=} has it
     * @param missing  by the name of each part that its service did not show: away, slow or not-allowed
     */
    record View(
            UUID incidentId,

            @JsonInclude(JsonInclude.Include.ALWAYS) @JsonRawValue
            String incident,

            @JsonInclude(JsonInclude.Include.ALWAYS) @JsonRawValue
            String bridge,

            @JsonInclude(JsonInclude.Include.ALWAYS) @JsonRawValue
            String access,

            @JsonInclude(JsonInclude.Include.ALWAYS) @JsonRawValue
            String followUp,

            Map<String, String> missing) {}

    static View view(UUID incidentId, Parts parts) {
        return new View(
                incidentId,
                json(parts.incident()),
                json(parts.bridge()),
                json(parts.access()),
                json(parts.followUp()),
                parts.missing());
    }

    private static String json(Part part) {
        return switch (part) {
            case Part.Shown(String json) -> json;
            case Part.Nothing ignored -> null;
            case Part.Missing ignored -> null;
        };
    }
}
