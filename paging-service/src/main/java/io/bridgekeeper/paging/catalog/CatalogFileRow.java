package io.bridgekeeper.paging.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "catalog_file")
class CatalogFileRow {

    @Id
    int seq;

    String digest;
    Long revision;
    Instant takenAt;
}
