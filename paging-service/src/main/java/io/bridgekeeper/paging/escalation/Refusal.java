package io.bridgekeeper.paging.escalation;

import java.time.Instant;

/** Why a person's command was not carried out. */
public sealed interface Refusal {

    record UnknownPage() implements Refusal {}

    record UnknownIncident() implements Refusal {}

    record NotYourPage() implements Refusal {}

    record NotYourIncident() implements Refusal {}

    record AlreadyAccepted(String acceptedBy, Instant acceptedAt) implements Refusal {}

    record IncidentIsResolved(Instant resolvedAt) implements Refusal {}

    /** The person declined it before; the next step has been called since. */
    record YouDeclined(Instant declinedAt) implements Refusal {}
}
