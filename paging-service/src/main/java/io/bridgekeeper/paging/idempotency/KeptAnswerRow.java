package io.bridgekeeper.paging.idempotency;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

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

    String bodyHash;
    UUID claimId;
    Instant leaseUntil;
    Instant expiresAt;
    Integer status;
    String mediaType;
    byte[] answer;
}
