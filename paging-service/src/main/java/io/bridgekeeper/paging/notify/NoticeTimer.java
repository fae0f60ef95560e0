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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Sends due notices, each channel at its own pace: one that hangs does not hold up the others. */
@ApplicationScoped
public class NoticeTimer {

    /** Longer than any channel takes for one call: then the call that asks whether a provider is back was lost. */
    private static final Duration PROBE = Duration.ofSeconds(15);

    private final Map<String, DueWorkTimer> timers;
    private final List<DueWorkTimer> putOffs = new ArrayList<>();
    private final NoticeRepository notices;
    private final Clock clock;

    NoticeTimer(
            NoticeFlow flow,
            PutOffFlow putOff,
            NoticeRepository notices,
            @Any Instance<Notifier> notifiers,
            NotifyConfig config,
            Clock clock,
            Vertx vertx) {
        this.notices = notices;
        this.clock = clock;
        Breaker.Rules rules = new Breaker.Rules(
                config.breaker().failures(),
                config.breaker().firstPause(),
                config.breaker().longestPause(),
                PROBE);
        Map<String, Throttle> throttles = config.limits().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Throttle(Limit.read(entry.getValue()))));
        this.timers = notifiers.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Notifier::channel,
                        notifier -> timer(
                                flow,
                                putOff,
                                notifier,
                                Outlet.of(
                                        notifier.channel(),
                                        notifier.atOnce(),
                                        throttles.getOrDefault(notifier.channel(), new Throttle(List.of())),
                                        rules),
                                config,
                                vertx)));
    }

    private DueWorkTimer timer(
            NoticeFlow flow, PutOffFlow putOff, Notifier notifier, Outlet outlet, NotifyConfig config, Vertx vertx) {
        DueWorkTimer leftAlone = new DueWorkTimer(
                "notices put off by " + outlet.channel(),
                vertx,
                config.poll(),
                () -> putOff.putOff(outlet, this::wakeAll));
        putOffs.add(leftAlone);
        DueWorkTimer[] self = new DueWorkTimer[1];
        NoticeFlow.Wakes wakes = new NoticeFlow.Wakes(() -> self[0].wake(), this::wakeAll, leftAlone::wake);
        self[0] = new DueWorkTimer(
                "notices by " + outlet.channel(), vertx, config.poll(), () -> flow.sendDue(notifier, outlet, wakes));
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
        putOffs.forEach(DueWorkTimer::start);
    }

    void stop(@Observes ShutdownEvent event) {
        timers.values().forEach(timer -> timer.stop().await().indefinitely());
        putOffs.forEach(timer -> timer.stop().await().indefinitely());
    }
}
