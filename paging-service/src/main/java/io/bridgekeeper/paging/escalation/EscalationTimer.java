package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Carries on with incidents whose step is over.
 *
 * <p>Replicas may see the same incident due: the lock lets one act, and the other finds nothing to do.
 */
@ApplicationScoped
class EscalationTimer {

    private final DueWorkTimer timer;

    EscalationTimer(ResponseFlow responses, EscalationConfig config, Vertx vertx) {
        this.timer = DueWorkTimer.ofItems(
                "Escalation of incident",
                vertx,
                config.poll(),
                responses::due,
                responses::lookAtTime,
                responses::untilNextDue);
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
