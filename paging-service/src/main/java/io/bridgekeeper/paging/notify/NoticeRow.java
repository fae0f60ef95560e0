package io.bridgekeeper.paging.notify;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "notice")
class NoticeRow {

    @Id
    UUID id;

    UUID pageId;
    UUID incidentId;
    String personId;
    int contact;
    String channel;
    String target;
    String state;
    int attempts;
    Instant queuedAt;
    Instant nextAttemptAt;
    Instant sentAt;
    String error;
    String why;
    Instant receiptDueAt;
    Instant receiptAt;
    UUID bundleId;
    Instant countedAt;
    String provider;
    Instant putOffAt;

    /** It waits for its provider, or for that of the one along with which it is told; another contact may be taken. */
    boolean isPutOff() {
        return putOffAt != null && (state.equals("failed-temporary") || state.equals("bundled"));
    }

    boolean late;
    boolean carries;
}
