package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.IncidentEvent.AccessGiven;
import io.bridgekeeper.access.grant.IncidentEvent.GrantEndAsked;
import io.bridgekeeper.access.profile.Profile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Access that no page carries: what was asked for and what was broken the glass for. */
@ApplicationScoped
public class GivingFlow {

    private final IncidentFlow incidents;
    private final IncidentRepository repository;
    private final MembershipTimer timer;

    GivingFlow(IncidentFlow incidents, IncidentRepository repository, MembershipTimer timer) {
        this.incidents = incidents;
        this.repository = repository;
        this.timer = timer;
    }

    /** Whether people were called for it and it is not resolved. */
    public Uni<Boolean> isOpen(Mutiny.Session session, UUID incidentId) {
        return repository.isOpen(session, incidentId);
    }

    /**
     * Whether the person is asked to respond to any incident for the system, or has accepted.
     *
     * @param areaIds for one of these areas of it; empty: for any
     */
    public Uni<Boolean> isCalled(Mutiny.Session session, String personId, String systemId, Set<String> areaIds) {
        return repository.isCalled(session, personId, systemId, areaIds);
    }

    /** The areas of the system that people were called to it for. */
    public Uni<Set<String>> areasOf(Mutiny.Session session, UUID incidentId, String systemId) {
        return repository.areasOf(session, incidentId, systemId);
    }

    /** Whether people were called to it for the system. */
    public Uni<Boolean> isOf(Mutiny.Session session, UUID incidentId, String systemId) {
        return repository.isOf(session, incidentId, systemId);
    }

    /**
     * Gives it, from now on. Locks the incident until commit.
     *
     * @param incidentId with which it ends; null for none
     * @param grants     by the ids of the grants to be
     * @return whether it is given: an incident may have been resolved meanwhile
     */
    public Uni<Boolean> give(
            Mutiny.Session session, UUID requestId, UUID incidentId, String personId, Map<UUID, Profile> grants) {
        return incidents
                .hear(session, lock(requestId, incidentId), new AccessGiven(requestId, personId, grants))
                .map(incident -> grants.keySet().stream()
                        .allMatch(id -> incident.grant(id).isPresent()));
    }

    /** Takes it away. */
    public Uni<Void> take(Mutiny.Session session, UUID requestId, UUID incidentId, UUID grantId) {
        return incidents
                .hear(session, lock(requestId, incidentId), new GrantEndAsked(grantId, EndReason.WITHDRAWN))
                .replaceWithVoid();
    }

    /** Call it after the commit. */
    public void wake() {
        timer.wake();
    }

    private static UUID lock(UUID requestId, UUID incidentId) {
        return incidentId == null ? requestId : incidentId;
    }
}
