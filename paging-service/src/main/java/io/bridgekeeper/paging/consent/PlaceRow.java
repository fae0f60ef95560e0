package io.bridgekeeper.paging.consent;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "rotation_place")
@IdClass(PlaceRow.Key.class)
class PlaceRow {

    @Id
    String personId;

    @Id
    String rotationId;

    String told;
    Instant toldAt;

    record Key(String personId, String rotationId) {}
}
