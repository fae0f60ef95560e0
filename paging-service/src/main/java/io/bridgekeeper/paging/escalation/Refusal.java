package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.consent.Obstacle;
import io.bridgekeeper.paging.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Why a person's command was not carried out. */
public sealed interface Refusal {

    record UnknownPage() implements Refusal {}

    record UnknownIncident() implements Refusal {}

    record UnknownPerson() implements Refusal {}

    record NotYourPage() implements Refusal {}

    record NotYourIncident() implements Refusal {}

    record AlreadyAccepted(String acceptedBy, Instant acceptedAt) implements Refusal {}

    record IncidentIsResolved(Instant resolvedAt) implements Refusal {}

    record NotYoursToCall() implements Refusal {}

    record NotYoursToAsk() implements Refusal {}

    /** Of the incident's own system people are called by its policy. */
    record OwnSystem() implements Refusal {}

    /** @param open which is waited for */
    record AlreadyRequested(ResponderRequest open) implements Refusal {}

    /** @param why a line for each whom that system's policy names; none where nobody owns it */
    record NobodyToAsk(String systemName, List<String> why) implements Refusal {}

    record UnknownRequest() implements Refusal {}

    record RequestIsOver(RequestState state) implements Refusal {}

    /** @param instead who expects to be paged, those on call first; at most 10 */
    record NotExpecting(String personId, Obstacle why, List<ByHand.Instead> instead) implements Refusal {}

    record AlreadyCalled(UUID pageId, Instant calledAt) implements Refusal {}

    /** @param most pages made by hand that may wait for an answer at a time */
    record TooManyByHand(int most) implements Refusal {}

    /** The incident needs somebody again, but by other pages than this one. */
    record PageWithdrawn() implements Refusal {}

    /** It is of this system already, or was and somebody there said that it is not theirs. */
    record HadItBefore(String systemId) implements Refusal {}

    /** It would be lowered without saying why. */
    record NoReason(Severity from) implements Refusal {}

    /** @param within of the resolution it could be reopened */
    record TooLateToReopen(Instant resolvedAt, Duration within) implements Refusal {}

    /** The same problem has opened another incident, which goes on. */
    record OpenAnew(UUID incidentId) implements Refusal {}

    /** Whoever had it did not say so any more: it is accepted anew. */
    record NobodyHasIt() implements Refusal {}

    /** The person declined it before; the next step has been called since. */
    record YouDeclined(Instant declinedAt) implements Refusal {}
}
