package io.bridgekeeper.paging.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "person_account")
class PersonAccountRow {

    @Id
    String personId;

    String state;
    Instant checkedAt;
    Instant changedAt;

    Departure toDeparture() {
        return new Departure(personId, AccountState.of(state), changedAt);
    }
}
