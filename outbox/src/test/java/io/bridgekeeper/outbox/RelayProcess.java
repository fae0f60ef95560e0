package io.bridgekeeper.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A relay in a process of its own, made to stop at a chosen moment so that a test can kill it just there. */
final class RelayProcess {

    /** Where it hangs. */
    enum Moment {
        BEFORE_SEND,
        BEFORE_DELETE
    }

    private RelayProcess() {}

    static Process start(Moment moment, String reactiveUrl, String user, String password, String bootstrap)
            throws IOException {
        return new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayProcess.class.getName(),
                        moment.name(),
                        reactiveUrl,
                        user,
                        password,
                        bootstrap))
                .inheritIO()
                .start();
    }

    static Pool pool(Vertx vertx, String reactiveUrl, String user, String password) {
        return PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(reactiveUrl.replaceFirst("^vertx-reactive:", ""))
                        .setUser(user)
                        .setPassword(password))
                .with(new PoolOptions().setMaxSize(4))
                .using(vertx)
                .build();
    }

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        Broker broker = new Broker(args[4]);
        Uni<Void> never = Uni.createFrom().nothing();
        Function<OutboxRecord, Uni<Void>> send = switch (Moment.valueOf(args[0])) {
            case BEFORE_SEND -> event -> never;
            case BEFORE_DELETE -> event -> broker.send(event).chain(() -> never);
        };
        new OutboxRelay(
                        vertx,
                        pool(vertx, args[1], args[2], args[3]),
                        send,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(100),
                        Duration.ZERO,
                        100)
                .start();
    }
}
