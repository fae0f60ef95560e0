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

    private final OutboxRelay relay;

    OutboxFlow(Vertx vertx, Pool pool, OutboxClient kafka, OutboxConfig config) {
        relay = new OutboxRelay(
                vertx,
                pool,
                kafka::send,
                config.relay().poll(),
                config.relay().standby(),
                config.relay().gather(),
                config.relay().batch());
    }

    void start(@Observes StartupEvent event) {
        relay.start();
    }

    void stop(@Observes ShutdownEvent event) {
        relay.stop().await().atMost(Duration.ofSeconds(5));
    }
}
