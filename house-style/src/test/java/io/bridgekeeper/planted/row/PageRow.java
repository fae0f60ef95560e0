package io.bridgekeeper.planted.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A table that any package can reach into. */
@Entity
public class PageRow {
    @Id
    String id;
}
