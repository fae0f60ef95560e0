package io.bridgekeeper.access.membership;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "membership")
@IdClass(MembershipRow.Key.class)
class MembershipRow {

    record Key(String personId, String target) {}

    @Id
    @Column(name = "person_id")
    String personId;

    /** By its text. */
    @Id
    String target;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "claim_id")
    UUID claimId;

    @Column(name = "claimed_until")
    Instant claimedUntil;

    int tries;
}
