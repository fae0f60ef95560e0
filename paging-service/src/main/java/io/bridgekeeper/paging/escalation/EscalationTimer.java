package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Carries on with incidents whose step is over. */
@ApplicationScoped
class EscalationTimer {

    private static final Logger LOG = Logger.getLogger(EscalationTimer.class);
    private static final int BATCH = 50;

    private final ResponseFlow responses;
    private final DueWorkTimer timer;

    EscalationTimer(ResponseFlow responses, EscalationConfig config, Vertx vertx) {
        this.responses = responses;
        this.timer = new DueWorkTimer("escalation", vertx, config.poll(), this::batch);
    }

    /** Replicas may see the same incident due: the lock lets one act, and the other finds nothing to do. */
    private Uni<Integer> batch() {
        return responses.due(BATCH).chain(this::oneByOne);
    }

    /** One incident that cannot be carried on does not hold up the others. */
    private Uni<Integer> oneByOne(List<UUID> due) {
        Uni<Integer> handled = Uni.createFrom().item(0);
        for (UUID incidentId : due) {
            handled = handled.chain(count -> responses
                    .lookAtTime(incidentId)
                    .replaceWith(count + 1)
                    .onFailure()
                    .recoverWithItem(failure -> {
                        LOG.errorf(failure, "Escalation of incident %s failed; it stays due", incidentId);
                        return count;
                    }));
        }
        return handled;
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
