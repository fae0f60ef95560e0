package io.bridgekeeper.paging.notify;

import static io.smallrye.mutiny.vertx.UniHelper.toUni;
import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads notices that have gone out, or may have, as rows that {@link NoticeMapper} reads. */
@ApplicationScoped
class TriedNoticeRepository {

    private final Pool pool;

    TriedNoticeRepository(Pool pool) {
        this.pool = pool;
    }

    /** One that was tried. */
    Uni<List<Row>> tried(UUID id) {
        return read("where c.id = $1 and c.attempts > 0", Tuple.of(id));
    }

    /** The newest that were tried by text message to a number since then, at most 20. */
    Uni<List<Row>> triedTo(String number, Instant since) {
        return read(
                "where c.channel = 'sms' and c.target = $1 and c.queued_at > $2 and c.attempts > 0"
                        + " order by c.queued_at desc limit 20",
                Tuple.of(number, since.atOffset(UTC)));
    }

    private Uni<List<Row>> read(String which, Tuple values) {
        return toUni(pool.preparedQuery("""
                        with claimed as (select * from notice c %s),
                        tried as (
                        """.formatted(which) + NoticeMapper.READ + """
                        )
                        select tried.*, cast('{}' as text[]) as along from tried join claimed using (id)
                        order by claimed.queued_at desc""")
                        .execute(values))
                .map(rows -> rows.stream().toList());
    }
}
