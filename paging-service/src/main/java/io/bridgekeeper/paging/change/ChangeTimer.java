package io.bridgekeeper.paging.change;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Removes changes that are too old to explain anything. */
@ApplicationScoped
class ChangeTimer {

    private final ChangeConfig config;
    private final DueWorkTimer timer;

    ChangeTimer(ChangeFlow changes, ChangeConfig config, Vertx vertx) {
        this.config = config;
        this.timer = new DueWorkTimer("old changes", vertx, config.poll(), changes::removeOld);
    }

    /** @throws IllegalArgumentException for a setting out of bounds, which stops the start */
    void start(@Observes StartupEvent event) {
        config.limits();
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
