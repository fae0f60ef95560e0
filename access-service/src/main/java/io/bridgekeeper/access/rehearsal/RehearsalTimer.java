package io.bridgekeeper.access.rehearsal;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.SettingFaults;
import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/** Looks who is due to be rehearsed. */
@ApplicationScoped
class RehearsalTimer {

    private static final Duration LAST_CALL = Duration.ofSeconds(8);

    private final AccessConfig.Rehearsal config;
    private final DueWorkTimer timer;

    RehearsalTimer(RehearsalFlow flow, Vertx vertx, AccessConfig config) {
        this.config = config.rehearsal();
        this.timer = new DueWorkTimer("rehearsal", vertx, this.config.poll(), flow::round);
    }

    /** A wrong setting stops the start, not the night. */
    void start(@Observes StartupEvent event) {
        List<String> faults = SettingFaults.ofRehearsal(
                config.before(), config.afterChange(), config.recheck(), config.every(), config.retry(), config.poll());
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("; ", faults));
        }
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().atMost(LAST_CALL);
    }
}
