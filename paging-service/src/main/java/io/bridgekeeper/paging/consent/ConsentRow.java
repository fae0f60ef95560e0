package io.bridgekeeper.paging.consent;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "consent")
@IdClass(ConsentRow.Key.class)
class ConsentRow {

    @Id
    String personId;

    @Id
    String systemId;

    Instant until;
    Instant acceptedAt;

    record Key(String personId, String systemId) {}
}
