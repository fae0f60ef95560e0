package io.bridgekeeper.access.finding;

import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.outbox.ColumnMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Keeps what is found before there is an incident, until it is mended. */
@ApplicationScoped
public class OpenFindingFlow {

    private static final String COLUMNS = ColumnMapper.columns(OpenFindingRow.class, "f");

    private static final Logger LOG = Logger.getLogger(OpenFindingFlow.class);
    private static final String NOT_READY = "not-ready";

    private final Mutiny.SessionFactory sessions;
    private final Supplier<UUID> ids;

    OpenFindingFlow(Mutiny.SessionFactory sessions, Supplier<UUID> ids) {
        this.sessions = sessions;
        this.ids = ids;
    }

    /** Somebody who can be called would not have the access; where that is known, it now reads so. */
    public Uni<Void> notReady(
            Mutiny.Session session, String personId, String systemId, String what, String mend, Instant now) {
        return open(session, personId, systemId).chain(known -> {
            if (known != null) {
                known.what = what;
                known.mend = mend;
                return Uni.createFrom().voidItem();
            }
            LOG.warnf("Not ready for %s: %s: %s", systemId, personId, what);
            OpenFindingRow row = new OpenFindingRow();
            row.findingId = ids.get();
            row.kind = NOT_READY;
            row.personId = personId;
            row.systemId = systemId;
            row.what = what;
            row.mend = mend;
            row.foundAt = now;
            return session.persist(row);
        });
    }

    /** It is so no longer, or matters no longer; does nothing where nothing was found. */
    public Uni<Void> mended(Mutiny.Session session, String personId, String systemId, Instant now) {
        return open(session, personId, systemId)
                .invoke(known -> {
                    if (known != null) {
                        known.closedAt = now;
                    }
                })
                .replaceWithVoid();
    }

    /** @param visibleTo whose, and those for systems that this person owns; null for everybody's */
    Uni<OpenFindingView.All> list(String visibleTo, boolean openAlone, Slice slice) {
        return sessions.withTransaction((session, transaction) -> {
            var query = session.createNativeQuery(
                            "select " + COLUMNS + " from access_finding f where (f.found_at, f.finding_id) < (:at, :id)"
                                    + (openAlone ? " and f.closed_at is null" : "")
                                    + (visibleTo == null
                                            ? ""
                                            : " and (f.person_id = :visibleTo or f.system_id in"
                                                    + " (select o.system_id from system_owner o where o.person_id = :visibleTo))")
                                    + " order by f.found_at desc, f.finding_id desc",
                            OpenFindingRow.class)
                    .setParameter("at", slice.behind().at())
                    .setParameter("id", slice.behind().id());
            if (visibleTo != null) {
                query.setParameter("visibleTo", visibleTo);
            }
            return query.setMaxResults(slice.sought())
                    .getResultList()
                    .map(rows -> slice.part(rows, row -> Cursor.of(row.foundAt, row.findingId))
                            .map(OpenFindingRow::toView))
                    .map(part ->
                            new OpenFindingView.All(part.items(), part.next().orElse(null)));
        });
    }

    private static Uni<OpenFindingRow> open(Mutiny.Session session, String personId, String systemId) {
        return session.createSelectionQuery(
                        "from OpenFindingRow where personId = :personId and systemId = :systemId and kind = :kind"
                                + " and closedAt is null",
                        OpenFindingRow.class)
                .setParameter("personId", personId)
                .setParameter("systemId", systemId)
                .setParameter("kind", NOT_READY)
                .getSingleResultOrNull();
    }
}
