package io.bridgekeeper.access.rehearsal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "rehearsal_round")
class RoundRow {

    static final short ONLY = 1;

    @Id
    @Column(name = "round_id")
    short roundId;

    @Column(name = "claim_id")
    UUID claimId;

    @Column(name = "claimed_until")
    Instant claimedUntil;

    @Column(name = "not_before")
    Instant notBefore;

    boolean unclean;
}
