package io.bridgekeeper.outbox;

import static io.smallrye.mutiny.vertx.UniHelper.toUni;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Sends what stands in the outbox, in order per key, at least once.
 *
 * <p>At most one relay per database is active: it holds an advisory lock on the very connection by which it reads and
 * deletes, so whoever loses the connection loses the lock and can delete nothing more. The others stand by.
 * A relay that dies between sending and deleting leaves rows that the next one sends again, with the same ids.
 */
final class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** Any number will do, as long as nothing else in the database locks by it. */
    private static final long LOCK = 0x6f7574626f78L;

    private final Vertx vertx;
    private final Pool pool;
    private final Function<OutboxRecord, Uni<Void>> send;
    private final Duration poll;
    private final Duration standby;
    private final Duration gather;
    private final int batch;

    private final AtomicBoolean gathering = new AtomicBoolean();

    private volatile boolean stopping;
    private volatile Leadership leadership;

    /** The connection that holds the lock, and the loop that sends by it. */
    private record Leadership(SqlConnection connection, DueWorkTimer timer) {}

    /**
     * @param send completes when every in-sync replica has the record; fails in bounded time
     * @param poll   longest wait for a row whose notification was lost
     * @param gather from a notification to the look at it; zero for none
     */
    OutboxRelay(
            Vertx vertx,
            Pool pool,
            Function<OutboxRecord, Uni<Void>> send,
            Duration poll,
            Duration standby,
            Duration gather,
            int batch) {
        this.vertx = vertx;
        this.pool = pool;
        this.send = send;
        this.poll = poll;
        this.standby = standby;
        this.gather = gather;
        this.batch = batch;
    }

    void start() {
        stopping = false;
        tryToLead();
    }

    /** Ends the running batch, then lets another relay take over at once. */
    Uni<Void> stop() {
        stopping = true;
        Leadership led = leadership;
        leadership = null;
        if (led == null) {
            return Uni.createFrom().voidItem();
        }
        led.connection().closeHandler(null);
        return led.timer()
                .stop()
                .chain(() -> toUni(led.connection().query("unlisten *").execute()))
                .chain(() -> toUni(led.connection()
                        .preparedQuery("select pg_advisory_unlock($1)")
                        .execute(Tuple.of(LOCK))))
                .chain(() -> toUni(led.connection().close()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    boolean leads() {
        return leadership != null;
    }

    private void tryToLead() {
        if (stopping) {
            return;
        }
        toUni(pool.getConnection())
                .chain(connection -> lock(connection)
                        .onFailure()
                        .call(() -> toUni(connection.close()).onFailure().recoverWithNull())
                        .chain(locked -> locked
                                ? lead(connection)
                                : toUni(connection.close()).invoke(this::tryAgainLater)))
                .subscribe()
                .with(done -> {}, failure -> {
                    LOG.debugf("Outbox relay cannot lead yet: %s", FaultMapper.detail(failure));
                    tryAgainLater();
                });
    }

    private void tryAgainLater() {
        vertx.setTimer(Math.max(1, standby.toMillis()), ignored -> tryToLead());
    }

    private static Uni<Boolean> lock(SqlConnection connection) {
        return toUni(connection.preparedQuery("select pg_try_advisory_lock($1)").execute(Tuple.of(LOCK)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private Uni<Void> lead(SqlConnection connection) {
        DueWorkTimer timer = new DueWorkTimer("outbox relay", vertx, poll, () -> sendBatch(connection));
        connection.closeHandler(ignored -> {
            LOG.info("Outbox relay lost its connection");
            leadership = null;
            timer.stop().subscribe().with(done -> {});
            tryAgainLater();
        });
        PgConnection.cast(connection).notificationHandler(ignored -> wake(timer));
        return toUni(connection.query("listen outbox").execute())
                .invoke(() -> {
                    leadership = new Leadership(connection, timer);
                    timer.start();
                })
                .replaceWithVoid();
    }

    /** What commits while it gathers goes along: one look, one request to the broker and one delete for all of it. */
    private void wake(DueWorkTimer timer) {
        if (gather.isZero()) {
            timer.wake();
        } else if (gathering.compareAndSet(false, true)) {
            vertx.setTimer(gather.toMillis(), ignored -> {
                gathering.set(false);
                timer.wake();
            });
        }
    }

    private Uni<Integer> sendBatch(SqlConnection connection) {
        return toUni(connection
                        .preparedQuery("select seq, id, topic, key, type, source, occurred_at, traceparent, data"
                                + " from outbox order by seq limit $1")
                        .execute(Tuple.of(batch)))
                .chain(rows -> {
                    Map<OutboxRecord.Chain, List<OutboxRecord>> chains = new LinkedHashMap<>();
                    for (Row row : rows) {
                        OutboxRecord waiting = read(row);
                        chains.computeIfAbsent(waiting.chain(), chain -> new ArrayList<>())
                                .add(waiting);
                    }
                    return chains.isEmpty() ? Uni.createFrom().item(0) : sendChains(connection, chains.values());
                });
    }

    private Uni<Integer> sendChains(SqlConnection connection, Iterable<List<OutboxRecord>> chains) {
        List<Uni<Sent>> sending = new ArrayList<>();
        chains.forEach(chain -> sending.add(sendChain(chain)));
        return Uni.join().all(sending).andFailFast().chain(sent -> {
            Long[] gone = sent.stream().flatMap(s -> s.seqs().stream()).toArray(Long[]::new);
            return toUni(connection
                            .preparedQuery("delete from outbox where seq = any($1)")
                            .execute(Tuple.of(gone)))
                    .chain(() -> sent.stream()
                            .map(Sent::failure)
                            .filter(failure -> failure != null)
                            .findFirst()
                            .<Uni<Integer>>map(failure -> Uni.createFrom().failure(failure))
                            .orElseGet(() -> Uni.createFrom().item(gone.length < batch ? 0 : gone.length)));
        });
    }

    /** What of one chain the broker has. After a failure nothing more of that chain is sent, or order would break. */
    private record Sent(List<Long> seqs, Throwable failure) {}

    private Uni<Sent> sendChain(List<OutboxRecord> chain) {
        List<Long> sent = new ArrayList<>();
        return InTurnFlow.each(chain, waiting -> send.apply(waiting).invoke(() -> sent.add(waiting.seq())))
                .map(done -> new Sent(sent, null))
                .onFailure()
                .recoverWithItem(failure -> new Sent(sent, failure));
    }

    private static OutboxRecord read(Row row) {
        return new OutboxRecord(
                row.getLong("seq"),
                row.get(UUID.class, "id"),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                row.getString("source"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("traceparent"),
                row.getString("data"));
    }
}
