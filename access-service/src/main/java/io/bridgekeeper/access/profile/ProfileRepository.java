package io.bridgekeeper.access.profile;

import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.outbox.InTurnFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The access profiles of the catalog, as last told. */
@ApplicationScoped
public class ProfileRepository {

    private static final String UPSERT = """
            insert into profile (profile_id, system_id, targets, max_duration, retired, published_at)
            values (:profileId, :systemId, string_to_array(:targets, chr(10)), :maxDuration, false, :publishedAt)
            on conflict (profile_id) do update
               set system_id = excluded.system_id, targets = excluded.targets,
                   max_duration = excluded.max_duration, retired = false, published_at = excluded.published_at
             where profile.published_at <= excluded.published_at
            """;

    /** The profiles in use of these systems. */
    public Uni<List<Profile>> ofSystems(Mutiny.Session session, Collection<String> systemIds) {
        if (systemIds.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createSelectionQuery(
                        "from ProfileRow where systemId in :systemIds and not retired order by profileId",
                        ProfileRow.class)
                .setParameter("systemIds", systemIds)
                .getResultList()
                .map(rows -> rows.stream().map(ProfileRow::toProfile).toList());
    }

    /** Every profile in use. */
    public Uni<List<Profile>> inUse(Mutiny.Session session) {
        return session.createSelectionQuery("from ProfileRow where not retired order by profileId", ProfileRow.class)
                .getResultList()
                .map(rows -> rows.stream().map(ProfileRow::toProfile).toList());
    }

    /** The targets of all profiles that there ever were. */
    public Uni<Set<Target>> targets(Mutiny.Session session) {
        return session.createSelectionQuery("from ProfileRow", ProfileRow.class)
                .getResultList()
                .map(rows -> rows.stream()
                        .flatMap(row -> row.toProfile().targets().stream())
                        .collect(Collectors.toSet()));
    }

    /**
     * Takes what the catalog tells of one system: these profiles are in use and no others. Older news is dropped.
     *
     * @param profiles all of {@code systemId}; empty for a system that is retired
     */
    public Uni<Void> publish(Mutiny.Session session, String systemId, List<Profile> profiles, Instant publishedAt) {
        List<String> kept = profiles.stream().map(Profile::profileId).toList();
        return session.createMutationQuery("update ProfileRow set retired = true, publishedAt = :publishedAt"
                        + " where systemId = :systemId and publishedAt <= :publishedAt and profileId not in :kept")
                .setParameter("systemId", systemId)
                .setParameter("publishedAt", publishedAt)
                .setParameter("kept", kept.isEmpty() ? List.of("") : kept)
                .executeUpdate()
                .chain(() -> InTurnFlow.each(
                        profiles,
                        profile -> session.createNativeQuery(UPSERT)
                                .setParameter("profileId", profile.profileId())
                                .setParameter("systemId", profile.systemId())
                                .setParameter("targets", String.join("\n", profile.targetTexts()))
                                .setParameter(
                                        "maxDuration", profile.maxDuration().toString())
                                .setParameter("publishedAt", publishedAt)
                                .executeUpdate()));
    }
}
