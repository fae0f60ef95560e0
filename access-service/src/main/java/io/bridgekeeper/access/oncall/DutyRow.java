package io.bridgekeeper.access.oncall;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Entity
@Table(name = "duty")
class DutyRow {

    @Id
    @Column(name = "duty_id")
    UUID dutyId;

    @Column(name = "system_id")
    String systemId;

    @Column(name = "person_id")
    String personId;

    @Column(name = "area_id")
    String areaId;

    @Column(name = "rotation_id")
    String rotationId;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    DutyRow() {}

    DutyRow(UUID dutyId, Duty duty) {
        this.dutyId = dutyId;
        systemId = duty.systemId();
        personId = duty.personId();
        areaId = duty.areaId().orElse(null);
        rotationId = duty.rotationId().orElse(null);
        startsAt = duty.startsAt();
        endsAt = duty.endsAt();
    }

    Duty toDuty() {
        return new Duty(
                systemId, personId, Optional.ofNullable(areaId), Optional.ofNullable(rotationId), startsAt, endsAt);
    }
}
