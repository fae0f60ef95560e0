package io.bridgekeeper.paging.contact;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "contact_trial")
class TrialRow {

    @Id
    UUID id;

    UUID methodId;
    String what;
    Instant beganAt;
    String state;
    String reason;
    Instant heardAt;

    Trial trial() {
        return new Trial(id, what, beganAt, state, reason, heardAt);
    }
}
