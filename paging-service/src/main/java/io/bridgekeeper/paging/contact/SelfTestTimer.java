package io.bridgekeeper.paging.contact;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tests contact methods, one at a time: they can wait, and pages cannot. */
@ApplicationScoped
class SelfTestTimer {

    private final DueWorkTimer timer;

    SelfTestTimer(SelfTestFlow flow, ContactConfig config, Vertx vertx) {
        this.timer = new DueWorkTimer("self-tests of contact methods", vertx, config.selfTestPoll(), flow::testNext);
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
