package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Range;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Dated exceptions to who is on call. */
@ApplicationScoped
public class OverrideRepository {

    /** Of the advisory locks that stand for rotations; its value only has to differ from other locks'. */
    private static final int ROTATION_LOCKS = 0x526f7461;

    /** Keeps everybody else from planning the rotation until the transaction ends. */
    public Uni<Void> lockRotation(Mutiny.Session session, String rotationId) {
        return session.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(:locks, hashtext(:rotation))", Integer.class)
                .setParameter("locks", ROTATION_LOCKS)
                .setParameter("rotation", rotationId)
                .getSingleResult()
                .replaceWithVoid();
    }

    /** Those in force at an instant, by rotation; a rotation without any is not there. */
    public Uni<Map<String, Overrides>> inForce(Mutiny.Session session, Collection<String> rotations, Instant at) {
        if (rotations.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createQuery(
                        "from OverrideRow o where o.counts and o.rotationId in :rotations"
                                + " and o.untilAt > :at and o.fromAt <= :at order by o.seq",
                        OverrideRow.class)
                .setParameter("rotations", rotations)
                .setParameter("at", at)
                .getResultList()
                .map(OverrideRepository::byRotation);
    }

    /** Those of all rotations that touch a range, by rotation; a rotation without any is not there. */
    public Uni<Map<String, Overrides>> touching(Mutiny.Session session, Range range) {
        return session.createQuery(
                        "from OverrideRow o where o.counts and o.untilAt > :from and o.fromAt < :until order by o.seq",
                        OverrideRow.class)
                .setParameter("from", range.from())
                .setParameter("until", range.until())
                .getResultList()
                .map(OverrideRepository::byRotation);
    }

    /** Who made them, and why, in no order. */
    public Uni<List<MadeOverride>> made(Mutiny.Session session, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createQuery("from OverrideRow o where o.id in :ids", OverrideRow.class)
                        .setParameter("ids", ids)
                        .getResultList()
                        .map(rows -> rows.stream().map(OverrideMapper::made).toList());
    }

    /** Another text where others are not over than those at the time of that text. */
    public Uni<String> mark(Mutiny.Session session, Instant now) {
        return session.createQuery(
                        "select count(o), max(o.madeAt) from OverrideRow o where o.counts and o.untilAt > :now",
                        Object[].class)
                .setParameter("now", now)
                .getSingleResult()
                .map(Arrays::toString);
    }

    /** Those of one rotation that touch a range, also those that were taken back, in the order in which they were made. */
    Uni<List<MadeOverride>> of(Mutiny.Session session, String rotationId, Range range) {
        return session.createQuery(
                        "from OverrideRow o where o.rotationId = :rotation"
                                + " and o.untilAt > :from and o.fromAt < :until order by o.seq",
                        OverrideRow.class)
                .setParameter("rotation", rotationId)
                .setParameter("from", range.from())
                .setParameter("until", range.until())
                .getResultList()
                .map(rows -> rows.stream().map(OverrideMapper::made).toList());
    }

    /** Reads one and keeps everybody else from taking it back until the transaction ends. */
    Uni<Optional<MadeOverride>> lock(Mutiny.Session session, UUID id) {
        return session.find(OverrideRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(OverrideMapper::made));
    }

    public Uni<Void> add(Mutiny.Session session, MadeOverride made) {
        return session.persist(OverrideMapper.row(made));
    }

    /** @param made as it was locked by this session, but for what can change */
    Uni<Void> change(Mutiny.Session session, MadeOverride made) {
        return session.find(OverrideRow.class, made.id())
                .invoke(row -> OverrideMapper.change(row, made))
                .replaceWithVoid();
    }

    static Overrides counting(List<MadeOverride> made) {
        return Overrides.of(made.stream()
                .filter(MadeOverride::counts)
                .map(MadeOverride::override)
                .toList());
    }

    private static Map<String, Overrides> byRotation(List<OverrideRow> rows) {
        return rows.stream()
                .map(OverrideMapper::made)
                .collect(Collectors.groupingBy(
                        MadeOverride::rotationId,
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), OverrideRepository::counting)));
    }
}
