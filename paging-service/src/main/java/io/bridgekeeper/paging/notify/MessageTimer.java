package io.bridgekeeper.paging.notify;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Sends due messages, one at a time: they can wait, and pages cannot. */
@ApplicationScoped
public class MessageTimer {

    private final DueWorkTimer timer;

    MessageTimer(MessageFlow flow, NotifyConfig config, Vertx vertx) {
        this.timer = new DueWorkTimer("messages", vertx, config.messagePoll(), flow::sendNext);
    }

    /** Messages may be due: call it after the transaction that queued them has committed. */
    public void wake() {
        timer.wake();
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
