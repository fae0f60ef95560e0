package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Carries on with incidents whose step is over. */
@ApplicationScoped
class EscalationTimer {

    private static final Logger LOG = Logger.getLogger(EscalationTimer.class);
    private static final int BATCH = 50;

    private final ResponseFlow responses;
    private final DueWorkTimer timer;

    // Touched by one batch at a time. Lost at a restart: then they fail once more before the others.
    private final Set<UUID> failed = new HashSet<>();

    EscalationTimer(ResponseFlow responses, EscalationConfig config, Vertx vertx) {
        this.responses = responses;
        this.timer = new DueWorkTimer("escalation", vertx, config.poll(), this::batch);
    }

    /**
     * Replicas may see the same incident due: the lock lets one act, and the other finds nothing to do.
     *
     * <p>Those that failed before wait until nothing else is due, or they would hold up the others for good.
     */
    private Uni<Integer> batch() {
        return responses.due(BATCH + failed.size()).chain(due -> {
            List<UUID> others = due.stream()
                    .filter(incidentId -> !failed.contains(incidentId))
                    .toList();
            if (!others.isEmpty()) {
                return oneByOne(others).replaceWith(others.size());
            }
            failed.clear();
            return oneByOne(due).replaceWith(0);
        });
    }

    private Uni<Void> oneByOne(List<UUID> due) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (UUID incidentId : due) {
            all = all.chain(() -> responses.lookAtTime(incidentId).onFailure().recoverWithItem(failure -> {
                LOG.errorf(failure, "Escalation of incident %s failed; it stays due", incidentId);
                failed.add(incidentId);
                return null;
            }));
        }
        return all;
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
