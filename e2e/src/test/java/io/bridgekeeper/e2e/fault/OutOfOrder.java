package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.devstack.client.Answer;
import io.bridgekeeper.devstack.client.Await;
import io.bridgekeeper.e2e.fault.Problem.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** F10: an end overtakes its beginning on the topic, and people accept what is over. */
final class OutOfOrder implements Fault {

    private static final Duration LATER = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Integer> answers = Collections.synchronizedList(new ArrayList<>());

    @Override
    public String name() {
        return "F10";
    }

    @Override
    public String what() {
        return "resolved before it fired; accepted after it was resolved";
    }

    @Override
    public Duration lasts(boolean isShort) {
        return Duration.ofSeconds(isShort ? 6 : 20);
    }

    @Override
    public Expected expected(int index) {
        return index % 2 == 0 ? Expected.SILENT : Expected.PAGED;
    }

    @Override
    public Habit habit() {
        return Habit.NEVER;
    }

    @Override
    public void send(Scene scene, Act act, Problem problem) {
        if (problem.expected() == Expected.SILENT) {
            Instant now = Instant.now();
            scene.signal(problem, "resolved", now, act.wire());
            scene.signal(problem, "firing", now.minus(LATER), act.wire());
        } else {
            scene.fire(problem);
        }
    }

    @Override
    public void afterwards(Scene scene, Act act) {
        for (Arrival arrival : act.phones().arrivals()) {
            scene.clear(act.problems().get(arrival.problem()));
            Await.until(
                    PATIENCE,
                    () -> scene.users().as("carol").get("/api/paging/incidents/" + arrival.incidentId()),
                    incident -> incident.text("state").equals("resolved"));
            Answer answer =
                    scene.users().as(arrival.person()).post("/api/paging/pages/" + arrival.pageId() + "/accept");
            answers.add(answer.status());
        }
    }

    @Override
    public List<Breach> also(Scene scene, Act act, Ledger ledger) {
        return answers.stream()
                .filter(status -> status != 409)
                .findFirst()
                .map(status -> List.of(new Breach("I4", "accepting what is over was answered " + status)))
                .orElse(List.of());
    }

    @Override
    public String figures(Scene scene, Act act, Ledger ledger) {
        return answers.size() + " acceptances of what was over, each answered 409";
    }

    @Override
    public Ledger.Terms terms(Scene scene) {
        return new Ledger.Terms(0, Optional.empty());
    }
}
