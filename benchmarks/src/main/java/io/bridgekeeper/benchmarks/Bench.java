package io.bridgekeeper.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts load on the running platform and tells how it held; see {@link BenchArguments#HELP}. */
public final class Bench {

    private static final Duration STORM = Duration.ofSeconds(1);
    private static final double P99_THAT_HOLDS = 250;

    private final BenchArguments asked;
    private final HookLoad hooks;
    private final NoticeLoad notices;
    private final FloodLoad flood;
    private final EvaluationLoad evaluations;
    private final Optional<Standing> standing;
    private final DoorBench door;
    private final Optional<KeysLoad> keys;
    private final Optional<RevocationLoad> revocations;

    private Bench(
            BenchArguments asked,
            HookLoad hooks,
            NoticeLoad notices,
            FloodLoad flood,
            EvaluationLoad evaluations,
            Optional<Standing> standing,
            DoorBench door,
            Optional<KeysLoad> keys,
            Optional<RevocationLoad> revocations) {
        this.asked = asked;
        this.hooks = hooks;
        this.notices = notices;
        this.flood = flood;
        this.standing = standing;
        this.evaluations = evaluations;
        this.door = door;
        this.keys = keys;
        this.revocations = revocations;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** @return the exit code */
    static int run(String... arguments) {
        try {
            BenchArguments asked = BenchArguments.parse(List.of(arguments), System.getenv("BRIDGEKEEPER_PORT_BASE"));
            if (asked.help()) {
                System.out.println(BenchArguments.HELP);
                return 0;
            }
            Results results = measure(asked);
            System.out.println("\n" + results.markdown());
            if (asked.record()) {
                record(results, asked.root());
            }
            if (results.broken() > 0) {
                System.err.println(results.broken()
                        + " accepted signals or pages were lost or told twice, or access is not gone.");
                return 1;
            }
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + BenchArguments.HELP);
            return 2;
        } catch (IllegalStateException | IOException e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    private static Results measure(BenchArguments asked) {
        Machine here = Machine.here(asked.root());
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(1));
        try (Platform platform = new Platform(asked.gateway(), asked.keycloak(), asked.root());
                Receiver receiver = new Receiver(vertx, asked.receiverPort())) {
            Machine machine = asked.isLocal()
                    ? platform.floor(asked.databaseUrl()).map(here::on).orElse(here)
                    : here;
            platform.consent(Platform.SYSTEM, Duration.ofDays(1));
            Platform.Integration integration = platform.createIntegration("Load of " + machine.at());
            try {
                Load load = new Load(
                        vertx, platform, new Hook(vertx, asked.gateway(), integration.key(), asked.connections()));
                load.awaitKnown();
                HookLoad hooks = new HookLoad(load, asked.problems());
                NoticeLoad notices = new NoticeLoad(load, receiver, asked.lostAfter());
                FloodLoad flood = new FloodLoad(new HookLoad(load, FloodLoad.PROBLEMS), platform);
                EvaluationLoad evaluations =
                        new EvaluationLoad(vertx, platform, asked.evaluationsAt(), asked.connections());
                try (Standing standing = asked.needsStore() ? standing(load, platform, asked) : null;
                        Crowd crowd = asked.crowd() > 0 ? new Crowd(platform, asked.crowd()) : null) {
                    Optional<Crowd> people = Optional.ofNullable(crowd);
                    return new Bench(
                                    asked,
                                    hooks,
                                    notices,
                                    flood,
                                    evaluations,
                                    Optional.ofNullable(standing),
                                    new DoorBench(asked, hooks, load, platform, vertx),
                                    people.map(own -> new KeysLoad(load, platform, own, vertx, asked)),
                                    people.map(own -> new RevocationLoad(load, platform, own, asked.lostAfter())))
                            .results(machine);
                }
            } finally {
                platform.revoke(integration);
            }
        } finally {
            Waiting.on(vertx.close());
        }
    }

    private static Standing standing(Load load, Platform platform, BenchArguments asked) {
        platform.consent(StepsLoad.SYSTEM, Duration.ofDays(1));
        return new Standing(load, platform.store(asked.databaseUrl()));
    }

    private Results results(Machine machine) {
        List<HookRun> hookRuns = new ArrayList<>();
        List<NoticeRun> noticeRuns = new ArrayList<>();
        List<NoticeRun> storms = new ArrayList<>();
        List<FloodRun> floods = new ArrayList<>();
        List<StepsRun> steps = new ArrayList<>();
        List<StandingRun> standings = new ArrayList<>();
        List<EvaluationRun> evaluationRuns = new ArrayList<>();
        List<KeysRun> keysRuns = new ArrayList<>();
        List<RevocationRun> revocationRuns = new ArrayList<>();
        double highestHeld = 0;
        if (asked.parts().contains(BenchArguments.Part.HOOKS)) {
            hooks.run(asked.hookRates().getFirst(), asked.warmUp());
            // Turn by turn, so that a machine that grows slower or faster does so for all rates.
            for (int repeat = 0; repeat < asked.repeats(); repeat++) {
                asked.hookRates().forEach(rate -> hookRuns.add(hookStep(rate)));
            }
            if (asked.findMax()) {
                highestHeld = MaxSearch.highest(
                        asked.hookRates().getLast(), rate -> hookStep(rate).held(P99_THAT_HOLDS));
            }
        }
        if (asked.parts().contains(BenchArguments.Part.NOTICE)) {
            notices.run(asked.noticeRates().getFirst(), asked.warmUp());
            noticeRuns.addAll(noticeSteps());
        }
        if (asked.parts().contains(BenchArguments.Part.EVALUATION)) {
            evaluations.run(asked.evaluationRates().getFirst(), asked.warmUp());
            for (int repeat = 0; repeat < asked.repeats(); repeat++) {
                asked.evaluationRates().forEach(rate -> evaluationRuns.add(evaluationStep(rate)));
            }
        }
        if (asked.parts().contains(BenchArguments.Part.KEYS)) {
            keys.orElseThrow().run(asked.keyRates().getFirst(), asked.warmUp());
            for (int repeat = 0; repeat < asked.repeats(); repeat++) {
                asked.keyRates().forEach(rate -> keysRuns.add(keysStep(rate)));
            }
        }
        for (int repeat = 0; repeat < asked.repeats(); repeat++) {
            if (asked.parts().contains(BenchArguments.Part.REVOCATION)) {
                revocationRuns.add(revocation());
            }
            if (asked.parts().contains(BenchArguments.Part.STORM)) {
                storms.add(storm());
            }
            if (asked.parts().contains(BenchArguments.Part.FLOOD)) {
                floods.add(flood());
            }
        }
        if (asked.parts().contains(BenchArguments.Part.STEPS)) {
            steps.addAll(steps(standing.orElseThrow()));
        }
        if (asked.parts().contains(BenchArguments.Part.STANDING)) {
            standings.add(standing(standing.orElseThrow()));
        }
        return new Results(
                machine,
                hookRuns,
                noticeRuns,
                storms,
                floods,
                steps,
                standings,
                new AccessRuns(evaluationRuns, keysRuns, revocationRuns),
                door.runs(),
                highestHeld);
    }

    private HookRun hookStep(double rate) {
        HookRun run = hooks.run(rate, asked.duration());
        told(
                "hooks  %,7.0f/s: accepted %,.0f/s, %s, refused %s",
                rate, run.acceptedPerSecond(), words(run.latency()), run.refused());
        return run;
    }

    private NoticeRun noticeStep(double rate) {
        NoticeRun run = notices.run(rate, asked.duration());
        told(
                "notice %,7.0f/s: %s, refused %d, lost %d, told twice %d",
                rate, words(run.latency()), run.refused(), run.lost(), run.duplicated());
        return run;
    }

    private EvaluationRun evaluationStep(double rate) {
        EvaluationRun run = evaluations.run(rate, asked.duration());
        told("evaluation %,7.0f/s: %s, refused %s", rate, words(run.latency()), run.refused());
        return run;
    }

    private KeysRun keysStep(double rate) {
        KeysRun run = keys.orElseThrow().run(rate, asked.duration());
        told(
                "keys %,7.0f/s: %s, told p50 %.1f, refused %s, missing %d",
                rate, words(run.latency()), run.told().p50(), run.refused(), run.missing());
        return run;
    }

    private RevocationRun revocation() {
        RevocationRun run = revocations.orElseThrow().run(asked.grants());
        told(
                "revocation %,d: the last proven after %.1f s, %s, unproven %d, still held %d",
                run.grants(), run.lastSeconds(), words(run.proof()), run.unproven(), run.stillHeld());
        return run;
    }

    private NoticeRun storm() {
        NoticeRun run = notices.run(asked.storm(), STORM);
        told(
                "storm  %,7d: last notice after %.1f s, %s, refused %d, lost %d, told twice %d",
                run.sent(), run.lastSeconds(), words(run.latency()), run.refused(), run.lost(), run.duplicated());
        return run;
    }

    private FloodRun flood() {
        FloodRun run = flood.run(asked.flood());
        told(
                "flood  %,7d: %d incidents of %d problems after %.1f s, refused %s",
                run.signals().sent(),
                run.incidents(),
                run.problems(),
                run.seconds(),
                run.signals().refused());
        return run;
    }

    private List<StepsRun> steps(Standing standing) {
        standing.begin(asked.openPages());
        List<StepsRun> runs = new ArrayList<>();
        for (int repeat = 0; repeat < asked.repeats(); repeat++) {
            StepsRun run = standing.steps(asked.steps());
            told(
                    "steps  %,7d open: %d of %d began, early %d, late %s",
                    run.open(), run.steps(), run.due(), run.early(), words(run.late()));
            runs.add(run);
        }
        standing.end();
        return runs;
    }

    private StandingRun standing(Standing standing) {
        notices.run(asked.noticeRates().getFirst(), asked.warmUp());
        List<NoticeRun> without = noticeSteps();
        long residentWithout = Resident.mebibytes(asked.root());
        standing.begin(asked.standing());
        List<NoticeRun> with = noticeSteps();
        long residentWith = Resident.mebibytes(asked.root());
        standing.end();
        told("standing %,d open: %d MiB resident, without them %d", asked.standing(), residentWith, residentWithout);
        return new StandingRun(asked.standing(), without, with, residentWithout, residentWith);
    }

    private List<NoticeRun> noticeSteps() {
        List<NoticeRun> runs = new ArrayList<>();
        for (int repeat = 0; repeat < asked.repeats(); repeat++) {
            asked.noticeRates().forEach(rate -> runs.add(noticeStep(rate)));
        }
        return runs;
    }

    static String words(Latency latency) {
        return String.format(
                Locale.ROOT, "p50 %.1f, p99 %.1f, max %.1f ms", latency.p50(), latency.p99(), latency.max());
    }

    static void told(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static void record(Results results, Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("docs/benchmarks"));
        String name = LocalDate.ofInstant(results.machine().at(), ZoneOffset.UTC) + "-first-loop";
        Files.writeString(folder.resolve(name + ".json"), results.json().encodePrettily() + "\n");
        Files.writeString(folder.resolve(name + ".md"), results.markdown());
        told("Recorded as %s.{json,md}", folder.resolve(name));
    }
}
