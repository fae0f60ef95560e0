package io.bridgekeeper.access.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/** What people are shown of rows. */
final class AuditMapper {

    private static final ObjectReader FACTS = new JsonMapper().readerFor(new TypeReference<Map<String, String>>() {});

    private AuditMapper() {}

    /** @param rows one more than asked for where there are more */
    static AuditView view(List<AuditRow> rows, int limit) {
        List<AuditView.Entry> entries =
                rows.stream().limit(limit).map(AuditMapper::entry).toList();
        boolean more = rows.size() > limit;
        return new AuditView(entries, more ? String.valueOf(entries.getLast().seq()) : null);
    }

    private static AuditView.Entry entry(AuditRow row) {
        return new AuditView.Entry(
                row.seq,
                row.at,
                row.actor,
                row.action,
                row.subject,
                row.systemId,
                row.incidentId,
                row.grantId,
                facts(row),
                row.previous,
                row.hash);
    }

    private static Map<String, String> facts(AuditRow row) {
        try {
            return FACTS.readValue(row.facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts of entry " + row.seq, e);
        }
    }
}
