package io.bridgekeeper.paging.notify;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends due notices, each channel at its own pace: one that hangs does not hold up the others. */
@ApplicationScoped
public class NoticeTimer {

    private final List<DueWorkTimer> timers;

    NoticeTimer(NoticeFlow flow, @Any Instance<Notifier> notifiers, NotifyConfig config, Vertx vertx) {
        timers = notifiers.stream()
                .map(notifier -> timer(flow, notifier, config, vertx, this::wake))
                .toList();
    }

    private static DueWorkTimer timer(
            NoticeFlow flow, Notifier notifier, NotifyConfig config, Vertx vertx, Runnable wakeAll) {
        AtomicInteger inFlight = new AtomicInteger();
        DueWorkTimer[] self = new DueWorkTimer[1];
        self[0] = new DueWorkTimer(
                "notices by " + notifier.channel(),
                vertx,
                config.poll(),
                () -> flow.sendDue(notifier, inFlight, () -> self[0].wake(), wakeAll));
        return self[0];
    }

    /** Notices may be due: call it after the transaction that queued them has committed. */
    public void wake() {
        timers.forEach(DueWorkTimer::wake);
    }

    void start(@Observes StartupEvent event) {
        timers.forEach(DueWorkTimer::start);
    }

    void stop(@Observes ShutdownEvent event) {
        timers.forEach(timer -> timer.stop().await().indefinitely());
    }
}
