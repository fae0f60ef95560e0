package io.bridgekeeper.paging.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the newest version of the catalog says, and what left it. */
@ApplicationScoped
class CatalogRepository {

    Uni<List<CatalogEntry>> all(Mutiny.Session session) {
        return session.createQuery("from CatalogEntryRow", CatalogEntryRow.class)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row ->
                                new CatalogEntry(new CatalogEntry.Key(row.kind, row.entryId), row.content, row.retired))
                        .toList());
    }

    /** All of them by one statement: a first catalog may have ten thousand. */
    Uni<Void> keep(Mutiny.Session session, List<CatalogEntry> entries, Instant now) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("insert into catalog_entry (kind, entry_id, content, retired, changed_at)"
                        + " select e.kind, e.entry_id, e.content, e.retired, cast(:now as timestamptz)"
                        // A text of its own first: the driver would send a parameter of type json as a JSON string.
                        + " from json_to_recordset(cast(cast(:entries as text) as json))"
                        + " as e(kind text, entry_id text, content text, retired boolean)"
                        + " on conflict (kind, entry_id) do update set content = excluded.content,"
                        + " retired = excluded.retired, changed_at = excluded.changed_at")
                .setParameter("entries", CatalogMapper.rows(entries))
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }
}
