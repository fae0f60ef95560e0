package io.bridgekeeper.paging.subscription;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Something that happened, as other programs are told of it.
 *
 * @param id      the same wherever and however often it is told
 * @param systems that it is about, by their catalog ids; none where nothing says which, two where an incident moved
 * @param data    fields by name as {@code docs/webhooks.md} has them, in the order in which they are written; what is not
 *     known is left out
 */
record PublicEvent(
        UUID id, EventKind kind, Instant occurredAt, UUID incidentId, Set<String> systems, Map<String, Object> data) {

    /** The same, where it did not say itself which system it is about. */
    PublicEvent ofSystem(String systemId) {
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put("systemId", systemId);
        return new PublicEvent(id, kind, occurredAt, incidentId, Set.of(systemId), more);
    }
}
