package io.bridgekeeper.followup;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What happened to a follow-up. */
sealed interface FollowUpEvent {

    /** @param proposed the system's product owner; empty where the catalog names nobody, or not yet */
    record Opened(UUID followUpId, Resolution resolution, Optional<String> proposed, Instant openedAt)
            implements FollowUpEvent {}

    /** @param proposedBy who asked, or the catalog */
    record AccountableProposed(String personId, String proposedBy, Instant proposedAt) implements FollowUpEvent {}

    record Accepted(String personId, Instant acceptedAt) implements FollowUpEvent {}

    /** An incident behind it had been resolved too early. */
    record ResolvedAgain(Occurrence occurrence) implements FollowUpEvent {}

    /** @param occurrences incidents behind the follow-up now, this one included */
    record Recurred(Occurrence occurrence, int occurrences, Instant linkedAt) implements FollowUpEvent {}
}
