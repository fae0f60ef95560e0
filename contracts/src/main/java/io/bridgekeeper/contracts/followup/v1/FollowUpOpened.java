package io.bridgekeeper.contracts.followup.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * The work to solve an incident's problem for good stands open.
 *
 * <p>Type {@code followup.followup.opened.v1} on {@code followup.followup.v1}.
 *
 * @param followUpId       the follow-up
 * @param incidentId       the incident, also the topic key
 * @param systemId         the system that the incident is of, by its catalog id; may be null
 * @param title            one line for a person
 * @param fingerprint      what recurrences share
 * @param proposedPersonId who is asked to be accountable; absent where the system has no product owner
 * @param openedAt         when
 */
public record FollowUpOpened(
        UUID followUpId,
        UUID incidentId,
        String systemId,
        String title,
        String fingerprint,
        String proposedPersonId,
        Instant openedAt) {}
