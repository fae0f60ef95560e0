package io.bridgekeeper.access.rehearsal;

import io.bridgekeeper.access.membership.ProbeClient;
import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.membership.Trial;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Asks Keycloak, each person and each target once a round. */
@ApplicationScoped
class TryingFlow {

    private static final Logger LOG = Logger.getLogger(TryingFlow.class);

    private final PersonClient people;
    private final ProbeClient probe;
    private final Clock clock;

    TryingFlow(PersonClient people, ProbeClient probe, Clock clock) {
        this.people = people;
        this.probe = probe;
        this.clock = clock;
    }

    /** What one round has learned so far. Only touched by one step after the other. */
    final class Round {

        private final Instant deadline;
        private final Map<String, Found> found = new HashMap<>();
        private final Map<Target, Trial> trials = new HashMap<>();
        private boolean clean = true;

        private Round(Instant deadline) {
            this.deadline = deadline;
        }

        boolean isOver() {
            return clock.instant().isAfter(deadline);
        }

        /** Whether the probe user is known to have nothing any more. */
        boolean isClean() {
            return clean;
        }

        /** @return fails where Keycloak does not tell all of it, with a message for people */
        Uni<Readiness> rehearse(RehearsalDecider.Part part) {
            return person(part.personId())
                    .chain(person -> tryOut(RehearsalDecider.targets(part, person))
                            .map(done -> RehearsalDecider.decide(part, person, trials)));
        }

        private Uni<Found> person(String personId) {
            Found known = found.get(personId);
            return known != null
                    ? Uni.createFrom().item(known)
                    : people.ask(personId).invoke(answer -> found.put(personId, answer));
        }

        private Uni<Void> tryOut(Set<Target> targets) {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (Target target : targets.stream()
                    .filter(target -> !trials.containsKey(target))
                    .sorted()
                    .toList()) {
                all = all.chain(() -> isOver()
                        ? Uni.createFrom().failure(new IllegalStateException("Keycloak is too slow"))
                        : probe.tryOut(target).chain(trial -> take(target, trial)));
            }
            return all;
        }

        private Uni<Void> take(Target target, Trial trial) {
            return switch (trial) {
                case Trial.Away(String detail) -> {
                    clean = false;
                    yield Uni.createFrom().failure(new IllegalStateException(detail));
                }
                case Trial.Refused refused -> {
                    clean = false;
                    yield keep(target, refused);
                }
                case Trial.Managed managed -> keep(target, managed);
                case Trial.Missing missing -> keep(target, missing);
                case Trial.NotTried notTried -> keep(target, notTried);
            };
        }

        private Uni<Void> keep(Target target, Trial trial) {
            trials.put(target, trial);
            return Uni.createFrom().voidItem();
        }
    }

    /** Begins one, with a probe user who has nothing. @return fails when Keycloak cannot be asked */
    Uni<Round> begin(Instant deadline) {
        return probe.clear().invoke(TryingFlow::report).map(left -> new Round(deadline));
    }

    private static void report(List<String> left) {
        if (!left.isEmpty()) {
            LOG.warnf("The probe user had %s left from before; it is taken", String.join(", ", left));
        }
    }
}
