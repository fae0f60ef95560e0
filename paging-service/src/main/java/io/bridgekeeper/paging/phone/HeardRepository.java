package io.bridgekeeper.paging.phone;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What was heard over the phone, and done.
 *
 * <p>A callback is signed, but names no time: a copy of it is as good as it was, for ever. So each counts once.
 */
@ApplicationScoped
class HeardRepository {

    /** Long enough for every id of a provider. */
    private static final int LONGEST = 100;

    Uni<Boolean> isHeard(Mutiny.Session session, String id) {
        return session.createNativeQuery("select 1 from heard_message where id = :id", Integer.class)
                .setParameter("id", cut(id))
                .getResultList()
                .map(found -> !found.isEmpty());
    }

    /**
     * Of two who hear the same at the same time the second waits for the first.
     *
     * @param id blank where the provider named none: then it is always new
     * @return whether it is new
     */
    Uni<Boolean> hear(Mutiny.Session session, String id, Instant now) {
        return id.isBlank()
                ? Uni.createFrom().item(true)
                : session.createNativeQuery(
                                "insert into heard_message (id, heard_at) values (:id, :now) on conflict do nothing")
                        .setParameter("id", cut(id))
                        .setParameter("now", now)
                        .executeUpdate()
                        .map(inserted -> inserted == 1);
    }

    private static String cut(String id) {
        return id.substring(0, Math.min(LONGEST, id.length()));
    }
}
