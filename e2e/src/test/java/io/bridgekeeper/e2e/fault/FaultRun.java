package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.devstack.Platform;
import io.bridgekeeper.devstack.client.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Plays one fault and holds the sender's ledger against what the platform has. */
final class FaultRun {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Longer than the lease of a notice: what a crash left behind is tried again by then. */
    private static final Duration REPEATS_WITHIN = Duration.ofSeconds(12);

    private final Platform platform;
    private final Users users;
    private final Random chance;
    private final boolean isShort;
    private final Consumer<String> tell;

    FaultRun(Platform platform, Users users, long seed, boolean isShort, Consumer<String> tell) {
        this.platform = platform;
        this.users = users;
        this.chance = new Random(seed);
        this.isShort = isShort;
        this.tell = tell;
    }

    Row of(Fault fault) {
        String run = fault.name().replaceAll("\\W", "") + Long.toString(System.nanoTime() & 0xFFFFFFFL, 36);
        Scene scene = new Scene(platform, users, run, chance, isShort, tell);
        List<Problem> problems = IntStream.range(0, fault.problems(isShort))
                .mapToObj(i -> new Problem(run, i, fault.system(i), fault.expected(i)))
                .toList();
        Robot robot = new Robot(users, fault.habit());
        try (robot;
                Wire wire = new Wire(platform.brokerAddress());
                Phones phones = new Phones(platform, run, robot::rings);
                Receiver receiver = new Receiver(platform, phones)) {
            Act act = new Act(problems, phones, receiver, wire, new Load(), robot);
            try {
                return play(fault, scene, act, robot);
            } finally {
                fault.end(scene);
                end(scene, act);
            }
        }
    }

    private Row play(Fault fault, Scene scene, Act act, Robot robot) {
        long deadLetters = act.wire().deadLetters();
        fault.before(scene, act);
        act.load().start(() -> send(fault, scene, act));
        fault.happens(scene, act);
        act.load().join();
        Instant sentAt = Instant.now();
        Instant deadline = sentAt.plus(PATIENCE);
        while (verdict(fault, scene, act, robot).mayStillSettle()
                && Instant.now().isBefore(deadline)) {
            Scene.pause(BETWEEN_LOOKS);
        }
        Instant quietFrom = scene.harms().stream()
                .map(Scene.Harm::until)
                .max(Comparator.naturalOrder())
                .map(until -> until.plus(REPEATS_WITHIN))
                .orElse(sentAt.plusSeconds(3));
        Duration left = Duration.between(Instant.now(), quietFrom);
        Scene.pause(left.compareTo(Duration.ofSeconds(3)) > 0 ? left : Duration.ofSeconds(3));
        robot.close();
        fault.afterwards(scene, act);
        return look(fault, scene, act, robot, act.wire().deadLetters() - deadLetters);
    }

    private Row look(Fault fault, Scene scene, Act act, Robot robot, long deadLetters) {
        Ledger ledger = ledger(scene, act, robot);
        Verdict verdict = Verdict.of(ledger, fault.terms(scene));
        List<Breach> breaches = new ArrayList<>(verdict.breaches());
        breaches.addAll(fault.also(scene, act, ledger));
        if (deadLetters > 0 && !fault.poisons()) {
            breaches.add(new Breach("I9", deadLetters + " events that can be read became dead letters"));
        }
        Duration recovery = recovery(scene.harms(), ledger);
        fault.recoversWithin()
                .filter(limit -> !isShort && recovery.compareTo(limit) > 0)
                .map(limit -> new Breach(
                        "I6",
                        "the last who waited was told %d ms after all was whole again, which is more than %d s"
                                .formatted(recovery.toMillis(), limit.toSeconds())))
                .ifPresent(breaches::add);
        act.problems().stream()
                .filter(problem -> !ledger.kept().containsKey(problem.index()))
                .limit(1)
                .forEach(problem -> breaches.add(new Breach("I8", "the sender gave up on " + problem.title())));
        return new Row(
                fault.name(),
                fault.what(),
                ledger.incidents().size(),
                ledger.accepted().size(),
                verdict.lost(),
                verdict.afterEnd(),
                verdict.toldTwice(),
                percentile(Verdict.firstPages(ledger), 99),
                recovery,
                fault.figures(scene, act, ledger),
                List.copyOf(breaches));
    }

    private Verdict verdict(Fault fault, Scene scene, Act act, Robot robot) {
        return Verdict.of(ledger(scene, act, robot), fault.terms(scene));
    }

    private Ledger ledger(Scene scene, Act act, Robot robot) {
        Books books = new Books(platform, scene.run());
        return new Ledger(
                act.problems(),
                scene.kept(),
                books.incidents(),
                books.pages(),
                act.phones().arrivals(),
                robot.accepted());
    }

    /** From when all was whole again until the last of those was told who waited; zero where nobody had to wait. */
    private static Duration recovery(List<Scene.Harm> harms, Ledger ledger) {
        Instant whole = harms.stream()
                .map(Scene.Harm::until)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return ledger.kept().entrySet().stream()
                .filter(kept -> kept.getValue().isBefore(whole))
                .flatMap(kept -> Verdict.firstArrival(ledger, kept.getKey()).stream())
                .filter(told -> told.isAfter(whole))
                .map(told -> Duration.between(whole, told))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** @return zero where there are none */
    static Duration percentile(List<Duration> sorted, int percent) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    /** By the clock, whatever became of the alerts before; returns when all are kept, or given up by their sender. */
    private void send(Fault fault, Scene scene, Act act) {
        long gap = fault.lasts(isShort).toNanos() / act.problems().size();
        long start = System.nanoTime();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Problem problem : act.problems()) {
                long early = start + problem.index() * gap - System.nanoTime();
                Scene.pause(Duration.ofNanos(Math.max(0, early)));
                senders.submit(() -> fault.send(scene, act, problem));
            }
        }
    }

    /** Whatever happened: everything runs again, and nothing of this run stays open. */
    private void end(Scene scene, Act act) {
        platform.up();
        try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
            act.problems().forEach(problem -> senders.submit(() -> scene.clear(problem)));
        }
    }
}
