package io.bridgekeeper.access.oncall;

import io.bridgekeeper.outbox.InTurnFlow;
import io.bridgekeeper.outbox.Wanted;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes what is told of who is on call; older news than what is known changes nothing. */
@ApplicationScoped
class OnCallFlow {

    private final OnCallRepository onCall;
    private final CoverFlow cover;

    OnCallFlow(OnCallRepository onCall, CoverFlow cover) {
        this.onCall = onCall;
        this.cover = cover;
    }

    /** All of it, in the inbox's transaction. */
    Uni<Void> take(Mutiny.Session session, List<Wanted<Told>> wanted) {
        Set<String> systems = new HashSet<>();
        Set<String> people = new HashSet<>();
        // Two replicas that are told of the same things wait for each other, and not in a circle.
        List<Told> inOrder = wanted.stream()
                .map(Wanted::what)
                .sorted(Comparator.comparing(OnCallFlow::key))
                .toList();
        return InTurnFlow.each(inOrder, told -> switch (told) {
                    case Told.Duties duties ->
                        onCall.replace(session, duties).invoke(changed -> {
                            if (changed) {
                                systems.add(duties.systemId());
                            }
                        });
                    case Told.Members members ->
                        onCall.replace(session, members).invoke(people::addAll);
                })
                .chain(() -> cover.dutiesChanged(session, systems))
                .chain(() -> onCall.systemsOf(session, people))
                .chain(theirs -> cover.membersChanged(session, theirs));
    }

    private static String key(Told told) {
        return switch (told) {
            case Told.Duties duties -> "system/" + duties.systemId();
            case Told.Members members -> "rotation/" + members.rotationId();
        };
    }
}
