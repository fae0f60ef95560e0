package io.bridgekeeper.paging.completeness;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Has integrations reviewed from time to time. */
@ApplicationScoped
class ReviewTimer {

    private final ReviewFlow reviews;
    private final DueWorkTimer timer;

    ReviewTimer(ReviewFlow reviews, CompletenessConfig config, Vertx vertx) {
        this.reviews = reviews;
        this.timer = new DueWorkTimer(
                "completeness", vertx, config.poll(), () -> reviews.review().replaceWith(0));
    }

    /** @throws IllegalArgumentException for a setting out of bounds, which stops the start */
    void start(@Observes StartupEvent event) {
        reviews.limits();
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().indefinitely();
    }
}
