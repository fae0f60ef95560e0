package io.bridgekeeper.access.request;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Writes down what has expired; that it has is true without it. */
@ApplicationScoped
class RequestTimer {

    private static final Duration LAST_CALL = Duration.ofSeconds(8);

    private final DueWorkTimer timer;

    RequestTimer(RequestFlow flow, Vertx vertx, AccessConfig config) {
        this.timer = new DueWorkTimer("requests", vertx, config.request().poll(), flow::expire);
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().atMost(LAST_CALL);
    }
}
