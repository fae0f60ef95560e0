package io.bridgekeeper.paging.swap;

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

/** Reminds people of open requests, and ends those whose hours begin. */
@ApplicationScoped
class SwapTimer {

    private static final Logger LOG = Logger.getLogger(SwapTimer.class);
    private static final int BATCH = 50;

    private final SwapFlow swaps;
    private final DueWorkTimer timer;

    // Touched by one batch at a time. Lost at a restart: then they fail once more before the others.
    private final Set<UUID> failed = new HashSet<>();

    SwapTimer(SwapFlow swaps, SwapConfig config, Vertx vertx) {
        this.swaps = swaps;
        this.timer = new DueWorkTimer("swaps", vertx, config.poll(), this::batch);
    }

    /** Those that failed before wait until nothing else is due, or they would hold up the others for good. */
    private Uni<Integer> batch() {
        return swaps.due(BATCH + failed.size()).chain(due -> {
            List<UUID> others = due.stream().filter(id -> !failed.contains(id)).toList();
            if (!others.isEmpty()) {
                return oneByOne(others).replaceWith(others.size());
            }
            failed.clear();
            return oneByOne(due).replaceWith(0);
        });
    }

    private Uni<Void> oneByOne(List<UUID> due) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (UUID id : due) {
            all = all.chain(() -> swaps.lookAtTime(id).onFailure().recoverWithItem(failure -> {
                LOG.errorf(failure, "Swap request %s failed; it stays due", id);
                failed.add(id);
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
