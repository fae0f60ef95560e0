package io.bridgekeeper.paging.notify;

import static io.smallrye.mutiny.vertx.UniHelper.toUni;
import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Notices whose provider is left alone for now. */
@ApplicationScoped
class PutOffRepository {

    static final String REASON = "its provider does not answer";

    private final Pool pool;

    PutOffRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * Due notices wait until their providers are asked again. One statement, which commits by itself.
     *
     * @param left  when each provider is asked again
     * @param limit so many at most; the rest stays due
     * @return those for which nobody has looked for a further contact
     */
    Uni<List<NoticeContact>> putOff(String channel, Map<String, Instant> left, Instant now, int limit) {
        List<String> providers = List.copyOf(left.keySet());
        return toUni(pool.preparedQuery("""
                        with late as (
                            select id from notice
                            where channel = $1 and next_attempt_at <= $2 and provider = any($3)
                                and state is distinct from 'bundled'
                            order by next_attempt_at limit $5 for update skip locked)
                        update notice n
                        set state = 'failed-temporary', next_attempt_at = cast(u.until as timestamptz), error = $6
                        from unnest($3::text[], $4::text[]) as u (provider, until)
                        where u.provider = n.provider and n.id = any(array(select id from late))
                        returning n.id, n.page_id, n.incident_id, n.person_id, n.channel, n.target,
                            n.put_off_at is null as is_new""")
                        .execute(Tuple.of(
                                channel,
                                now.atOffset(UTC),
                                providers.toArray(String[]::new),
                                providers.stream()
                                        .map(provider -> left.get(provider).toString())
                                        .toArray(String[]::new),
                                limit,
                                REASON)))
                .map(rows -> rows.stream()
                        .filter(row -> row.getBoolean("is_new"))
                        .map(row -> new NoticeContact(
                                row.getUUID("id"),
                                row.getUUID("page_id"),
                                row.getUUID("incident_id"),
                                row.getString("person_id"),
                                row.getString("channel"),
                                row.getString("target")))
                        .toList());
    }

    /** @return whether it still waits, and nobody has looked for a further contact yet */
    Uni<Boolean> mark(Mutiny.Session session, UUID noticeId, Instant now) {
        return session.createNativeQuery("update notice set put_off_at = :now"
                        + " where id = :id and state = 'failed-temporary' and put_off_at is null")
                .setParameter("id", noticeId)
                .setParameter("now", now)
                .executeUpdate()
                .map(updated -> updated == 1);
    }

    /** The provider is back: what waits for it is due. */
    Uni<Void> bringBack(String channel, String provider, Instant now) {
        return toUni(pool.preparedQuery("""
                        with waiting as (
                            select id from notice
                            where channel = $1 and provider = $2 and next_attempt_at > $3
                                and state = 'failed-temporary' and put_off_at is not null
                            order by id for update skip locked)
                        update notice set next_attempt_at = $3 where id = any(array(select id from waiting))""").execute(Tuple.of(channel, provider, now.atOffset(UTC))))
                .replaceWithVoid();
    }
}
