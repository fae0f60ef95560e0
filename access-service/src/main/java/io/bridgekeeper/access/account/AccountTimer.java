package io.bridgekeeper.access.account;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Looks whether the check of accounts is due. */
@ApplicationScoped
class AccountTimer {

    private static final Duration LAST_CALL = Duration.ofSeconds(8);

    private final DueWorkTimer timer;

    AccountTimer(AccountFlow flow, Vertx vertx, AccessConfig config) {
        this.timer = new DueWorkTimer("accounts", vertx, config.account().afterPublishing(), flow::check);
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().atMost(LAST_CALL);
    }
}
