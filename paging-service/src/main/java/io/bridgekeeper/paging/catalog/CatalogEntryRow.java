package io.bridgekeeper.paging.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "catalog_entry")
@IdClass(CatalogEntryRow.Key.class)
class CatalogEntryRow {

    @Id
    String kind;

    @Id
    String entryId;

    String content;
    boolean retired;
    Instant changedAt;

    record Key(String kind, String entryId) {}
}
