package io.bridgekeeper.paging.account;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Reads who left at start, whenever this replica hears of it, and now and then for what the others heard. */
@ApplicationScoped
class AccountTimer {

    private final DueWorkTimer timer;

    AccountTimer(AccountFlow accounts, AccountConfig config, Vertx vertx) {
        this.timer = new DueWorkTimer(
                "accounts", vertx, config.refresh(), () -> accounts.refresh().replaceWith(0));
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    /** Reads now instead of later: call it after the commit. */
    void wakeFor(int events) {
        if (events > 0) {
            timer.wake();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
