package io.bridgekeeper.paging.notify;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Sends due notices, each channel at its own pace: one that hangs does not hold up the others. */
@ApplicationScoped
public class NoticeTimer {

    private final Map<String, DueWorkTimer> timers;
    private final NoticeRepository notices;
    private final Clock clock;

    NoticeTimer(
            NoticeFlow flow,
            NoticeRepository notices,
            @Any Instance<Notifier> notifiers,
            NotifyConfig config,
            Clock clock,
            Vertx vertx) {
        this.notices = notices;
        this.clock = clock;
        this.timers = notifiers.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Notifier::channel, notifier -> timer(flow, notifier, config, vertx, this::wakeAll)));
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

    /**
     * Notices may be due: call it after the transaction that queued them has committed. Channels over which this process
     * has queued none for a while are not asked; see {@link RecentChannels}.
     */
    public void wake() {
        notices.recentChannels(clock.instant()).stream()
                .map(timers::get)
                .filter(Objects::nonNull)
                .forEach(DueWorkTimer::wake);
    }

    /** Where it is not known over which channel. */
    void wakeAll() {
        timers.values().forEach(DueWorkTimer::wake);
    }

    void start(@Observes StartupEvent event) {
        timers.values().forEach(DueWorkTimer::start);
    }

    void stop(@Observes ShutdownEvent event) {
        timers.values().forEach(timer -> timer.stop().await().indefinitely());
    }
}
