package io.bridgekeeper.followup.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity(name = "Person")
@Table(name = "known_person")
class PersonRow {
    @Id
    String personId;

    String name;
    boolean retired;
    Instant publishedAt;

    Person person() {
        return new Person(personId, name, retired);
    }
}
