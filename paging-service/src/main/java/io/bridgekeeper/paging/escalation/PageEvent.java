package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.contact.Urgency;
import io.bridgekeeper.paging.incident.How;
import io.bridgekeeper.paging.incident.Severity;
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
    record Queued(UUID pageId, int position, Rung rung, Instant escalateAt, Explanation explanation)
            implements PageEvent {}

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
            Set<String> channels,
            Explanation explanation)
            implements PageEvent {}

    /** Somebody learns beside the person who is called, and has nothing to answer. */
    record Shadowed(String personId) implements PageEvent {}

    /** @param askAt when the first who accepted is asked whether they still have it; empty where nobody is asked */
    record Accepted(UUID pageId, String personId, Optional<Instant> askAt) implements PageEvent {}

    /**
     * Whoever has it is asked whether they still do.
     *
     * @param answerBy after it they have it no more
     */
    record AskedStillOnIt(UUID pageId, String personId, Instant answerBy) implements PageEvent {}

    /** @param askAt when they are asked again; empty where nobody is asked */
    record StillOnIt(UUID pageId, String personId, Optional<Instant> askAt) implements PageEvent {}

    /** Whoever had it did not say so any more: people are called from the first step on. */
    record FellBack(UUID pageId, String personId) implements PageEvent {}

    /** Whoever had it cannot go on: the others are called from the first step on. */
    record HandedBack(UUID pageId, String personId, Optional<String> reason) implements PageEvent {}

    /**
     * Nobody answered in a round, and there is another one.
     *
     * @param round which ended, from 1
     * @param from  rungs behind the next one: none, or the owner's where the fallback's are walked again
     */
    record RoundEnded(int round, int from) implements PageEvent {}

    record Declined(UUID pageId, String personId, Optional<String> reason) implements PageEvent {}

    /**
     * It is of another system: people of that are called from the first step on.
     *
     * @param from empty where nothing in the catalog had matched
     */
    record Rerouted(Optional<String> from, Destination to, String by, Optional<String> reason) implements PageEvent {}

    record Expired(UUID pageId, String personId) implements PageEvent {}

    record Unreached(UUID pageId, String personId, String detail) implements PageEvent {}

    record Withdrawn(UUID pageId, String personId, Why why) implements PageEvent {

        public enum Why {
            ACCEPTED_BY_ANOTHER,
            REROUTED,
            REQUEST_CANCELLED,
            RESOLVED
        }
    }

    /** @param stepsTried those passed over included */
    record NobodyAnswered(int stepsTried) implements PageEvent {}

    /** There is nobody left to call. */
    record LadderEnded() implements PageEvent {}

    /** A responder of another system is asked for. */
    record ResponderRequested(ResponderRequest request) implements PageEvent {}

    /** @param position rungs of the request behind it with this one */
    record ResponderPassedOver(ResponderRequest request, int position, Rung rung, PassedOver why)
            implements PageEvent {}

    /**
     * Beside the incident's own steps.
     *
     * @param position rungs of the request behind it with this one
     * @param until    when they have had their time
     */
    record ResponderCalled(
            ResponderRequest request, UUID pageId, int position, Rung rung, Instant until, Explanation explanation)
            implements PageEvent {}

    /** @param by who accepted, declined last or cancelled; empty where nobody answered */
    record ResponderRequestEnded(ResponderRequest request, RequestState how, Optional<String> by)
            implements PageEvent {}

    /**
     * @param reason    there is one wherever it is lowered
     * @param seatLimit of its bridge from now on
     */
    record SeverityChanged(Severity from, Severity to, String by, Optional<String> reason, int seatLimit)
            implements PageEvent {

        /** Whether what could wait cannot any more. */
        boolean makesUrgent() {
            return Urgency.of(from) == Urgency.LOW && Urgency.of(to) == Urgency.HIGH;
        }
    }

    /** It was not over: people are called from the first step on, or are held back till then. */
    record Reopened(Reopener by) implements PageEvent {}

    /** @param by empty where the monitoring tool said so */
    record Resolved(How how, Optional<String> note, Optional<String> by) implements PageEvent {}
}
