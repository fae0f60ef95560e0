package io.bridgekeeper.paging.device;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "push_enrolment")
class EnrolmentRow {

    @Id
    String personId;

    String secretHash;
    Instant expiresAt;
    Instant usedAt;
}
