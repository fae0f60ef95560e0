package io.bridgekeeper.followup;

import io.bridgekeeper.contracts.followup.v1.AccountableProposed;
import io.bridgekeeper.contracts.followup.v1.FollowUpAccepted;
import io.bridgekeeper.contracts.followup.v1.FollowUpOpened;
import io.bridgekeeper.contracts.followup.v1.RecurrenceLinked;
import io.bridgekeeper.outbox.OutgoingEvent;
import java.util.Optional;
import java.util.UUID;

/** Turns what happened into what is told. The key is always the follow-up's first incident, so one follow-up's events stay in order. */
final class FollowUpEventMapper {

    private FollowUpEventMapper() {}

    /**
     * @param followUp as it stands after the event
     * @return empty for what paging-service has told of already
     */
    static Optional<OutgoingEvent> told(UUID eventId, FollowUp followUp, FollowUpEvent event) {
        UUID id = followUp.followUpId();
        UUID incidentId = followUp.incidentId();
        String key = incidentId.toString();
        return switch (event) {
            case FollowUpEvent.Opened o ->
                Optional.of(new OutgoingEvent(
                        eventId,
                        key,
                        o.openedAt(),
                        new FollowUpOpened(
                                id,
                                incidentId,
                                followUp.systemId().orElse(null),
                                followUp.title(),
                                followUp.fingerprint(),
                                o.proposed().orElse(null),
                                o.openedAt())));
            case FollowUpEvent.AccountableProposed p ->
                Optional.of(new OutgoingEvent(
                        eventId,
                        key,
                        p.proposedAt(),
                        new AccountableProposed(id, incidentId, p.personId(), p.proposedBy(), p.proposedAt())));
            case FollowUpEvent.Accepted a ->
                Optional.of(new OutgoingEvent(
                        eventId,
                        key,
                        a.acceptedAt(),
                        new FollowUpAccepted(id, incidentId, a.personId(), a.acceptedAt())));
            case FollowUpEvent.Recurred r ->
                Optional.of(new OutgoingEvent(
                        eventId,
                        key,
                        r.linkedAt(),
                        new RecurrenceLinked(id, r.occurrence().incidentId(), r.occurrences(), r.linkedAt())));
            case FollowUpEvent.ResolvedAgain _ -> Optional.empty();
        };
    }
}
