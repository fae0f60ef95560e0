package io.bridgekeeper.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Runs the relay for as long as the service runs. */
@ApplicationScoped
class OutboxFlow {

    /** As long as the wait for a lost notification: gathered for longer, everything would only be late. */
    private static final Duration LONGEST_GATHER = Duration.ofSeconds(1);

    private final OutboxRelay relay;

    OutboxFlow(Vertx vertx, Pool pool, OutboxClient kafka, OutboxConfig config) {
        checkGather(config.relay().gather());
        relay = new OutboxRelay(
                vertx,
                pool,
                kafka::send,
                config.relay().poll(),
                config.relay().standby(),
                config.relay().gather(),
                config.relay().batch());
    }

    /** A wrong setting stops the start, not the night. */
    static void checkGather(Duration gather) {
        if (gather.isNegative() || gather.compareTo(LONGEST_GATHER) > 0) {
            throw new IllegalArgumentException("outbox.relay.gather must be from PT0S to " + LONGEST_GATHER);
        }
    }

    void start(@Observes StartupEvent event) {
        relay.start();
    }

    void stop(@Observes ShutdownEvent event) {
        relay.stop().await().atMost(Duration.ofSeconds(5));
    }
}
