package io.bridgekeeper.access.profile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "profile_rule")
class ProfileRuleRow {

    @Id
    @Column(name = "profile_id")
    String profileId;

    String definition;

    boolean retired;
}
