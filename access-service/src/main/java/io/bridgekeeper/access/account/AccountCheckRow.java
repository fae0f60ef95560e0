package io.bridgekeeper.access.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "account_check")
class AccountCheckRow {

    static final short ONLY = 1;

    @Id
    @Column(name = "check_id")
    short checkId;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "claim_id")
    UUID claimId;

    @Column(name = "claimed_until")
    Instant claimedUntil;

    @Column(name = "believed_at")
    Instant believedAt;
}
