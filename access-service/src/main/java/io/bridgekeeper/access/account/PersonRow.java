package io.bridgekeeper.access.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

@Entity
@Table(name = "person")
class PersonRow {

    @Id
    @Column(name = "person_id")
    String personId;

    boolean retired;

    @Column(name = "published_at")
    Instant publishedAt;

    String account;

    @Column(name = "changed_at")
    Instant changedAt;

    Person toPerson() {
        return new Person(personId, Optional.ofNullable(account).map(AccountState::of));
    }
}
