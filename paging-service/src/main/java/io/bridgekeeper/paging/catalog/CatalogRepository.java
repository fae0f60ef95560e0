package io.bridgekeeper.paging.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the catalog file said last. */
@ApplicationScoped
class CatalogRepository {

    /** Reads all entries; replicas that start at the same time do so in turn. */
    Uni<List<CatalogEntry>> lockAll(Mutiny.Session session) {
        return session.createNativeQuery("lock table catalog_entry in exclusive mode")
                .executeUpdate()
                .chain(() -> session.createQuery("from CatalogEntryRow", CatalogEntryRow.class)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row ->
                                new CatalogEntry(new CatalogEntry.Key(row.kind, row.entryId), row.content, row.retired))
                        .toList());
    }

    Uni<Void> keep(Mutiny.Session session, List<CatalogEntry> entries, Instant now) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (CatalogEntry entry : entries) {
            CatalogEntryRow row = new CatalogEntryRow();
            row.kind = entry.key().kind();
            row.entryId = entry.key().id();
            row.content = entry.content();
            row.retired = entry.retired();
            row.changedAt = now;
            all = all.chain(() -> session.merge(row)).replaceWithVoid();
        }
        return all;
    }
}
