package io.bridgekeeper.paging.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The state of one problem as its signals tell it.
 *
 * @param repeats   firing signals after the first
 * @param lastAt    when its last signal was received
 * @param clearedAt empty while it is open
 */
public record Alert(
        UUID id,
        UUID incidentId,
        UUID integrationId,
        String dedupKey,
        String title,
        int repeats,
        Instant firstAt,
        Instant lastAt,
        Optional<Instant> clearedAt) {

    public boolean isOpen() {
        return clearedAt.isEmpty();
    }

    public Alert repeated(Instant at) {
        return new Alert(
                id, incidentId, integrationId, dedupKey, title, repeats + 1, firstAt, later(at), Optional.empty());
    }

    public Alert cleared(Instant at) {
        return new Alert(id, incidentId, integrationId, dedupKey, title, repeats, firstAt, later(at), Optional.of(at));
    }

    private Instant later(Instant at) {
        return at.isAfter(lastAt) ? at : lastAt;
    }
}
