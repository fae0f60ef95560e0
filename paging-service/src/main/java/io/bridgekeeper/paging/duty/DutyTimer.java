package io.bridgekeeper.paging.duty;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks who can be called, and whether anything about it has changed. */
@ApplicationScoped
class DutyTimer {

    private final DutyFlow duties;
    private final DueWorkTimer timer;

    DutyTimer(DutyFlow duties, DutyConfig config, Vertx vertx) {
        this.duties = duties;
        this.timer = new DueWorkTimer(
                "on-call", vertx, config.poll(), () -> duties.look().replaceWith(0));
    }

    /** @throws IllegalArgumentException for a setting out of bounds, which stops the start */
    void start(@Observes StartupEvent event) {
        duties.limits();
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
