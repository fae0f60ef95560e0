package io.bridgekeeper.access.profile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The access profiles of the catalog, as last told. */
@ApplicationScoped
public class ProfileRepository {

    private static final String UPSERT = """
            insert into profile (profile_id, system_id, keycloak_group, max_duration, retired, published_at)
            values (:profileId, :systemId, :keycloakGroup, :maxDuration, false, :publishedAt)
            on conflict (profile_id) do update
               set system_id = excluded.system_id, keycloak_group = excluded.keycloak_group,
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

    /** The groups of all profiles that there ever were. */
    public Uni<List<String>> groups(Mutiny.Session session) {
        return session.createSelectionQuery("select distinct keycloakGroup from ProfileRow", String.class)
                .getResultList();
    }

    /**
     * Takes what the catalog tells of one system: these profiles are in use and no others. Older news is dropped.
     *
     * @param profiles all of {@code systemId}; empty for a system that is retired
     */
    public Uni<Void> publish(Mutiny.Session session, String systemId, List<Profile> profiles, Instant publishedAt) {
        List<String> kept = profiles.stream().map(Profile::profileId).toList();
        Uni<Void> all = session.createMutationQuery("update ProfileRow set retired = true, publishedAt = :publishedAt"
                        + " where systemId = :systemId and publishedAt <= :publishedAt and profileId not in :kept")
                .setParameter("systemId", systemId)
                .setParameter("publishedAt", publishedAt)
                .setParameter("kept", kept.isEmpty() ? List.of("") : kept)
                .executeUpdate()
                .replaceWithVoid();
        for (Profile profile : profiles) {
            all = all.chain(() -> session.createNativeQuery(UPSERT)
                    .setParameter("profileId", profile.profileId())
                    .setParameter("systemId", profile.systemId())
                    .setParameter("keycloakGroup", profile.keycloakGroup())
                    .setParameter("maxDuration", profile.maxDuration().toString())
                    .setParameter("publishedAt", publishedAt)
                    .executeUpdate()
                    .replaceWithVoid());
        }
        return all;
    }
}
