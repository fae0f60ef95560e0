package io.bridgekeeper.paging.correction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Between a proposal and its row. */
final class CorrectionMapper {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private CorrectionMapper() {}

    static CorrectionRow row(Correction correction) {
        CorrectionRow row = new CorrectionRow();
        row.id = correction.id();
        row.incidentId = correction.incidentId();
        row.title = correction.title();
        row.fromSystem = correction.from().orElse(null);
        row.toSystem = correction.to();
        row.proposedBy = correction.proposedBy();
        row.reason = correction.reason().orElse(null);
        row.at = correction.at();
        try {
            row.labels = JSON.writeValueAsString(correction.labels());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return row;
    }

    static Correction correction(CorrectionRow row) {
        try {
            return new Correction(
                    row.id,
                    row.incidentId,
                    row.title,
                    JSON.readValue(row.labels, LABELS),
                    Optional.ofNullable(row.fromSystem),
                    row.toSystem,
                    row.proposedBy,
                    Optional.ofNullable(row.reason),
                    row.at,
                    Optional.ofNullable(row.dismissedAt)
                            .map(at -> new Correction.Dismissal(row.dismissedBy, row.dismissedReason, at)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
