package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * All runs of one call of the bench, as JSON and as Markdown.
 *
 * @param highestHeld  accepted per second that held, of {@code --find-max}; 0 where that was not asked
 */
record Results(Machine machine, List<HookRun> hooks, List<NoticeRun> notices, double highestHeld) {

    private static final double AIM_ACCEPTED = 2_000;
    private static final double AIM_NOTICE_RATE = 100;
    private static final double AIM_NOTICE_P50 = 30;
    private static final double AIM_NOTICE_P99 = 150;

    Results {
        hooks = List.copyOf(hooks);
        notices = List.copyOf(notices);
    }

    /** Accepted and then lost, or told twice: what must never be, however fast. */
    int broken() {
        return hooks.stream().mapToInt(HookRun::lost).sum()
                + notices.stream()
                        .mapToInt(run -> run.lost() + run.duplicated())
                        .sum();
    }

    JsonObject json() {
        JsonObject json = new JsonObject().put("machine", machine.json());
        json.put("hooks", steps(hooks, HookRun::rate, HookRun::latency, HookRun::json));
        json.put("notice", steps(notices, NoticeRun::rate, NoticeRun::latency, NoticeRun::json));
        if (highestHeld > 0) {
            json.put("highestHeldPerSecond", highestHeld);
        }
        return json.put("broken", broken());
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# The loop under load, ")
                .append(machine.at().toString(), 0, 10)
                .append("\n\n")
                .append(machine.words())
                .append(
                        ".\nLoad tool, platform, PostgreSQL, Kafka and Keycloak share the machine. Milliseconds from the time a ")
                .append("request was meant\nto go out; median of the repeats, and their range.\n");
        if (!hooks.isEmpty()) {
            text.append("\n## Hooks accepted\n\n").append(hookTable().markdown());
        }
        if (highestHeld > 0) {
            text.append(String.format(Locale.ROOT, "%nHighest rate that held: %,.0f per second.%n", highestHeld));
        }
        if (!notices.isEmpty()) {
            text.append("\n## Signal to notice\n\n").append(noticeTable().markdown());
        }
        return text.append("\n## To read them against\n\n")
                .append(ReferenceFigures.table().markdown())
                .toString();
    }

    private Table hookTable() {
        Table table = new Table(
                "asked per second",
                "accepted per second",
                "p50",
                "p99",
                "p99.9",
                "max",
                "refused",
                "lost",
                "worked off after s",
                "aim");
        byRate(hooks, HookRun::rate).forEach((rate, runs) -> {
            Spread accepted = Spread.of(runs, HookRun::acceptedPerSecond);
            table.row(
                    String.format(Locale.ROOT, "%,.0f", rate),
                    accepted.words(),
                    words(runs, run -> run.latency().p50()),
                    words(runs, run -> run.latency().p99()),
                    words(runs, run -> run.latency().p999()),
                    words(runs, run -> run.latency().max()),
                    runs.stream().mapToLong(run -> run.sent() - run.accepted()).sum(),
                    runs.stream().mapToInt(HookRun::lost).sum(),
                    words(runs, HookRun::drainedSeconds),
                    rate < AIM_ACCEPTED ? "" : aim("2,000 per second", accepted.median() >= 0.98 * AIM_ACCEPTED));
        });
        return table;
    }

    private Table noticeTable() {
        Table table = new Table(
                "new incidents per second",
                "incidents",
                "p50",
                "p99",
                "p99.9",
                "max",
                "refused",
                "lost",
                "told twice",
                "aim");
        byRate(notices, NoticeRun::rate).forEach((rate, runs) -> {
            boolean met = Spread.of(runs, run -> run.latency().p50()).median() <= AIM_NOTICE_P50
                    && Spread.of(runs, run -> run.latency().p99()).median() <= AIM_NOTICE_P99;
            table.row(
                    String.format(Locale.ROOT, "%,.0f", rate),
                    runs.stream().mapToInt(NoticeRun::accepted).sum(),
                    words(runs, run -> run.latency().p50()),
                    words(runs, run -> run.latency().p99()),
                    words(runs, run -> run.latency().p999()),
                    words(runs, run -> run.latency().max()),
                    runs.stream().mapToInt(NoticeRun::refused).sum(),
                    runs.stream().mapToInt(NoticeRun::lost).sum(),
                    runs.stream().mapToInt(NoticeRun::duplicated).sum(),
                    rate == AIM_NOTICE_RATE ? aim("p50 30, p99 150", met) : "");
        });
        return table;
    }

    private static String aim(String words, boolean met) {
        return words + (met ? ": met" : ": not met");
    }

    private static <T> String words(Collection<T> runs, ToDoubleFunction<T> figure) {
        return Spread.of(List.copyOf(runs), figure).words();
    }

    private static <T> SortedMap<Double, List<T>> byRate(List<T> runs, Function<T, Double> rate) {
        return runs.stream()
                .collect(Collectors.groupingBy(rate, TreeMap::new, Collectors.toCollection(ArrayList::new)));
    }

    private static <T> JsonArray steps(
            List<T> runs, Function<T, Double> rate, Function<T, Latency> latency, Function<T, JsonObject> json) {
        JsonArray steps = new JsonArray();
        byRate(runs, rate).forEach((perSecond, repeats) -> {
            JsonArray each = new JsonArray();
            repeats.forEach(run -> each.add(json.apply(run)));
            steps.add(new JsonObject()
                    .put("ratePerSecond", perSecond)
                    .put(
                            "p50Ms",
                            Spread.of(repeats, run -> latency.apply(run).p50()).json())
                    .put(
                            "p99Ms",
                            Spread.of(repeats, run -> latency.apply(run).p99()).json())
                    .put(
                            "p999Ms",
                            Spread.of(repeats, run -> latency.apply(run).p999()).json())
                    .put("repeats", each));
        });
        return steps;
    }
}
