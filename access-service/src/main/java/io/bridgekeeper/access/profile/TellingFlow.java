package io.bridgekeeper.access.profile;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells all who wait for profiles, one after the other. */
@ApplicationScoped
public class TellingFlow {

    private final List<WaitingFlow> waiting;

    TellingFlow(@All List<WaitingFlow> waiting) {
        this.waiting = waiting;
    }

    public Uni<Void> profilesChanged(Mutiny.Session session, Set<String> systemIds) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (WaitingFlow one : waiting) {
            all = all.chain(() -> one.profilesChanged(session, systemIds));
        }
        return all;
    }
}
