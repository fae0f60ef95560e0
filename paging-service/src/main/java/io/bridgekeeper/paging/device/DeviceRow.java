package io.bridgekeeper.paging.device;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "push_device")
class DeviceRow {

    @Id
    UUID methodId;

    String personId;
    String secretHash;
    Instant seenAt;
}
