package io.bridgekeeper.paging.training;

import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.outbox.InTurnFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** What people have done for systems. It changes in the transaction that changes the incident. */
@ApplicationScoped
public class TrainingRepository {

    /** Of these people for these systems; who has done nothing for one is not there. */
    public Uni<List<Experience>> of(Mutiny.Session session, Collection<String> systems, Collection<String> people) {
        return session.createQuery(
                        "from TrainingRow t where t.systemId in :systems and t.personId in :people", TrainingRow.class)
                .setParameter("systems", systems)
                .setParameter("people", people)
                .getResultList()
                .map(TrainingRepository::experiences);
    }

    /** All, or those of one system, of one person, or both; by system, then by person. */
    Uni<List<Experience>> all(Mutiny.Session session, Optional<String> systemId, Optional<String> personId, int limit) {
        var query = session.createQuery(
                        "from TrainingRow t where true = true"
                                + (systemId.isPresent() ? " and t.systemId = :system" : "")
                                + (personId.isPresent() ? " and t.personId = :person" : "")
                                + " order by t.systemId, t.personId",
                        TrainingRow.class)
                .setMaxResults(limit);
        systemId.ifPresent(system -> query.setParameter("system", system));
        personId.ifPresent(person -> query.setParameter("person", person));
        return query.getResultList().map(TrainingRepository::experiences);
    }

    /** Those that make a person trained. */
    Uni<List<Experience>> enough(Mutiny.Session session, int shadowedIncidents) {
        return session.createQuery(
                        "from TrainingRow t where t.accepted > 0 or t.shadowed >= :enough", TrainingRow.class)
                .setParameter("enough", shadowedIncidents)
                .getResultList()
                .map(TrainingRepository::experiences);
    }

    /** A person accepted an incident of a system. */
    public Uni<Void> accepted(Mutiny.Session session, String personId, String systemId, Instant at) {
        return count(session, "accepted", personId, systemId, at);
    }

    /** A person, who is not among {@link #shadowsOf} it, follows an incident of a system from now on. */
    public Uni<Void> shadows(Mutiny.Session session, String personId, String systemId, UUID incidentId, Instant at) {
        ShadowedIncidentRow row = new ShadowedIncidentRow();
        row.incidentId = incidentId;
        row.personId = personId;
        row.systemId = systemId;
        row.at = at;
        return session.persist(row)
                .chain(() -> session.createNativeQuery(
                                "insert into training (person_id, system_id, accepted, shadowed, last_at)"
                                        + " values (:personId, :systemId, 0, 0, :at) on conflict do nothing")
                        .setParameter("personId", personId)
                        .setParameter("systemId", systemId)
                        .setParameter("at", at)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Who follows these incidents already; one that nobody follows is not there. */
    public Uni<Map<UUID, Set<String>>> shadowsOf(Mutiny.Session session, Collection<UUID> incidents) {
        return session.createQuery(
                        "select s.incidentId, s.personId from ShadowedIncidentRow s where s.incidentId in :incidents",
                        Object[].class)
                .setParameter("incidents", incidents)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> (UUID) row[0], Collectors.mapping(row -> (String) row[1], Collectors.toSet()))));
    }

    /** An incident that somebody had accepted is over: it counts for all who followed it, once. */
    public Uni<Void> ended(Mutiny.Session session, UUID incidentId, Instant at) {
        return session.createMutationQuery("update ShadowedIncidentRow s set s.countedAt = :at"
                        + " where s.incidentId = :id and s.countedAt is null")
                .setParameter("id", incidentId)
                .setParameter("at", at)
                .executeUpdate()
                .chain(counted -> counted == 0
                        ? Uni.createFrom().voidItem()
                        : session.createQuery(
                                        "from ShadowedIncidentRow s where s.incidentId = :id",
                                        ShadowedIncidentRow.class)
                                .setParameter("id", incidentId)
                                .getResultList()
                                .chain(rows -> countAll(session, rows, at)));
    }

    /** Up to one more than asked for, the newest first. */
    Uni<List<ShadowedIncident>> shadowedBy(Mutiny.Session session, String personId, Slice slice) {
        return session.createQuery(
                        "from ShadowedIncidentRow s where s.personId = :person and (s.at, s.incidentId) < (:at, :id)"
                                + " order by s.at desc, s.incidentId desc",
                        ShadowedIncidentRow.class)
                .setParameter("person", personId)
                .setParameter("at", slice.behind().at())
                .setParameter("id", slice.behind().id())
                .setMaxResults(slice.sought())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new ShadowedIncident(
                                row.incidentId, row.systemId, row.at, Optional.ofNullable(row.countedAt)))
                        .toList());
    }

    /** In the order of names, so that two incidents that end at once do not wait for each other. */
    private Uni<Void> countAll(Mutiny.Session session, List<ShadowedIncidentRow> rows, Instant at) {
        String systemId = rows.getFirst().systemId;
        return InTurnFlow.each(
                new TreeSet<>(rows.stream().map(row -> row.personId).toList()),
                personId -> count(session, "shadowed", personId, systemId, at));
    }

    private static Uni<Void> count(
            Mutiny.Session session, String column, String personId, String systemId, Instant at) {
        boolean isAccepted = column.equals("accepted");
        return session.createNativeQuery("insert into training as t (person_id, system_id, accepted, shadowed, last_at)"
                        + " values (:personId, :systemId, :accepted, :shadowed, :at)"
                        + " on conflict (person_id, system_id) do update set " + column + " = t." + column
                        + " + 1, last_at = greatest(t.last_at, excluded.last_at)")
                .setParameter("personId", personId)
                .setParameter("systemId", systemId)
                .setParameter("accepted", isAccepted ? 1 : 0)
                .setParameter("shadowed", isAccepted ? 0 : 1)
                .setParameter("at", at)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static List<Experience> experiences(List<TrainingRow> rows) {
        return rows.stream()
                .map(row -> new Experience(row.personId, row.systemId, row.accepted, row.shadowed, row.lastAt))
                .toList();
    }
}
