package io.bridgekeeper.paging.contact;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "contact_settings")
class ContactSettingsRow {

    @Id
    String personId;

    String highRules;
    String lowRules;
    String quietZone;
    String quietWindows;
}
