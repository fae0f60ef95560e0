package io.bridgekeeper.paging.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "catalog_version")
class CatalogVersionRow {

    @Id
    long number;

    String document;
    String format;
    String digest;
    String source;
    String madeBy;
    Instant madeAt;
    int added;
    int changed;
    int removed;
    String difference;
}
