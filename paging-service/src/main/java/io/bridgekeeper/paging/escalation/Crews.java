package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.loadguard.LoadLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the people of several ladders are, kept up while one ladder after the other is decided. */
final class Crews {

    /** What is known for one ladder, as {@link Crew} has it. */
    record Known(
            Ladder ladder,
            Duties duties,
            Set<String> waiting,
            Set<String> trained,
            Map<Integer, Set<String>> shadows,
            Set<String> followers) {

        /** Whether it matters who follows the incident. */
        boolean hasLearners() {
            return !shadows.isEmpty() || !waiting.isEmpty();
        }

        Known followedBy(Set<String> people) {
            return new Known(ladder, duties, waiting, trained, shadows, people);
        }
    }

    private final List<Known> known;
    private final Map<String, List<Instant>> paged = new HashMap<>();
    private final Optional<LoadLimits> limits;
    private final Instant now;

    /**
     * @param known  in the order of the ladders
     * @param paged  when people were paged of late, the newest first
     * @param limits empty where nobody is spared
     */
    Crews(List<Known> known, Map<String, List<Instant>> paged, Optional<LoadLimits> limits, Instant now) {
        this.known = known;
        paged.forEach((person, pages) -> this.paged.put(person, new ArrayList<>(pages)));
        this.limits = limits;
        this.now = now;
    }

    Crew of(int ladder) {
        Known one = known.get(ladder);
        return new Crew(
                limits.map(most -> one.duties().limits(one.ladder(), paged, most))
                        .orElse(Map.of()),
                one.waiting(),
                one.trained(),
                one.shadows(),
                one.followers());
    }

    /** Whom a decision calls has been paged once more for those after it. */
    void note(Decision decision) {
        if (decision instanceof Decision.Record(List<PageEvent> events)) {
            for (PageEvent event : events) {
                if (event instanceof PageEvent.Queued queued) {
                    paged.computeIfAbsent(queued.rung().personId(), person -> new ArrayList<>())
                            .addFirst(now);
                }
            }
        }
    }
}
