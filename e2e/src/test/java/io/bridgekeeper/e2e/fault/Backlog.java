package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.e2e.fault.Problem.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** F26: what came in half an hour ago is worked off only now; half of it is over by then. */
final class Backlog implements Fault {

    private static final Duration AGE = Duration.ofMinutes(30);

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

    @Override
    public String figures(Scene scene, Act act, Ledger ledger) {
        Map<String, Long> notices = ledger.arrivals().stream()
                .collect(Collectors.groupingBy(Arrival::person, java.util.TreeMap::new, Collectors.counting()));
        return "notices of the stale pages by person " + notices + "; one summary each is what is wanted";
    }
}
