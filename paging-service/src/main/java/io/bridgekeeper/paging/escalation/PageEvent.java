package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.incident.How;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What happened to one incident and its pages. */
public sealed interface PageEvent {

    /** @param position rungs behind us with this one */
    record PersonPassedOver(int position, Rung rung, PassedOver why) implements PageEvent {}

    /**
     * Not called yet for the good of the person; called when nobody else is left.
     *
     * @param position rungs behind us with this one
     */
    record PersonSpared(int position, Rung rung, Spared why) implements PageEvent {}

    /** @param position of the rung, from 1; one before those behind us was spared before */
    record Queued(UUID pageId, int position, Rung rung, Instant escalateAt) implements PageEvent {}

    /**
     * Beside the ladder.
     *
     * @param override present where the person does not expect it
     * @param channels over which they agreed to be called; empty for all
     */
    record CalledByHand(
            UUID pageId,
            String personId,
            String by,
            String reason,
            Optional<ByHand.Override> override,
            Set<String> channels)
            implements PageEvent {}
    /** Somebody learns beside the person who is called, and has nothing to answer. */
    record Shadowed(String personId) implements PageEvent {}

    record Accepted(UUID pageId, String personId) implements PageEvent {}

    record Declined(UUID pageId, String personId, Optional<String> reason) implements PageEvent {}

    record Expired(UUID pageId, String personId) implements PageEvent {}

    record Unreached(UUID pageId, String personId, String detail) implements PageEvent {}

    record Withdrawn(UUID pageId, String personId, Why why) implements PageEvent {

        public enum Why {
            ACCEPTED_BY_ANOTHER,
            RESOLVED
        }
    }

    /** @param stepsTried those passed over included */
    record NobodyAnswered(int stepsTried) implements PageEvent {}

    /** There is nobody left to call. */
    record LadderEnded() implements PageEvent {}

    /** @param by empty where the monitoring tool said so */
    record Resolved(How how, Optional<String> note, Optional<String> by) implements PageEvent {}
}
