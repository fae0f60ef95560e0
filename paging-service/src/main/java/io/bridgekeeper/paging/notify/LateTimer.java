package io.bridgekeeper.paging.notify;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Looks after notices of incidents that are late. */
@ApplicationScoped
class LateTimer {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final DueWorkTimer timer;
    private final Duration gatherFor;

    LateTimer(LateFlow flow, NoticeTimer notices, NotifyConfig config, Vertx vertx) {
        this.timer = new DueWorkTimer("late notices", vertx, config.poll(), () -> flow.decide(notices::wakeAll));
        this.gatherFor = config.gatherFor();
    }

    /** A wrong setting stops the start. */
    void start(@Observes StartupEvent event) {
        if (gatherFor.isNegative() || gatherFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("paging.notify.gather-for must be from PT0S to PT1M");
        }
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
