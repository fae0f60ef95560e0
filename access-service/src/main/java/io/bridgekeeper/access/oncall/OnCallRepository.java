package io.bridgekeeper.access.oncall;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who can be called, and who takes turns. */
@ApplicationScoped
public class OnCallRepository {

    // Equally old is taken too: it is the same event, or one that nobody can order.
    private static final String SYSTEM = """
            insert into on_call (system_id, published_at) values (:id, :publishedAt)
            on conflict (system_id) do update set published_at = excluded.published_at
             where on_call.published_at <= excluded.published_at
            """;
    private static final String ROTATION = """
            insert into rotation (rotation_id, retired, published_at) values (:id, :retired, :publishedAt)
            on conflict (rotation_id) do update set retired = excluded.retired, published_at = excluded.published_at
             where rotation.published_at <= excluded.published_at
            """;

    private final Supplier<UUID> ids;

    OnCallRepository(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /**
     * Whether the person can be called now.
     *
     * @param areaIds for one of these areas of the system; empty: for any part of it
     */
    public Uni<Boolean> isOnDuty(
            Mutiny.Session session, String personId, String systemId, Set<String> areaIds, Instant now) {
        return duties(session, Set.of(systemId), now).map(all -> {
            List<Duty> theirs = all.stream()
                    .filter(duty -> duty.personId().equals(personId) && duty.isAt(now))
                    .toList();
            return areaIds.isEmpty()
                    ? !theirs.isEmpty()
                    : !AreaDecider.areas(theirs, all, areaIds).isEmpty();
        });
    }

    /** Those of these systems that are not over, by begin. */
    public Uni<List<Duty>> duties(Mutiny.Session session, Collection<String> systemIds, Instant now) {
        if (systemIds.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createSelectionQuery(
                        "from DutyRow where systemId in :systemIds order by startsAt, personId", DutyRow.class)
                .setParameter("systemIds", systemIds)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(DutyRow::toDuty)
                        .filter(duty -> duty.endsAt().isAfter(now))
                        .toList());
    }

    /** In which rotations these people take turns, or stand in for somebody now; those in none are left out. */
    public Uni<Map<String, Set<String>>> rotationsOf(
            Mutiny.Session session, Collection<String> personIds, Instant now) {
        if (personIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createSelectionQuery("from MemberRow where personId in :personIds", MemberRow.class)
                .setParameter("personIds", personIds)
                .getResultList()
                .chain(members -> session.createSelectionQuery(
                                "from DutyRow where personId in :personIds", DutyRow.class)
                        .setParameter("personIds", personIds)
                        .getResultList()
                        .map(duties -> {
                            Map<String, Set<String>> all = new HashMap<>();
                            members.forEach(row -> put(all, row.personId, row.rotationId));
                            duties.stream()
                                    .map(DutyRow::toDuty)
                                    .filter(duty -> duty.isAt(now))
                                    .forEach(duty -> duty.rotationId()
                                            .ifPresent(rotation -> put(all, duty.personId(), rotation)));
                            return all;
                        }));
    }

    private static void put(Map<String, Set<String>> all, String personId, String rotationId) {
        all.computeIfAbsent(personId, ignored -> new HashSet<>()).add(rotationId);
    }

    /** Those of which nothing was told, or that have left the catalog. */
    public Uni<Set<String>> unknown(Mutiny.Session session, Set<String> rotationIds) {
        if (rotationIds.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return session.createNativeQuery(
                        "select rotation_id from rotation where rotation_id in :ids and not retired", String.class)
                .setParameter("ids", rotationIds)
                .getResultList()
                .map(known -> {
                    Set<String> unknown = new HashSet<>(rotationIds);
                    known.forEach(unknown::remove);
                    return unknown;
                });
    }

    /** The systems that these people can be called for. */
    Uni<Set<String>> systemsOf(Mutiny.Session session, Collection<String> personIds) {
        if (personIds.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return session.createSelectionQuery(
                        "select distinct systemId from DutyRow where personId in :personIds", String.class)
                .setParameter("personIds", personIds)
                .getResultList()
                .map(HashSet::new);
    }

    /** @return false where it is older than what is known */
    Uni<Boolean> replace(Mutiny.Session session, Told.Duties told) {
        return session.createNativeQuery(SYSTEM)
                .setParameter("id", told.systemId())
                .setParameter("publishedAt", told.publishedAt())
                .executeUpdate()
                .chain(taken -> taken == 0
                        ? Uni.createFrom().item(false)
                        : session.createMutationQuery("delete from DutyRow where systemId = :systemId")
                                .setParameter("systemId", told.systemId())
                                .executeUpdate()
                                .chain(() -> session.persistAll(told.duties().stream()
                                        .map(duty -> new DutyRow(ids.get(), duty))
                                        .toArray()))
                                .chain(session::flush)
                                // What this session has read of them is no longer so.
                                .invoke(session::clear)
                                .replaceWith(true));
    }

    /** @return who came or left; nobody where it is older than what is known */
    Uni<Set<String>> replace(Mutiny.Session session, Told.Members told) {
        return session.createNativeQuery(ROTATION)
                .setParameter("id", told.rotationId())
                .setParameter("retired", told.retired())
                .setParameter("publishedAt", told.publishedAt())
                .executeUpdate()
                .chain(taken -> taken == 0
                        ? Uni.createFrom().item(Set.<String>of())
                        : members(session, told.rotationId()).chain(before -> replace(session, told, before)));
    }

    private Uni<Set<String>> replace(Mutiny.Session session, Told.Members told, Set<String> before) {
        Set<String> changed = new HashSet<>(before);
        changed.removeIf(told.personIds()::contains);
        Object[] added = told.personIds().stream()
                .filter(personId -> !before.contains(personId))
                .map(personId -> new MemberRow(told.rotationId(), personId))
                .toArray();
        Uni<Void> removal = changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createMutationQuery(
                                "delete from MemberRow where rotationId = :rotationId and personId in :gone")
                        .setParameter("rotationId", told.rotationId())
                        .setParameter("gone", Set.copyOf(changed))
                        .executeUpdate()
                        .replaceWithVoid();
        told.personIds().stream().filter(personId -> !before.contains(personId)).forEach(changed::add);
        return removal.chain(() -> session.persistAll(added))
                .chain(session::flush)
                .invoke(session::clear)
                .replaceWith(changed);
    }

    private static Uni<Set<String>> members(Mutiny.Session session, String rotationId) {
        return session.createSelectionQuery(
                        "select personId from MemberRow where rotationId = :rotationId", String.class)
                .setParameter("rotationId", rotationId)
                .getResultList()
                .map(HashSet::new);
    }
}
