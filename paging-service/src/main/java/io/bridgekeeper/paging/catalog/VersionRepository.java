package io.bridgekeeper.paging.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Versions of the catalog, and which contents of the file were taken in. */
@ApplicationScoped
class VersionRepository {

    /** All but the documents, which are large. */
    private static final String HEADS = "select v.number, v.format, v.digest, v.source, v.madeBy, v.madeAt, v.added,"
            + " v.changed, v.removed from CatalogVersionRow v ";

    /** Whoever wants to store a version waits here until the one before has committed; readers do not. */
    Uni<Void> lock(Mutiny.Session session) {
        return session.createNativeQuery("lock table catalog_version in share row exclusive mode")
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<CatalogVersion>> newest(Mutiny.Session session) {
        return before(session, Long.MAX_VALUE, 1).map(found -> found.stream().findFirst());
    }

    /** @return those with a number below {@code before}, the newest first */
    Uni<List<CatalogVersion>> before(Mutiny.Session session, long before, int most) {
        return session.createQuery(HEADS + "where v.number < :before order by v.number desc", Object[].class)
                .setParameter("before", before)
                .setMaxResults(most)
                .getResultList()
                .map(rows -> rows.stream().map(VersionRepository::head).toList());
    }

    Uni<Optional<CatalogVersion>> version(Mutiny.Session session, long number) {
        return session.createQuery(HEADS + "where v.number = :number", Object[].class)
                .setParameter("number", number)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(VersionRepository::head));
    }

    /** Of a version that is there. */
    Uni<CatalogDocument> document(Mutiny.Session session, long number) {
        return session.createQuery(
                        "select v.document, v.format from CatalogVersionRow v where v.number = :number", Object[].class)
                .setParameter("number", number)
                .getSingleResult()
                .map(row -> new CatalogDocument((String) row[0], format(row[1])));
    }

    /** Of a version that is there, from the one before it. */
    Uni<CatalogDifference> difference(Mutiny.Session session, long number) {
        return session.createQuery(
                        "select v.difference from CatalogVersionRow v where v.number = :number", String.class)
                .setParameter("number", number)
                .getSingleResult()
                .map(CatalogMapper::difference);
    }

    Uni<Void> add(
            Mutiny.Session session, CatalogVersion version, CatalogDocument document, CatalogDifference difference) {
        CatalogVersionRow row = new CatalogVersionRow();
        row.number = version.number();
        row.document = document.text();
        row.format = version.format().word();
        row.digest = version.digest();
        row.source = version.source().name().toLowerCase(Locale.ROOT);
        row.madeBy = version.madeBy();
        row.madeAt = version.madeAt();
        row.added = version.added();
        row.changed = version.changed();
        row.removed = version.removed();
        row.difference = CatalogMapper.write(difference);
        return session.persist(row).chain(session::flush);
    }

    /** @return what was taken in, in that order */
    Uni<List<FileChoice.Taken>> taken(Mutiny.Session session) {
        return session.createQuery("from CatalogFileRow f order by f.seq", CatalogFileRow.class)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new FileChoice.Taken(row.digest, Optional.ofNullable(row.revision)))
                        .toList());
    }

    /** @param seq how many were taken in before */
    Uni<Void> take(Mutiny.Session session, int seq, FileChoice.Taken file, Instant now) {
        CatalogFileRow row = new CatalogFileRow();
        row.seq = seq;
        row.digest = file.digest();
        row.revision = file.revision().orElse(null);
        row.takenAt = now;
        return session.persist(row);
    }

    private static CatalogVersion head(Object[] row) {
        return new CatalogVersion(
                (Long) row[0],
                format(row[1]),
                (String) row[2],
                CatalogVersion.Source.valueOf(((String) row[3]).toUpperCase(Locale.ROOT)),
                (String) row[4],
                (Instant) row[5],
                (Integer) row[6],
                (Integer) row[7],
                (Integer) row[8]);
    }

    private static DocumentFormat format(Object word) {
        return DocumentFormat.valueOf(((String) word).toUpperCase(Locale.ROOT));
    }
}
