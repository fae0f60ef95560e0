package io.bridgekeeper.paging.catalog;

import static io.smallrye.mutiny.vertx.UniHelper.toUni;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Hears that a version was stored, by whichever process, on a connection of its own; a lost one is made anew. */
final class CatalogRelay {

    private static final Logger LOG = Logger.getLogger(CatalogRelay.class);

    private final Vertx vertx;
    private final Pool pool;
    private final Duration pause;
    private final Runnable wake;

    private volatile boolean stopping;
    private volatile SqlConnection listening;

    /**
     * @param pause before another try to listen
     * @param wake  also called when listening begins: what was stored before was not heard
     */
    CatalogRelay(Vertx vertx, Pool pool, Duration pause, Runnable wake) {
        this.vertx = vertx;
        this.pool = pool;
        this.pause = pause;
        this.wake = wake;
    }

    void start() {
        if (stopping) {
            return;
        }
        toUni(pool.getConnection())
                .chain(connection -> listen(connection)
                        .onFailure()
                        .call(() -> toUni(connection.close()).onFailure().recoverWithNull()))
                .subscribe()
                .with(done -> {}, failure -> {
                    LOG.debugf("Versions of the catalog cannot be heard of yet: %s", failure);
                    tryAgainLater();
                });
    }

    Uni<Void> stop() {
        stopping = true;
        SqlConnection held = listening;
        listening = null;
        if (held == null) {
            return Uni.createFrom().voidItem();
        }
        held.closeHandler(null);
        return toUni(held.query("unlisten *").execute())
                .chain(() -> toUni(held.close()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void tryAgainLater() {
        vertx.setTimer(Math.max(1, pause.toMillis()), ignored -> start());
    }

    private Uni<Void> listen(SqlConnection connection) {
        connection.closeHandler(ignored -> {
            LOG.info("The connection that hears of versions of the catalog is lost");
            listening = null;
            tryAgainLater();
        });
        PgConnection.cast(connection).notificationHandler(ignored -> wake.run());
        return toUni(connection.query("listen catalog_version").execute())
                .invoke(() -> {
                    listening = connection;
                    wake.run();
                })
                .onFailure()
                .invoke(() -> connection.closeHandler(null))
                .replaceWithVoid();
    }
}
