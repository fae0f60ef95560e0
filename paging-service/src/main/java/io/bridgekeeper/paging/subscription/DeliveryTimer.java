package io.bridgekeeper.paging.subscription;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Sends due deliveries, and removes old ones. */
@ApplicationScoped
class DeliveryTimer {

    private final SubscriptionConfig config;
    private final DueWorkTimer sending;
    private final DueWorkTimer cleaning;

    DeliveryTimer(DeliveryFlow flow, SubscriptionConfig config, Vertx vertx) {
        this.config = config;
        this.sending = new DueWorkTimer("webhooks", vertx, config.poll(), () -> flow.sendDue(this::wake));
        this.cleaning = new DueWorkTimer("old webhooks", vertx, config.cleanUp(), flow::removeOld);
    }

    /** Deliveries may be due: call it after the transaction that queued them has committed. */
    void wake() {
        sending.wake();
    }

    /** @throws IllegalArgumentException for a setting out of bounds, which stops the start */
    void start(@Observes StartupEvent event) {
        config.limits();
        config.tests();
        sending.start();
        cleaning.start();
    }

    void stop(@Observes ShutdownEvent event) {
        sending.stop().await().indefinitely();
        cleaning.stop().await().indefinitely();
    }
}
