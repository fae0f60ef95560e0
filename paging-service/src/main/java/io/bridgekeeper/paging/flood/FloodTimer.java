package io.bridgekeeper.paging.flood;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for integrations that are throttled no more. */
@ApplicationScoped
class FloodTimer {

    private final DueWorkTimer timer;

    FloodTimer(FloodFlow floods, FloodConfig config, Vertx vertx) {
        this.timer = new DueWorkTimer("floods", vertx, config.poll(), floods::watch);
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
