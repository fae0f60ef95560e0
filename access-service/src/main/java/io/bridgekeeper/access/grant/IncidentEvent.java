package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.profile.Profile;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What is heard of an incident, in our words. */
sealed interface IncidentEvent {

    /** A person is about to be asked to respond. @param areaId null where none is known */
    record PageAsked(UUID pageId, String personId, String systemId, String areaId, Instant at)
            implements IncidentEvent {}

    /** The person has it. */
    record PageTaken(UUID pageId, String personId, String systemId, Instant at) implements IncidentEvent {}

    /** The person need not, or will not, respond. */
    record PageOver(UUID pageId, String personId, String systemId, EndReason reason, Instant at)
            implements IncidentEvent {}

    /** The person left the bridge. */
    record StoodDown(String personId, Instant at) implements IncidentEvent {}

    /** It was resolved too early; what ended with it stays ended, and whoever is asked again is asked anew. */
    record Reopened() implements IncidentEvent {}

    /** The service runs again. */
    record Resolved(Instant at) implements IncidentEvent {}

    /** The catalog tells of profiles, perhaps later than of the page that needs them. */
    record ProfilesTold() implements IncidentEvent {}

    /** Its holder begins another term of one grant. */
    record GrantRenewAsked(UUID grantId) implements IncidentEvent {}

    /**
     * Access that was asked for is given.
     *
     * @param grants by the ids of the grants
     */
    record AccessGiven(UUID requestId, String personId, Map<UUID, Profile> grants) implements IncidentEvent {

        public AccessGiven {
            grants = Map.copyOf(grants);
        }
    }

    /** A person ends one grant by hand. */
    record GrantEndAsked(UUID grantId, EndReason reason) implements IncidentEvent {}
}
