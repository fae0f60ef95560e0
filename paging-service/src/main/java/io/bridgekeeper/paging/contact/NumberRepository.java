package io.bridgekeeper.paging.contact;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import org.hibernate.reactive.mutiny.Mutiny;

/** Contact methods by their number, whoever's they are: for what the number itself says. */
@ApplicationScoped
public class NumberRepository {

    /** They fail from now on, as far as they do not already, so that their people are known to be unreachable. */
    public Uni<Void> stopped(
            Mutiny.Session session, Collection<String> channels, String number, String reason, Instant now) {
        return session.createNativeQuery("""
                        with theirs as (
                            select id from contact_method
                            where channel = any(cast(:channels as text[])) and target = :number order by id for update)
                        update contact_method set last_failed_at = :now, last_failure = :reason,
                            failing_since = coalesce(failing_since, :now)
                        where id in (select id from theirs)""")
                .setParameter("channels", channels.toArray(String[]::new))
                .setParameter("number", number)
                .setParameter("reason", reason)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Those that fail for this reason alone fail no more. */
    public Uni<Void> started(Mutiny.Session session, Collection<String> channels, String number, String reason) {
        return session.createNativeQuery("""
                        with theirs as (
                            select id from contact_method
                            where channel = any(cast(:channels as text[])) and target = :number
                                and failing_since is not null and last_failure = :reason
                            order by id for update)
                        update contact_method set failing_since = null where id in (select id from theirs)""")
                .setParameter("channels", channels.toArray(String[]::new))
                .setParameter("number", number)
                .setParameter("reason", reason)
                .executeUpdate()
                .replaceWithVoid();
    }
}
