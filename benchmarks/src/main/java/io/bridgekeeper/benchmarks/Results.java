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
import java.util.stream.Stream;

/**
 * All runs of one call of the bench, as JSON and as Markdown.
 *
 * @param highestHeld  accepted per second that held, of {@code --find-max}; 0 where that was not asked
 */
record Results(
        Machine machine,
        List<HookRun> hooks,
        List<NoticeRun> notices,
        List<NoticeRun> storms,
        List<FloodRun> floods,
        List<StepsRun> steps,
        List<StandingRun> standings,
        AccessRuns access,
        DoorRuns door,
        double highestHeld) {

    private static final double AIM_ACCEPTED = 2_000;
    private static final double AIM_STORM_SECONDS = 15;
    private static final double AIM_STEP_P99 = 250;
    private static final double AIM_STANDING_MIB = 100;

    Results {
        hooks = List.copyOf(hooks);
        notices = List.copyOf(notices);
        storms = List.copyOf(storms);
        floods = List.copyOf(floods);
        steps = List.copyOf(steps);
        standings = List.copyOf(standings);
    }

    /** Of the signals alone. */
    Results(
            Machine machine,
            List<HookRun> hooks,
            List<NoticeRun> notices,
            List<NoticeRun> storms,
            List<FloodRun> floods,
            double highestHeld) {
        this(
                machine,
                hooks,
                notices,
                storms,
                floods,
                List.of(),
                List.of(),
                AccessRuns.NONE,
                DoorRuns.NONE,
                highestHeld);
    }

    /** Accepted and then lost, or told twice: what must never be, however fast. */
    int broken() {
        return hooks.stream().mapToInt(HookRun::lost).sum()
                + Stream.of(
                                notices.stream(),
                                storms.stream(),
                                standings.stream().flatMap(StandingRun::runs))
                        .flatMap(runs -> runs)
                        .mapToInt(run -> run.lost() + run.duplicated())
                        .sum()
                + floods.stream()
                        .mapToInt(run -> run.broken() + run.signals().lost())
                        .sum()
                + steps.stream().mapToInt(StepsRun::broken).sum()
                + access.broken()
                + door.broken();
    }

    JsonObject json() {
        JsonObject json = new JsonObject().put("machine", machine.json());
        json.put("hooks", steps(hooks, HookRun::rate, HookRun::latency, HookRun::json));
        json.put("notice", steps(notices, NoticeRun::rate, NoticeRun::latency, NoticeRun::json));
        json.put("storm", new JsonArray(storms.stream().map(NoticeRun::json).toList()));
        json.put("flood", new JsonArray(floods.stream().map(FloodRun::json).toList()));
        json.put("steps", new JsonArray(steps.stream().map(StepsRun::json).toList()));
        json.put(
                "standing",
                new JsonArray(standings.stream().map(StandingRun::json).toList()));
        access.json(json);
        door.json(json);
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
        if (!storms.isEmpty()) {
            text.append("\n## A storm within one second\n\n")
                    .append(stormTable().markdown());
        }
        if (!floods.isEmpty()) {
            text.append("\n## Many signals of few problems\n\n")
                    .append(floodTable().markdown());
        }
        if (!steps.isEmpty()) {
            text.append("\n## Steps that fall due while many pages wait\n\n")
                    .append(stepsTable().markdown());
        }
        for (StandingRun standing : standings) {
            text.append("\n## With many open incidents, and without\n\n")
                    .append(standingTable(standing).markdown());
        }
        return text.append(access.markdown())
                .append(door.markdown())
                .append("\n## To read them against\n\n")
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
                    NoticeAim.of(rate)
                            .map(aim -> aim(
                                    aim.words(),
                                    aim.isMet(
                                            Spread.of(runs, run -> run.latency().p50())
                                                    .median(),
                                            Spread.of(runs, run -> run.latency().p99())
                                                    .median())))
                            .orElse(""));
        });
        return table;
    }

    private Table stormTable() {
        Table table = new Table(
                "new incidents", "last notice after s", "p50", "p99", "max", "refused", "lost", "told twice", "aim");
        boolean met = Spread.of(storms, NoticeRun::lastSeconds).median() <= AIM_STORM_SECONDS
                && storms.stream().allMatch(run -> run.refused() == 0);
        return table.row(
                storms.getFirst().sent(),
                words(storms, NoticeRun::lastSeconds),
                words(storms, run -> run.latency().p50()),
                words(storms, run -> run.latency().p99()),
                words(storms, run -> run.latency().max()),
                storms.stream().mapToInt(NoticeRun::refused).sum(),
                storms.stream().mapToInt(NoticeRun::lost).sum(),
                storms.stream().mapToInt(NoticeRun::duplicated).sum(),
                aim("15 s, none refused", met));
    }

    private Table floodTable() {
        Table table = new Table("signals", "problems", "incidents", "worked off after s", "refused", "aim");
        floods.forEach(run -> table.row(
                run.signals().sent(),
                run.problems(),
                run.incidents(),
                String.format(Locale.ROOT, "%.1f", run.seconds()),
                run.signals().sent() - run.signals().accepted(),
                aim("one incident a problem", run.broken() == 0)));
        return table;
    }

    private Table stepsTable() {
        Table table = new Table("pages that wait", "steps due", "begun", "early", "late p50", "late p99", "max", "aim");
        boolean met = Spread.of(steps, run -> run.late().p99()).median() <= AIM_STEP_P99
                && steps.stream().allMatch(run -> run.broken() == 0);
        return table.row(
                steps.getFirst().open(),
                steps.stream().mapToInt(StepsRun::due).sum(),
                steps.stream().mapToInt(StepsRun::steps).sum(),
                steps.stream().mapToInt(StepsRun::early).sum(),
                words(steps, run -> run.late().p50()),
                words(steps, run -> run.late().p99()),
                words(steps, run -> run.late().max()),
                aim("p99 250, none early", met));
    }

    private static Table standingTable(StandingRun run) {
        Table table = new Table("open incidents", "new incidents per second", "p50", "p99", "MiB resident", "aim");
        byRate(run.without(), NoticeRun::rate)
                .forEach((rate, runs) -> standingRow(table, 0, rate, runs, run.residentWithout(), ""));
        String aim = aim("at most 100 MiB more", run.cost() <= AIM_STANDING_MIB);
        byRate(run.with(), NoticeRun::rate)
                .forEach((rate, runs) -> standingRow(table, run.open(), rate, runs, run.residentWith(), aim));
        return table;
    }

    private static void standingRow(
            Table table, int open, double rate, List<NoticeRun> runs, long resident, String aim) {
        table.row(
                open,
                String.format(Locale.ROOT, "%,.0f", rate),
                words(runs, run -> run.latency().p50()),
                words(runs, run -> run.latency().p99()),
                resident,
                aim);
    }

    static String aim(String words, boolean met) {
        return words + (met ? ": met" : ": not met");
    }

    static <T> String words(Collection<T> runs, ToDoubleFunction<T> figure) {
        return Spread.of(List.copyOf(runs), figure).words();
    }

    static <T> SortedMap<Double, List<T>> byRate(List<T> runs, Function<T, Double> rate) {
        return runs.stream()
                .collect(Collectors.groupingBy(rate, TreeMap::new, Collectors.toCollection(ArrayList::new)));
    }

    static <T> JsonArray steps(
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
