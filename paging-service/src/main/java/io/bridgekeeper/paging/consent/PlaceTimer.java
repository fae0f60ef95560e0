package io.bridgekeeper.paging.consent;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for people who were put in a rotation, and for those who said no. */
@ApplicationScoped
class PlaceTimer {

    private static final int BATCH = 500;

    private final DueWorkTimer timer;
    private final ConsentConfig config;

    PlaceTimer(PlaceFlow places, ConsentConfig config, Vertx vertx) {
        this.config = config;
        this.timer = new DueWorkTimer("places", vertx, config.poll(), () -> places.look(BATCH));
    }

    void start(@Observes StartupEvent event) {
        if (config.tellOfPlaces()) {
            timer.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
