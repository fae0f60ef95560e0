package io.bridgekeeper.paging.change;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A change as the API shows it.
 *
 * @param id      the teller's own; may be absent
 * @param kind    {@code deploy}, {@code config}, {@code feature-flag}, {@code migration} or {@code other}
 * @param systems of the catalog; none where its labels matched nothing
 * @param toldBy  the account, or {@code integration:} and the integration's id
 */
record ChangeView(
        UUID changeId,
        Optional<String> id,
        String summary,
        String kind,
        Instant at,
        List<String> systems,
        Map<String, String> labels,
        Optional<String> source,
        Optional<String> url,
        Optional<String> who,
        String toldBy,
        Instant receivedAt) {

    /**
     * @param changes the newest first
     * @param next    for {@code cursor}; absent at the end
     */
    record All(List<ChangeView> changes, Optional<String> next) {}

    static ChangeView of(Change change) {
        return new ChangeView(
                change.id(),
                change.toldId(),
                change.summary(),
                change.kind().word(),
                change.at(),
                change.systemIds(),
                change.labels(),
                change.source(),
                change.url(),
                change.who(),
                change.toldBy(),
                change.receivedAt());
    }
}
