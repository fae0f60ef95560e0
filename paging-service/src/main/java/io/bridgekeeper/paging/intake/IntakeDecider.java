package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.catalog.Area;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.catalog.EscalationPolicy;
import io.bridgekeeper.paging.catalog.Place;
import io.bridgekeeper.paging.incident.Alert;
import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.Fingerprint;
import io.bridgekeeper.paging.incident.How;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState;
import io.bridgekeeper.paging.incident.JoinKey;
import io.bridgekeeper.paging.incident.OwnershipGap;
import io.bridgekeeper.paging.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Decides which incident a signal belongs to.
 *
 * <p>A firing signal opens an incident where none with its join key is open, joins it otherwise. An incident is over
 * by itself when the last of its alerts has cleared, and goes on where one of them soon fires again, unless a person
 * resolved it or another one of the group is open. Where nothing in the catalog matches, or nobody owns what does,
 * the incident opens all the same and says so.
 */
final class IntakeDecider {

    private static final int SEATS_WITHOUT_SYSTEM = 6;
    private static final Duration FIRST_ANSWERS_WITHIN = Duration.ofMinutes(10);

    private IntakeDecider() {}

    /** Ids for what a signal may bring about. */
    record NewIds(UUID incident, UUID alert) {}

    /** Whether a decision on the signal depends on what is known of its problem. */
    static boolean needsToKnow(Signal signal) {
        return switch (signal.state()) {
            case FIRING, RESOLVED -> true;
            case ACKNOWLEDGED, INFO -> false;
        };
    }

    /**
     * @param known         the incidents of it locked, so that they cannot change before the decision is written
     * @param reopensWithin of its end an incident that was over by itself is reopened, the end inclusive; zero: never
     * @param now           when an incident that this opens was opened
     */
    static Decision decide(
            Signal signal, Known known, Catalog catalog, Duration reopensWithin, NewIds ids, Instant now) {
        return switch (signal.state()) {
            case FIRING -> fires(signal, known, catalog, reopensWithin, ids, now);
            case RESOLVED -> clears(signal, known);
            case ACKNOWLEDGED -> new Decision.Nothing(Decision.Reason.ACKNOWLEDGED_BY_THE_TOOL);
            case INFO -> new Decision.Nothing(Decision.Reason.INFORMATION);
        };
    }

    private static Decision fires(
            Signal signal, Known known, Catalog catalog, Duration reopensWithin, NewIds ids, Instant now) {
        if (known.isOpen()) {
            return new Decision.CountRepeat(known.alert().get().repeated(signal.receivedAt()));
        }
        if (known.lastEnd().isAfter(signal.receivedAt())) {
            return new Decision.Nothing(Decision.Reason.OLDER_THAN_ITS_END);
        }
        return known.incident()
                .filter(incident -> known.alert().isPresent() || takesMore(incident, signal))
                .map(incident -> joins(signal, incident, known.alert(), ids))
                .or(() -> reopens(signal, known, reopensWithin, now))
                .orElseGet(() -> opens(signal, known.incident().map(Incident::id), catalog, ids, now));
    }

    /** Within the time that its system's grouping gives a group. */
    private static boolean takesMore(Incident incident, Signal signal) {
        return signal.join()
                .within()
                .map(within -> !signal.receivedAt().isAfter(incident.openedAt().plus(within)))
                .orElse(true);
    }

    private static Decision joins(Signal signal, Incident incident, Optional<Alert> cleared, NewIds ids) {
        return cleared.<Decision>map(alert -> new Decision.ReopenAlert(
                        incident.withAlerts(incident.alerts(), incident.openAlerts() + 1),
                        alert.repeated(signal.receivedAt())))
                .orElseGet(() -> new Decision.JoinAlert(
                        incident.withAlerts(incident.alerts() + 1, incident.openAlerts() + 1),
                        newAlert(signal, incident.id(), ids)));
    }

    /** At most one incident of a group is open: where there is one, this stays over. */
    private static Optional<Decision> reopens(Signal signal, Known known, Duration within, Instant now) {
        return known.ended()
                .filter(ended -> known.incident().isEmpty() && !within.isZero())
                .filter(ended -> endedByItself(ended.incident(), now.minus(within)))
                .filter(ended -> isOfGroup(ended.incident(), signal))
                .map(ended -> new Decision.ReopenIncident(
                        ended.incident()
                                .withAlerts(
                                        ended.incident().alerts(),
                                        ended.incident().openAlerts() + 1),
                        ended.alert().repeated(signal.receivedAt())));
    }

    private static boolean endedByItself(Incident incident, Instant since) {
        return incident.state() instanceof IncidentState.Resolved(var had, var by, Instant at, How how, var note)
                && how == How.SELF_CLEARED
                && by.isEmpty()
                && !at.isBefore(since);
    }

    /** As signals are grouped now, and while others could join it. */
    private static boolean isOfGroup(Incident incident, Signal signal) {
        return incident.joinKey().equals(signal.joinKey())
                && JoinKey.scope(incident.integrationId(), incident.joinKey())
                        .equals(signal.join().scope());
    }

    private static Decision clears(Signal signal, Known known) {
        if (!known.isOpen()) {
            return new Decision.NoteEnd(signal.problem(), signal.receivedAt());
        }
        Incident incident = known.incident().get();
        Alert alert = known.alert().get();
        if (signal.receivedAt().isBefore(alert.lastAt())) {
            return new Decision.Nothing(Decision.Reason.OLDER_THAN_ITS_END);
        }
        Incident after = incident.withAlerts(incident.alerts(), incident.openAlerts() - 1);
        Alert cleared = alert.cleared(signal.receivedAt());
        return after.openAlerts() == 0
                ? new Decision.ClearLastAlert(after, cleared)
                : new Decision.ClearAlert(after, cleared);
    }

    private static Decision opens(Signal signal, Optional<UUID> ended, Catalog catalog, NewIds ids, Instant now) {
        Optional<Place> place = catalog.placeOf(signal.facts().labels());
        Optional<String> systemId = place.map(Place::system).map(CatalogSystem::id);
        Severity severity = Severity.of(signal.severity());
        Optional<EscalationPolicy> owner = place.flatMap(Place::serviceOwner)
                .map(policy -> catalog.policies().get(policy));
        Incident incident = new Incident(
                ids.incident(),
                signal.integrationId(),
                signal.joinKey(),
                signal.dedupKey(),
                Fingerprint.of(signal.integrationId(), systemId, signal.facts().labels(), signal.joinKey()),
                signal.title(),
                severity,
                systemId,
                place.flatMap(Place::area).map(Area::id),
                signal.startsAt().orElse(signal.receivedAt()),
                now,
                signal.facts(),
                gap(place),
                place.map(known -> known.system().seatLimits().of(severity.ordinal() + 1))
                        .orElse(SEATS_WITHOUT_SYSTEM),
                1,
                1,
                new IncidentState.Triggered(),
                escalation(signal, owner, catalog));
        return new Decision.OpenIncident(incident, newAlert(signal, incident.id(), ids), ended);
    }

    /** A person who is to be called first is so once, in a step before the owner's. */
    private static Escalation escalation(Signal signal, Optional<EscalationPolicy> owner, Catalog catalog) {
        Escalation usual = Escalation.of(owner, catalog.fallback());
        return signal.callsFirst()
                .filter(catalog.people()::containsKey)
                .map(person -> Escalation.of(
                        Stream.concat(
                                        Stream.of(new EscalationPolicy.Step(
                                                new EscalationPolicy.Call.OfPerson(person), FIRST_ANSWERS_WITHIN)),
                                        usual.ownerSteps().stream())
                                .toList(),
                        usual.fallbackSteps(),
                        usual.rounds()))
                .orElse(usual);
    }

    private static Optional<OwnershipGap> gap(Optional<Place> place) {
        if (place.isEmpty()) {
            return Optional.of(
                    new OwnershipGap(OwnershipGap.Reason.NO_SYSTEM, "Nothing in the catalog matches this signal."));
        }
        return place.get().serviceOwner().isPresent()
                ? Optional.empty()
                : Optional.of(OwnershipGap.noOwner(place.get().system().name()));
    }

    private static Alert newAlert(Signal signal, UUID incidentId, NewIds ids) {
        return new Alert(
                ids.alert(),
                incidentId,
                signal.integrationId(),
                signal.dedupKey(),
                signal.title(),
                0,
                signal.receivedAt(),
                signal.receivedAt(),
                Optional.empty());
    }
}
