package io.bridgekeeper.paging.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One emergency.
 *
 * @param joinKey     what signals of the same integration share that belong to it: group key, else dedup key
 * @param dedupKey    of its first alert
 * @param fingerprint what recurrences share; see {@link Fingerprint}
 * @param systemId    empty where nothing in the catalog matches
 * @param areaId      of the system; empty where none of its areas matches
 * @param since       when the problem began, as the sender tells it
 * @param gap         why no owner could be called when it opened
 * @param seatLimit   seats on its bridge
 * @param alerts      alerts that ever belonged to it, at least 1
 * @param openAlerts  those of them that have not cleared
 */
public record Incident(
        UUID id,
        UUID integrationId,
        String joinKey,
        String dedupKey,
        String fingerprint,
        String title,
        Severity severity,
        Optional<String> systemId,
        Optional<String> areaId,
        Instant since,
        Instant openedAt,
        Facts facts,
        Optional<OwnershipGap> gap,
        int seatLimit,
        int alerts,
        int openAlerts,
        IncidentState state,
        Escalation escalation) {

    public Incident withAlerts(int newAlerts, int newOpenAlerts) {
        return new Incident(
                id,
                integrationId,
                joinKey,
                dedupKey,
                fingerprint,
                title,
                severity,
                systemId,
                areaId,
                since,
                openedAt,
                facts,
                gap,
                seatLimit,
                newAlerts,
                newOpenAlerts,
                state,
                escalation);
    }

    /** @param newSeatLimit as many as its bridge then has */
    public Incident withSeverity(Severity newSeverity, int newSeatLimit) {
        return new Incident(
                id,
                integrationId,
                joinKey,
                dedupKey,
                fingerprint,
                title,
                newSeverity,
                systemId,
                areaId,
                since,
                openedAt,
                facts,
                gap,
                newSeatLimit,
                alerts,
                openAlerts,
                state,
                escalation);
    }

    /**
     * It is of another system than it seemed; none of its areas is known.
     *
     * @param newSeatLimit  of that system, as bad as it is
     * @param newEscalation of that system
     */
    public Incident of(String newSystemId, Optional<OwnershipGap> newGap, int newSeatLimit, Escalation newEscalation) {
        return new Incident(
                id,
                integrationId,
                joinKey,
                dedupKey,
                fingerprint,
                title,
                severity,
                Optional.of(newSystemId),
                Optional.empty(),
                since,
                openedAt,
                facts,
                newGap,
                newSeatLimit,
                alerts,
                openAlerts,
                state,
                newEscalation);
    }

    public Incident with(IncidentState newState, Escalation newEscalation) {
        return new Incident(
                id,
                integrationId,
                joinKey,
                dedupKey,
                fingerprint,
                title,
                severity,
                systemId,
                areaId,
                since,
                openedAt,
                facts,
                gap,
                seatLimit,
                alerts,
                openAlerts,
                newState,
                newEscalation);
    }
}
