package io.bridgekeeper.paging.notify.twilio;

import static io.smallrye.mutiny.vertx.UniHelper.toUni;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import org.hibernate.reactive.mutiny.Mutiny;

/** Numbers that have said STOP, by channel. */
@ApplicationScoped
public class StoppedRepository implements StopFlow {

    private final Pool pool;

    StoppedRepository(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Boolean> isStopped(String channel, String number) {
        return toUni(pool.preparedQuery("select 1 from stopped_number where channel = $1 and number = $2")
                        .execute(Tuple.of(channel, number)))
                .map(rows -> rows.size() > 0);
    }

    /** Saying it again changes nothing. */
    public Uni<Void> stop(Mutiny.Session session, Collection<String> channels, String number, Instant now) {
        return session.createNativeQuery("""
                        insert into stopped_number (channel, number, since)
                        select channel, :number, :now from unnest(cast(:channels as text[])) as c (channel)
                        on conflict do nothing""")
                .setParameter("channels", channels.toArray(String[]::new))
                .setParameter("number", number)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** @return whether it had said STOP, on any of the channels */
    public Uni<Boolean> start(Mutiny.Session session, Collection<String> channels, String number) {
        return session.createNativeQuery(
                        "delete from stopped_number where number = :number and channel = any(cast(:channels as text[]))")
                .setParameter("channels", channels.toArray(String[]::new))
                .setParameter("number", number)
                .executeUpdate()
                .map(deleted -> deleted > 0);
    }
}
