package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.e2e.fault.Problem.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** F26: what came in half an hour ago is worked off only now; half of it is over by then. */
final class Backlog implements Fault {

    private static final Duration AGE = Duration.ofMinutes(30);

    /** So long a notice of a backlog waits for others. */
    private static final Duration GATHERED = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "F26";
    }

    @Override
    public String what() {
        return "a backlog of 30 minutes is released, half of it resolved meanwhile";
    }

    @Override
    public Duration lasts(boolean isShort) {
        return Duration.ofSeconds(5);
    }

    @Override
    public Expected expected(int index) {
        return index % 2 == 0 ? Expected.SILENT : Expected.PAGED;
    }

    @Override
    public void before(Scene scene, Act act) {
        scene.paging().stop();
    }

    @Override
    public void send(Scene scene, Act act, Problem problem) {
        Instant then = Instant.now().minus(AGE);
        scene.signal(problem, "firing", then, act.wire());
    }

    @Override
    public void happens(Scene scene, Act act) {
        Instant from = Instant.now();
        act.load().join();
        Instant over = Instant.now().minus(AGE).plusSeconds(60);
        act.problems().stream()
                .filter(problem -> problem.expected() == Expected.SILENT)
                .forEach(problem -> scene.signal(problem, "resolved", over, act.wire()));
        scene.paging().start();
        scene.harm(from, Instant.now());
    }

    /**
     * Whoever is due several stale pages at once is told of them by one notice. What is called for later than a notice has
     * waited for others goes by a further one.
     */
    @Override
    public List<Breach> also(Scene scene, Act act, Ledger ledger) {
        return notices(ledger).entrySet().stream()
                .filter(notices -> notices.getValue() > most(notices.getKey(), ledger))
                .map(notices -> new Breach(
                        "F26",
                        "%s was told of the backlog by %d notices instead of %d"
                                .formatted(notices.getKey(), notices.getValue(), most(notices.getKey(), ledger))))
                .toList();
    }

    private static long most(String person, Ledger ledger) {
        LongSummaryStatistics called = ledger.pages().stream()
                .filter(page -> page.person().equals(person))
                .mapToLong(page -> page.queuedAt().toEpochMilli())
                .summaryStatistics();
        return 1 + (called.getMax() - called.getMin()) / GATHERED.toMillis();
    }

    private static Map<String, Long> notices(Ledger ledger) {
        return ledger.arrivals().stream()
                .collect(Collectors.groupingBy(
                        Arrival::person,
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Arrival::key, Collectors.toSet()), keys -> (long) keys.size())));
    }

    @Override
    public String figures(Scene scene, Act act, Ledger ledger) {
        Map<String, Long> pages = ledger.arrivals().stream()
                .collect(Collectors.groupingBy(Arrival::person, TreeMap::new, Collectors.counting()));
        return "stale pages by person " + pages + ", told by so many notices " + notices(ledger);
    }
}
