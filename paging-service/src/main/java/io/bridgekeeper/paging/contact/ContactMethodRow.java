package io.bridgekeeper.paging.contact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "contact_method")
class ContactMethodRow {

    @Id
    UUID id;

    @Column(updatable = false)
    String personId;

    @Column(updatable = false)
    String source;

    String channel;
    String target;
    String name;
    Instant addedAt;
    Instant verifiedAt;
    String codeHash;
    Instant codeExpiresAt;
    int codeTries;
    Instant lastTriedAt;
    Instant lastDeliveredAt;
    Instant lastFailedAt;
    String lastFailure;
    Instant failingSince;
    Instant testDueAt;
    int testAttempts;
}
