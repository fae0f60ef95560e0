package io.bridgekeeper.access.oncall;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

@Entity
@Table(name = "rotation_member")
@IdClass(MemberRow.Key.class)
class MemberRow {

    record Key(String rotationId, String personId) {}

    @Id
    @Column(name = "rotation_id")
    String rotationId;

    @Id
    @Column(name = "person_id")
    String personId;

    MemberRow() {}

    MemberRow(String rotationId, String personId) {
        this.rotationId = rotationId;
        this.personId = personId;
    }
}
