package io.bridgekeeper.paging.consent;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who agreed to be called for what. */
@ApplicationScoped
public class ConsentRepository {

    /** All that these people agreed to, lapsed ones included. */
    public Uni<List<Consent>> of(Mutiny.Session session, Collection<String> people) {
        return session.createQuery(
                        "from ConsentRow c where c.personId in :people order by c.personId, c.systemId",
                        ConsentRow.class)
                .setParameter("people", people)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Consent(row.personId, row.systemId, row.until))
                        .toList());
    }

    /** Keeps an agreement; one for the same system is replaced. */
    Uni<Void> accept(Mutiny.Session session, Consent consent, Instant acceptedAt) {
        return session.createNativeQuery("""
                        insert into consent (person_id, system_id, until, accepted_at)
                        values (:personId, :systemId, :until, :acceptedAt)
                        on conflict (person_id, system_id)
                        do update set until = excluded.until, accepted_at = excluded.accepted_at""")
                .setParameter("personId", consent.personId())
                .setParameter("systemId", consent.systemId())
                .setParameter("until", consent.until())
                .setParameter("acceptedAt", acceptedAt)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> withdraw(Mutiny.Session session, String personId, String systemId) {
        return session.createMutationQuery("delete ConsentRow c where c.personId = :person and c.systemId = :system")
                .setParameter("person", personId)
                .setParameter("system", systemId)
                .executeUpdate()
                .replaceWithVoid();
    }
}
