package io.bridgekeeper.planted.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that poses as a value. */
@Entity
class Page {
    @Id
    String id;
}
