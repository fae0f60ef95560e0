package io.bridgekeeper.paging.rawevent;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Removes raw events that are too old. */
@ApplicationScoped
class RawEventTimer {

    private final RawEventConfig config;
    private final DueWorkTimer timer;

    RawEventTimer(RawEventFlow events, RawEventConfig config, Vertx vertx) {
        this.config = config;
        this.timer = new DueWorkTimer("old raw events", vertx, config.poll(), events::removeOld);
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
