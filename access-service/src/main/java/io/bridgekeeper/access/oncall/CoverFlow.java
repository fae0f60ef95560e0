package io.bridgekeeper.access.oncall;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Whoever looks after the people on call: is told, in the transaction that changes who they are. */
public interface CoverFlow {

    /** Whoever can be called for these systems, or when, is not what it was. */
    Uni<Void> dutiesChanged(Mutiny.Session session, Set<String> systemIds);

    /** People of these systems came into a rotation or left it. */
    Uni<Void> membersChanged(Mutiny.Session session, Set<String> systemIds);
}
