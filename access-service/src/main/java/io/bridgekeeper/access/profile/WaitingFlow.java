package io.bridgekeeper.access.profile;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Whoever has people waiting for profiles: is told, in the transaction that changes them. There may be several, and none
 * waits for another: tell them by {@link TellingFlow}.
 */
public interface WaitingFlow {

    /** Profiles of these systems came or changed. */
    Uni<Void> profilesChanged(Mutiny.Session session, Set<String> systemIds);
}
