package io.bridgekeeper.paging.swap;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Reminds people of open requests, and ends those whose hours begin. */
@ApplicationScoped
class SwapTimer {

    private final DueWorkTimer timer;

    SwapTimer(SwapFlow swaps, SwapConfig config, Vertx vertx) {
        this.timer = DueWorkTimer.ofItems("Swap request", vertx, config.poll(), swaps::due, swaps::lookAtTime);
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
