package io.bridgekeeper.paging.device;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for devices that have fallen silent. */
@ApplicationScoped
class DeviceTimer {

    private final DueWorkTimer timer;

    DeviceTimer(SilenceFlow silence, DeviceConfig config, Vertx vertx) {
        this.timer = new DueWorkTimer("silent devices", vertx, config.poll(), silence::expireSilent);
    }

    void start(@Observes StartupEvent event) {
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
