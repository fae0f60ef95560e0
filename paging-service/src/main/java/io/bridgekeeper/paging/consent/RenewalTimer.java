package io.bridgekeeper.paging.consent;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Asks people to renew agreements that end soon. */
@ApplicationScoped
class RenewalTimer {

    private static final int BATCH = 50;

    private final DueWorkTimer timer;

    RenewalTimer(RenewalFlow renewals, ConsentConfig config, Vertx vertx) {
        this.timer = new DueWorkTimer("renewals", vertx, config.poll(), () -> renewals.askDue(BATCH));
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
