package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.EscalationPolicy;
import io.bridgekeeper.paging.incident.How;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What can be asked of one incident's pages. */
public sealed interface PageCommand {

    /** Call the first who can be called. */
    record CallFirst() implements PageCommand {}

    record AcceptPage(UUID pageId, String personId) implements PageCommand {}

    /**
     * @param belongsTo the system that it is of, where it is not the person's
     * @param hadBefore systems that the incident was of before, by their ids
     */
    record DeclinePage(
            UUID pageId,
            String personId,
            Optional<String> reason,
            Optional<Destination> belongsTo,
            Set<String> hadBefore)
            implements PageCommand {}

    /** The person still has the incident. */
    record ConfirmStillOnIt(UUID pageId, String personId) implements PageCommand {}

    /** The person has the incident, is asked whether they still do, and cannot go on. */
    record HandBack(UUID pageId, String personId, Optional<String> reason) implements PageCommand {}

    /** The running step's time may be up, or that of whoever has the incident. */
    record LookAtTime() implements PageCommand {}

    /** No contact of the page's person is left to try. */
    record GiveUpReaching(UUID pageId, String detail) implements PageCommand {}

    /**
     * Page one person whom somebody names.
     *
     * @param override why all the same, for one who does not expect it
     * @param prospect of that person, as of now
     */
    record CallByHand(
            ByHand.Caller by,
            String personId,
            String reason,
            Optional<String> override,
            ByHand.Prospect prospect,
            ByHand.Limit limit)
            implements PageCommand {}

    /**
     * Call the people of another system until one of them comes.
     *
     * @param requestId a fresh one
     * @param limit     pages made by hand count too
     */
    record AskForResponder(ByHand.Caller by, UUID requestId, Destination of, String message, ByHand.Limit limit)
            implements PageCommand {

        ResponderRequest request(UUID incidentId, Instant now) {
            return ResponderRequest.of(
                    requestId,
                    incidentId,
                    of,
                    of.owner().map(EscalationPolicy::steps).orElse(List.of()),
                    by.personId(),
                    message,
                    now);
        }
    }

    record CancelRequest(ByHand.Caller by, UUID requestId) implements PageCommand {}

    /** The time of whoever is called by a request may be up. */
    record LookAtRequests() implements PageCommand {}

    /**
     * @param reason    needed where it is lowered
     * @param seatLimit of the system's bridges where it is as bad as that; empty where no system is known
     */
    record ChangeSeverity(ByHand.Caller by, Severity to, Optional<String> reason, Optional<Integer> seatLimit)
            implements PageCommand {

        int seatsAfter(Incident incident) {
            return seatLimit.orElse(incident.seatLimit());
        }
    }

    /**
     * It was resolved too early.
     *
     * @param within    of the resolution
     * @param successor an open incident of the same problem
     */
    record Reopen(ByHand.Caller by, String reason, Duration within, Optional<UUID> successor) implements PageCommand {}

    /**
     * It was over by itself, and its problem fires again.
     *
     * @param held present where nobody is called for now
     */
    record FiresAgain(Optional<HeldBack> held) implements PageCommand {}

    record Resolve(How how, Optional<String> note, Resolver by) implements PageCommand {}

    /** Who says that the service runs again. */
    sealed interface Resolver {
        record MonitoringTool() implements Resolver {}

        record Person(String personId, boolean isCommander) implements Resolver {}
    }
}
