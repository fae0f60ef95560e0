package io.bridgekeeper.access.profile;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Whoever has people waiting for profiles: is told, in the transaction that changes them. */
public interface WaitingFlow {

    /** Profiles of these systems came or changed. */
    Uni<Void> profilesChanged(Mutiny.Session session, Set<String> systemIds);
}
