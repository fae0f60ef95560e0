package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.incident.How;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What happened to one incident and its pages. */
public sealed interface PageEvent {

    /** @param position rungs behind us with this one */
    record PersonPassedOver(int position, Rung rung, Why why) implements PageEvent {

        public enum Why {
            NO_CONSENT,
            NO_ACCOUNT,
            NOBODY_ON_CALL,
            GONE,
            CALLED_BEFORE
        }
    }

    /** @param position rungs behind us with this one */
    record Queued(UUID pageId, int position, Rung rung, Instant escalateAt) implements PageEvent {}

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
