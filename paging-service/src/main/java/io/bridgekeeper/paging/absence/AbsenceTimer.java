package io.bridgekeeper.paging.absence;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Reads calendars when they are due. */
@ApplicationScoped
class AbsenceTimer {

    private final DueWorkTimer timer;

    AbsenceTimer(AbsenceFlow absences, AbsenceConfig config, Vertx vertx) {
        this.timer = new DueWorkTimer("calendars", vertx, config.poll(), absences::readDue);
    }

    /** One may be due: call it after the transaction that registered it has committed. */
    void wake() {
        timer.wake();
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
