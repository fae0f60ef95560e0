package io.bridgekeeper.paging.heartbeat;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for missed heartbeats. */
@ApplicationScoped
class HeartbeatTimer {

    private final DueWorkTimer timer;

    HeartbeatTimer(HeartbeatFlow heartbeats, HeartbeatConfig config, Vertx vertx) {
        this.timer = new DueWorkTimer("heartbeats", vertx, config.poll(), heartbeats::watch);
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
