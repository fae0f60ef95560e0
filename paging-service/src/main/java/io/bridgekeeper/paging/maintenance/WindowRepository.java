package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.listing.Slice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Maintenance windows, who did what to them, and the number of their last change. */
@ApplicationScoped
class WindowRepository {

    /** Takes the next number, and keeps all others from changing windows until the transaction ends. */
    Uni<Long> nextNumber(Mutiny.Session session) {
        return session.createNativeQuery(
                        "update maintenance_number set number = number + 1 where id = 1 returning number", Long.class)
                .getSingleResult();
    }

    /** Of the last change; smaller ones are all there. */
    Uni<Long> number(Mutiny.Session session) {
        return session.createNativeQuery("select number from maintenance_number where id = 1", Long.class)
                .getSingleResult();
    }

    /** @param openAt those that were over by plan before are left out; ended ones are not: whoever knows them must forget them */
    Uni<List<MaintenanceWindow>> changed(Mutiny.Session session, long after, long upTo, Instant openAt) {
        return session.createQuery(
                        "from WindowRow w where w.changedNumber > :after and w.changedNumber <= :upTo"
                                + " and (:after > 0 or w.overAt > :openAt)",
                        WindowRow.class)
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .setParameter("openAt", openAt)
                .getResultList()
                .map(WindowRepository::windows);
    }

    Uni<Void> add(Mutiny.Session session, MaintenanceWindow window, WindowChange change, long number) {
        return session.persist(WindowMapper.newRow(window, number)).chain(() -> session.persist(row(window, change)));
    }

    /** @param window as it was locked by this session, but for what can change */
    Uni<Void> change(Mutiny.Session session, MaintenanceWindow window, WindowChange change, long number) {
        return session.find(WindowRow.class, window.id())
                .invoke(row -> WindowMapper.change(row, window, number))
                .chain(() -> session.persist(row(window, change)));
    }

    Uni<Optional<MaintenanceWindow>> lock(Mutiny.Session session, UUID id) {
        return session.find(WindowRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(WindowMapper::window));
    }

    Uni<Optional<MaintenanceWindow>> find(Mutiny.Session session, UUID id) {
        return session.find(WindowRow.class, id)
                .map(row -> Optional.ofNullable(row).map(WindowMapper::window));
    }

    /** Up to one more than asked for, the newest first. */
    Uni<List<MaintenanceWindow>> list(Mutiny.Session session, Slice slice) {
        return session.createQuery(
                        "from WindowRow w where (w.madeAt, w.id) < (:at, :id) order by w.madeAt desc, w.id desc",
                        WindowRow.class)
                .setParameter("at", slice.behind().at())
                .setParameter("id", slice.behind().id())
                .setMaxResults(slice.sought())
                .getResultList()
                .map(WindowRepository::windows);
    }

    /** How many may hold something back then or later. */
    Uni<Long> openAt(Mutiny.Session session, Instant at) {
        return session.createQuery(
                        "select count(w) from WindowRow w where w.endedAt is null and w.overAt > :at", Long.class)
                .setParameter("at", at)
                .getSingleResult();
    }

    /** In the order in which they happened. */
    Uni<List<WindowChange>> changes(Mutiny.Session session, UUID windowId) {
        return session.createQuery(
                        "from WindowChangeRow c where c.windowId = :id order by c.seq", WindowChangeRow.class)
                .setParameter("id", windowId)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new WindowChange(row.at, row.byPerson, row.what))
                        .toList());
    }

    private static List<MaintenanceWindow> windows(List<WindowRow> rows) {
        return rows.stream().map(WindowMapper::window).toList();
    }

    private static WindowChangeRow row(MaintenanceWindow window, WindowChange change) {
        WindowChangeRow row = new WindowChangeRow();
        row.windowId = window.id();
        row.seq = window.version();
        row.at = change.at();
        row.byPerson = change.by();
        row.what = change.what();
        return row;
    }
}
