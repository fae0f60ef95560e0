package io.bridgekeeper.idempotency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** Columns are named here, for services name theirs each in its own way. */
@Entity
@Table(name = "kept_answer")
@IdClass(KeptAnswerRow.Key.class)
class KeptAnswerRow {

    record Key(String caller, String path, String key) implements Serializable {}

    @Id
    String caller;

    @Id
    String path;

    @Id
    String key;

    @Column(name = "body_hash")
    String bodyHash;

    @Column(name = "claim_id")
    UUID claimId;

    @Column(name = "lease_until")
    Instant leaseUntil;

    @Column(name = "expires_at")
    Instant expiresAt;

    Integer status;

    @Column(name = "media_type")
    String mediaType;

    byte[] answer;

    String location;

    String etag;
}
