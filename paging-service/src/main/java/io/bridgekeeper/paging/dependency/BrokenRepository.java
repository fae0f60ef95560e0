package io.bridgekeeper.paging.dependency;

import io.bridgekeeper.paging.incident.Severity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which systems are broken. */
@ApplicationScoped
class BrokenRepository {

    /** Of each system the newest so many that are open; looked up by system, whatever else is open (decision 0009). */
    private static final int NEWEST = 3;

    Uni<List<Broken>> of(Mutiny.Session session, Collection<String> systems) {
        return session.createNativeQuery("""
                        select i.id, i.system_id, i.severity, i.title
                        from unnest(cast(:systems as text[])) as asked (system_id),
                            lateral (select * from incident x
                                where x.system_id = asked.system_id and x.how is null
                                order by x.opened_at desc limit :newest) i""", Object[].class)
                .setParameter("systems", systems.toArray(String[]::new))
                .setParameter("newest", NEWEST)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Broken(
                                (UUID) row[0], (String) row[1], Severity.valueOf((String) row[2]), (String) row[3]))
                        .toList());
    }
}
