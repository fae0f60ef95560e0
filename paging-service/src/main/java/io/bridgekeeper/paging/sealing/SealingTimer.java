package io.bridgekeeper.paging.sealing;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.bridgekeeper.outbox.InTurnFlow;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Seals secrets anew at the start, which a change of keys comes with, and now and then. */
@ApplicationScoped
class SealingTimer {

    private static final Logger LOG = Logger.getLogger(SealingTimer.class);

    private final SealingMapper sealing;
    private final DueWorkTimer renewing;

    SealingTimer(SealingMapper sealing, SealingConfig config, @All List<ResealingFlow> resealings, Vertx vertx) {
        this.sealing = sealing;
        this.renewing = new DueWorkTimer(
                "secrets to be sealed anew",
                vertx,
                config.renewal(),
                () -> InTurnFlow.each(resealings, ResealingFlow::reseal).replaceWith(0));
    }

    void start(@Observes StartupEvent event) {
        if (sealing.isSetUp()) {
            renewing.start();
        } else {
            LOG.warn("Without paging.sealing.keys the secrets of webhook subscriptions are kept as they are.");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        renewing.stop().await().indefinitely();
    }
}
