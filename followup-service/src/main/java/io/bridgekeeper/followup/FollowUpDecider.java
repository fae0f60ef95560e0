package io.bridgekeeper.followup;

import io.bridgekeeper.followup.FollowUpCommand.AcceptAccountability;
import io.bridgekeeper.followup.FollowUpCommand.ProposeAccountable;
import io.bridgekeeper.followup.FollowUpCommand.ProposeProductOwner;
import io.bridgekeeper.followup.accountability.Accountability;
import io.bridgekeeper.followup.accountability.Accountability.Accepted;
import io.bridgekeeper.followup.accountability.Accountability.HandingOver;
import io.bridgekeeper.followup.accountability.Accountability.Proposed;
import io.bridgekeeper.followup.accountability.Accountability.Unassigned;
import io.bridgekeeper.followup.accountability.AccountableRule;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Decides what opens a follow-up and what becomes of it. Never null, never an exception for a domain reason. */
final class FollowUpDecider {

    private FollowUpDecider() {}

    /**
     * Decides what the end of an incident means.
     *
     * <p>However it ended, it leaves work: an alert that cleared by itself or was false is evidence, not good news.
     * A fingerprint has one unsolved follow-up at a time, which counts what recurs. Never a refusal: nobody asked.
     *
     * @param owner the system's product owner, where the catalog names one and knows the person; may be empty
     * @param newId of the follow-up, should one be opened
     */
    static Decision onResolution(
            Precedent precedent, Resolution resolution, Optional<String> owner, UUID newId, Instant now) {
        return switch (precedent) {
            case Precedent.Recorded(FollowUp followUp, Occurrence known) ->
                resolution.occurrence().resolvedAt().isAfter(known.resolvedAt())
                        ? happened(followUp, new FollowUpEvent.ResolvedAgain(resolution.occurrence()))
                        : new Decision.Nothing("the incident is behind follow-up " + followUp.followUpId());
            case Precedent.None _ -> {
                var opened = new FollowUpEvent.Opened(newId, resolution, owner, now);
                yield new Decision.Happened(FollowUp.of(opened), opened);
            }
            case Precedent.Unsolved(FollowUp followUp) ->
                happened(
                        followUp, new FollowUpEvent.Recurred(resolution.occurrence(), followUp.occurrences() + 1, now));
        };
    }

    /** Decides what one command does to one unsolved follow-up. */
    static Decision decide(FollowUp followUp, FollowUpCommand command, Instant now) {
        return switch (command) {
            case ProposeProductOwner(String personId) -> proposeOwner(followUp, personId, now);
            case ProposeAccountable propose -> propose(followUp, propose, now);
            case AcceptAccountability(Caller by) -> accept(followUp, by.personId(), now);
        };
    }

    /** The catalog fills a gap; what people have arranged since stands. */
    private static Decision proposeOwner(FollowUp followUp, String personId, Instant now) {
        return switch (followUp.accountability()) {
            case Unassigned _ -> asks(followUp, personId, Accountability.CATALOG, now);
            case Proposed _ -> new Decision.Nothing("somebody is asked already");
            case Accepted _, HandingOver _ -> new Decision.Nothing("somebody is accountable already");
        };
    }

    /** Rights come first, so that a stranger does not learn who is known here. */
    private static Decision propose(FollowUp followUp, ProposeAccountable command, Instant now) {
        Accountability accountability = followUp.accountability();
        if (!command.by().mayPropose(accountability)) {
            return new Decision.Refuse(new Refusal.NotYours());
        }
        Optional<String> fault = AccountableRule.refusal(command.nominee());
        if (fault.isPresent()) {
            return new Decision.Refuse(new Refusal.NotAPerson(fault.get()));
        }
        String personId = command.nominee().person().orElseThrow().personId();
        if (accountability.asks(personId)) {
            return new Decision.Nothing(personId + " is asked already");
        }
        if (accountability.isHeldBy(personId) && accountability.proposal().isEmpty()) {
            return new Decision.Nothing(personId + " is accountable already");
        }
        return asks(followUp, personId, command.by().personId(), now);
    }

    /** Nobody accepts for another. Who is too late hears who was faster. */
    private static Decision accept(FollowUp followUp, String personId, Instant now) {
        Accountability accountability = followUp.accountability();
        if (accountability.asks(personId)) {
            return happened(followUp, new FollowUpEvent.Accepted(personId, now));
        }
        if (accountability.isHeldBy(personId)) {
            return new Decision.Nothing(personId + " accepted already");
        }
        return new Decision.Refuse(accountability
                .acceptance()
                .<Refusal>map(held -> new Refusal.AlreadyAccepted(held.personId(), held.acceptedAt()))
                .orElseGet(() ->
                        new Refusal.NotProposed(accountability.proposal().map(Accountability.Proposal::personId))));
    }

    private static Decision asks(FollowUp followUp, String personId, String by, Instant now) {
        return happened(followUp, new FollowUpEvent.AccountableProposed(personId, by, now));
    }

    private static Decision happened(FollowUp followUp, FollowUpEvent event) {
        return new Decision.Happened(followUp.after(event), event);
    }
}
