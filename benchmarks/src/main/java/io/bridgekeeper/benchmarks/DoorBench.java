package io.bridgekeeper.benchmarks;

import static io.bridgekeeper.benchmarks.Bench.told;
import static io.bridgekeeper.benchmarks.Bench.words;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The parts that look at the gateway alone, one after the other. */
final class DoorBench {

    private static final int BODIES = 4;
    private static final int LOOK_SECONDS = 5;

    private final BenchArguments asked;
    private final HookLoad hooks;
    private final HookLoad alerts;
    private final ProxyLoad proxies;
    private final StreamsLoad streams;

    DoorBench(BenchArguments asked, HookLoad hooks, Load load, Platform platform, Vertx vertx) {
        this.asked = asked;
        this.hooks = hooks;
        this.alerts = new HookLoad(load, BODIES * asked.alerts(), asked.alerts());
        this.proxies = new ProxyLoad(vertx, platform, asked.gateway(), asked.paging(), asked.connections());
        this.streams = new StreamsLoad(load, platform, vertx, asked.gateway(), asked.root());
    }

    DoorRuns runs() {
        List<AlertsRun> alertsRuns = new ArrayList<>();
        List<ProxyRun> proxyRuns = new ArrayList<>();
        List<StreamsRun> streamsRuns = new ArrayList<>();
        List<MemoryRun> memoryRuns = new ArrayList<>();
        if (asked.parts().contains(BenchArguments.Part.ALERTS)) {
            alerts.run(asked.alertRates().getFirst() / asked.alerts(), asked.warmUp());
        }
        if (asked.parts().contains(BenchArguments.Part.PROXY)) {
            proxies.run(asked.proxyRates().getFirst(), asked.warmUp());
        }
        for (int repeat = 0; repeat < asked.repeats(); repeat++) {
            if (asked.parts().contains(BenchArguments.Part.ALERTS)) {
                asked.alertRates().forEach(rate -> alertsRuns.add(alertsStep(rate)));
            }
            if (asked.parts().contains(BenchArguments.Part.PROXY)) {
                asked.proxyRates().forEach(rate -> proxyRuns.add(proxyStep(rate)));
            }
            if (asked.parts().contains(BenchArguments.Part.STREAMS)) {
                streamsRuns.add(streams());
            }
        }
        if (asked.parts().contains(BenchArguments.Part.MEMORY)) {
            memoryRuns.add(memory());
        }
        return new DoorRuns(alertsRuns, proxyRuns, streamsRuns, memoryRuns);
    }

    private AlertsRun alertsStep(double rate) {
        AlertsRun run = new AlertsRun(asked.alerts(), alerts.run(rate / asked.alerts(), asked.duration()));
        told(
                "alerts %,7.0f/s: accepted %,.0f/s, %s, refused %s",
                rate,
                run.acceptedPerSecond(),
                words(run.latency()),
                run.bodies().refused());
        return run;
    }

    private ProxyRun proxyStep(double rate) {
        ProxyRun run = proxies.run(rate, asked.duration());
        told(
                "proxy  %,7.0f/s: through %s, straight %s, refused %s",
                rate, words(run.through()), words(run.straight()), run.refused());
        return run;
    }

    private StreamsRun streams() {
        StreamsRun run = streams.run(asked.streams());
        told(
                "streams %,6d: %,d opened, heap %.0f and %.0f MiB, %,d heard, %s",
                run.asked(), run.opened(), run.heapWithout(), run.heapWith(), run.heard(), words(run.latency()));
        return run;
    }

    private MemoryRun memory() {
        List<Double> resident = new CopyOnWriteArrayList<>();
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
        try {
            looks.scheduleAtFixedRate(
                    () -> resident.add(Resident.ofGateway(asked.root())), 0, LOOK_SECONDS, TimeUnit.SECONDS);
            HookRun hooks = this.hooks.run(asked.hookRates().getFirst(), asked.memoryFor());
            MemoryRun run = new MemoryRun(hooks, resident);
            told(
                    "memory %,7.0f/s: %.0f MiB early, %.0f MiB late, refused %s",
                    hooks.rate(), run.early(), run.late(), hooks.refused());
            return run;
        } finally {
            looks.shutdownNow();
        }
    }
}
