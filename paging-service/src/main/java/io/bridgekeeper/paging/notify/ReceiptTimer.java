package io.bridgekeeper.paging.notify;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Goes on to the next contact where nothing was heard of a notice in time.
 *
 * <p>Replicas may see the same notice due: the lock of its incident lets one act, and the other finds nothing to do.
 */
@ApplicationScoped
class ReceiptTimer {

    private final DueWorkTimer timer;

    ReceiptTimer(ReceiptFlow flow, NotifyConfig config, Vertx vertx) {
        this.timer = DueWorkTimer.ofItems("Receipt of notice", vertx, config.poll(), flow::missing, flow::giveUp);
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
