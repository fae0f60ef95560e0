package io.bridgekeeper.access.sweep;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.grant.MembershipTimer;
import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Sweeps at start-up and ever after; soon again while Keycloak cannot be asked. */
@ApplicationScoped
class SweepTimer {

    private static final Logger LOG = Logger.getLogger(SweepTimer.class);
    private static final Duration LAST_CALL = Duration.ofSeconds(8);

    private final SweepFlow flow;
    private final MembershipTimer memberships;
    private final Vertx vertx;
    private final Duration retry;
    private final DueWorkTimer timer;

    // Only touched by one sweep at a time.
    private volatile boolean failing;

    SweepTimer(SweepFlow flow, MembershipTimer memberships, Vertx vertx, AccessConfig config) {
        this.flow = flow;
        this.memberships = memberships;
        this.vertx = vertx;
        this.retry = config.sweep().retry();
        this.timer = new DueWorkTimer("sweep", vertx, config.sweep().every(), this::sweep);
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().atMost(LAST_CALL);
    }

    /** Sweeps now instead of later. */
    void wake() {
        timer.wake();
    }

    private Uni<Integer> sweep() {
        return flow.sweep()
                .invoke(found -> {
                    failing = false;
                    memberships.wake();
                })
                .replaceWith(0)
                .onFailure()
                .recoverWithItem(failure -> {
                    if (!failing) {
                        LOG.warnf("No sweep until this is mended: %s", failure.getMessage());
                    }
                    failing = true;
                    vertx.setTimer(retry.toMillis(), ignored -> timer.wake());
                    return 0;
                });
    }
}
