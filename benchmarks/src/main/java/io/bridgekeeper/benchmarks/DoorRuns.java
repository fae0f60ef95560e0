package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** What came of the runs that look at the gateway alone, and whether it is fast and small enough. */
record DoorRuns(List<AlertsRun> alerts, List<ProxyRun> proxies, List<StreamsRun> streams, List<MemoryRun> memories) {

    static final DoorRuns NONE = new DoorRuns(List.of(), List.of(), List.of(), List.of());

    private static final double AIM_ALERTS = 20_000;
    private static final double AIM_ADDED = 1.5;
    private static final int AIM_STREAMS = 5_000;
    private static final double AIM_HEAP = 256;
    /** What the kernel counts goes up and down by itself. */
    private static final double FLAT = 1.05;

    DoorRuns {
        alerts = List.copyOf(alerts);
        proxies = List.copyOf(proxies);
        streams = List.copyOf(streams);
        memories = List.copyOf(memories);
    }

    /** Signals that were accepted and lost, and listeners who heard nothing. */
    int broken() {
        return alerts.stream().mapToInt(run -> run.bodies().lost()).sum()
                + memories.stream().mapToInt(run -> run.hooks().lost()).sum()
                + streams.stream().mapToInt(StreamsRun::broken).sum();
    }

    void json(JsonObject into) {
        into.put("alerts", Results.steps(alerts, AlertsRun::rate, AlertsRun::latency, AlertsRun::json));
        into.put("proxy", Results.steps(proxies, ProxyRun::rate, ProxyRun::through, ProxyRun::json));
        into.put("streams", new JsonArray(streams.stream().map(StreamsRun::json).toList()));
        into.put("memory", new JsonArray(memories.stream().map(MemoryRun::json).toList()));
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        if (!alerts.isEmpty()) {
            text.append("\n## Hooks of many alerts\n\n").append(alertsTable().markdown());
        }
        if (!proxies.isEmpty()) {
            text.append("\n## What the gateway adds to a GET\n\n")
                    .append(proxyTable().markdown());
        }
        if (!streams.isEmpty()) {
            text.append("\n## Many listeners\n\n").append(streamsTable().markdown());
        }
        if (!memories.isEmpty()) {
            text.append("\n## The gateway's memory under hooks\n\n")
                    .append(memoryTable().markdown());
        }
        return text.toString();
    }

    private Table alertsTable() {
        Table table = new Table(
                "alerts per second", "in a body", "accepted per second", "p50", "p99", "refused bodies", "lost", "aim");
        Results.byRate(alerts, AlertsRun::rate).forEach((rate, runs) -> {
            Spread accepted = Spread.of(runs, AlertsRun::acceptedPerSecond);
            table.row(
                    words(rate),
                    runs.getFirst().alerts(),
                    accepted.words(),
                    Results.words(runs, run -> run.latency().p50()),
                    Results.words(runs, run -> run.latency().p99()),
                    runs.stream()
                            .mapToLong(run -> run.bodies().sent() - run.bodies().accepted())
                            .sum(),
                    runs.stream().mapToInt(run -> run.bodies().lost()).sum(),
                    rate < AIM_ALERTS ? "" : Results.aim("20,000 per second", accepted.median() >= 0.98 * AIM_ALERTS));
        });
        return table;
    }

    private Table proxyTable() {
        Table table = new Table(
                "GETs per second",
                "through p50",
                "straight p50",
                "added",
                "through p99",
                "straight p99",
                "refused",
                "aim");
        Results.byRate(proxies, ProxyRun::rate)
                .forEach((rate, runs) -> table.row(
                        words(rate),
                        Results.words(runs, run -> run.through().p50()),
                        Results.words(runs, run -> run.straight().p50()),
                        Results.words(runs, ProxyRun::added),
                        Results.words(runs, run -> run.through().p99()),
                        Results.words(runs, run -> run.straight().p99()),
                        runs.stream()
                                .flatMap(run -> run.refused().values().stream())
                                .mapToLong(Long::longValue)
                                .sum(),
                        Results.aim("1.5 more", Spread.of(runs, ProxyRun::added).median() <= AIM_ADDED)));
        return table;
    }

    private Table streamsTable() {
        Table table =
                new Table("listeners", "heap MiB without", "heap MiB with", "heard of it", "p50", "p99", "max", "aim");
        streams.forEach(run -> table.row(
                run.opened() + " of " + run.asked(),
                String.format(Locale.ROOT, "%.0f", run.heapWithout()),
                String.format(Locale.ROOT, "%.0f", run.heapWith()),
                run.heard(),
                run.latency().p50(),
                run.latency().p99(),
                run.latency().max(),
                run.asked() < AIM_STREAMS
                        ? ""
                        : Results.aim("within 256 MiB", run.broken() == 0 && run.heapWith() <= AIM_HEAP)));
        return table;
    }

    private Table memoryTable() {
        Table table = new Table("hooks per second", "seconds", "early MiB", "late MiB", "refused", "aim");
        memories.forEach(run -> table.row(
                words(run.hooks().rate()),
                words(run.hooks().seconds()),
                words(run.early()),
                words(run.late()),
                run.hooks().sent() - run.hooks().accepted(),
                Results.aim("flat", run.late() <= run.early() * FLAT)));
        return table;
    }

    private static String words(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
