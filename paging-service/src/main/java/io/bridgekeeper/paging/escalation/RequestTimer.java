package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Carries on with requests for responders whose person has had their time; as {@link EscalationTimer} does with steps. */
@ApplicationScoped
class RequestTimer {

    private final DueWorkTimer timer;

    RequestTimer(RequestFlow requests, EscalationConfig config, Vertx vertx) {
        this.timer = DueWorkTimer.ofItems(
                "Requests for responders of incident",
                vertx,
                config.poll(),
                requests::due,
                requests::lookAtTime,
                requests::untilNextDue);
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
