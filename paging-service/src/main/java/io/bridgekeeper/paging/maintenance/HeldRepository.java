package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.outbox.ColumnMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Incidents whose first page was held back. */
@ApplicationScoped
public class HeldRepository {

    private static final String COLUMNS = ColumnMapper.columns(HeldRow.class, "held_incident");

    /** @param held of incidents that were written with this session */
    public Uni<Void> addAll(Mutiny.Session session, List<HeldIncident> held) {
        return session.persistAll(rows(held));
    }

    /** @param held of incidents that are open again; it takes the place of what held them back before */
    public Uni<Void> addAgain(Mutiny.Session session, List<HeldIncident> held) {
        return session.mergeAll(rows(held));
    }

    private static Object[] rows(List<HeldIncident> held) {
        return held.stream()
                .map(each -> {
                    HeldRow row = new HeldRow();
                    row.incidentId = each.incidentId();
                    row.windowId = each.windowId();
                    row.heldAt = each.heldAt();
                    row.untilAt = each.until();
                    row.number = each.number();
                    return row;
                })
                .toArray();
    }

    Uni<Optional<HeldIncident>> find(Mutiny.Session session, UUID incidentId) {
        return session.find(HeldRow.class, incidentId)
                .map(row -> Optional.ofNullable(row).map(HeldRepository::held));
    }

    /** Up to one more than asked for, the newest first. */
    Uni<List<HeldIncident>> ofWindow(Mutiny.Session session, UUID windowId, Slice slice) {
        return session.createQuery(
                        "from HeldRow h where h.windowId = :window and (h.heldAt, h.incidentId) < (:at, :id)"
                                + " order by h.heldAt desc, h.incidentId desc",
                        HeldRow.class)
                .setParameter("window", windowId)
                .setParameter("at", slice.behind().at())
                .setParameter("id", slice.behind().id())
                .setMaxResults(slice.sought())
                .getResultList()
                .map(rows -> rows.stream().map(HeldRepository::held).toList());
    }

    /** Claims those that are held and were decided by windows before this number; what another claims is left to it. */
    Uni<List<HeldIncident>> claimDecidedBefore(Mutiny.Session session, long number, Instant now, int limit) {
        return session.createNativeQuery("""
                        select %s from held_incident where until_at > :now and number < :number
                        order by incident_id limit :limit for update skip locked""".formatted(COLUMNS), HeldRow.class)
                .setParameter("now", now)
                .setParameter("number", number)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(HeldRepository::held).toList());
    }

    /** @param held as it was claimed by this session, but for when and by which windows it is over */
    Uni<Void> change(Mutiny.Session session, HeldIncident held) {
        return session.find(HeldRow.class, held.incidentId())
                .invoke(row -> {
                    row.untilAt = held.until();
                    row.number = held.number();
                })
                .replaceWithVoid();
    }

    private static HeldIncident held(HeldRow row) {
        return new HeldIncident(row.incidentId, row.windowId, row.heldAt, row.untilAt, row.number);
    }
}
