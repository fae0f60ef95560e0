package io.bridgekeeper.paging.duty;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "on_call_said")
class SaidRow {

    @Id
    String key;

    String data;
}
