package io.bridgekeeper.paging.intake;

import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.escalation.PageCommand;
import io.bridgekeeper.paging.escalation.PageFlow;
import io.bridgekeeper.paging.incident.Alert;
import io.bridgekeeper.paging.incident.AlertRepository;
import io.bridgekeeper.paging.incident.HistoryEntry;
import io.bridgekeeper.paging.incident.How;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.incident.LastEnd;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Joins a signal to its incident, or opens one, in the transaction that notes the signal as seen. */
@ApplicationScoped
class IntakeFlow {

    private final CatalogFlow catalog;
    private final IncidentRepository incidents;
    private final AlertRepository alerts;
    private final PageFlow pages;
    private final OutboxRepository outbox;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Supplier<UUID> ids;

    IntakeFlow(
            CatalogFlow catalog,
            IncidentRepository incidents,
            AlertRepository alerts,
            PageFlow pages,
            OutboxRepository outbox,
            MeterRegistry metrics,
            Clock clock,
            Supplier<UUID> ids) {
        this.catalog = catalog;
        this.incidents = incidents;
        this.alerts = alerts;
        this.pages = pages;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<Void> take(Mutiny.Session session, Signal signal) {
        Instant now = clock.instant();
        return known(session, signal).chain(known -> {
            var newIds = new IntakeDecider.NewIds(ids.get(), ids.get());
            Decision decision = IntakeDecider.decide(signal, known, catalog.current(), newIds, now);
            metrics.counter("paging_signal", "outcome", decision.getClass().getSimpleName())
                    .increment();
            return write(session, decision, now);
        });
    }

    private Uni<Known> known(Mutiny.Session session, Signal signal) {
        return switch (signal.state()) {
            case FIRING ->
                open(session, signal)
                        .chain(known -> known.isOpen()
                                ? Uni.createFrom().item(known)
                                : lockLastEnd(session, signal).map(known::with));
            // Its beginning may have opened an incident while this waited for the lock.
            case RESOLVED ->
                open(session, signal)
                        .chain(known -> known.isOpen()
                                ? Uni.createFrom().item(known)
                                : lockLastEnd(session, signal).chain(() -> open(session, signal)));
            case ACKNOWLEDGED, INFO -> Uni.createFrom().item(Known.NOTHING);
        };
    }

    private Uni<Known> open(Mutiny.Session session, Signal signal) {
        return incidents
                .lockOpen(session, signal.integrationId(), signal.dedupKey(), signal.joinKey())
                .chain(found -> found.map(incident -> alerts.find(session, incident.id(), signal.dedupKey())
                                .map(alert -> new Known(found, alert, LastEnd.NEVER)))
                        .orElseGet(() -> Uni.createFrom().item(Known.NOTHING)));
    }

    private Uni<LastEnd> lockLastEnd(Mutiny.Session session, Signal signal) {
        return alerts.lockLastEnd(session, signal.integrationId(), signal.dedupKey());
    }

    private Uni<Void> write(Mutiny.Session session, Decision decision, Instant now) {
        return switch (decision) {
            case Decision.OpenIncident(Incident incident, Alert alert) -> {
                metrics.counter(
                                "paging_incident_opened",
                                "severity",
                                incident.severity().name())
                        .increment();
                var opening = new PageFlow.Opening(
                        List.of(new HistoryEntry(now, "Opened: " + incident.title())),
                        List.of(event(incident, IntakeMapper.opened(incident), now)));
                yield pages.open(session, incident, opening, now).chain(() -> alerts.add(session, alert));
            }
            case Decision.JoinAlert(Incident incident, Alert alert) ->
                alerts.add(session, alert)
                        .chain(() -> change(session, incident, "Joined: " + alert.title(), now))
                        .chain(() -> outbox.write(
                                session, List.of(event(incident, IntakeMapper.joined(incident, alert, now), now))));
            case Decision.CountRepeat(Alert alert) -> alerts.change(session, alert);
            case Decision.ReopenAlert(Incident incident, Alert alert) ->
                alerts.change(session, alert)
                        .chain(() -> change(session, incident, "Fires again: " + alert.title(), now));
            case Decision.ClearAlert(Incident incident, Alert alert) ->
                alerts.clear(session, alert).chain(() -> change(session, incident, "Cleared: " + alert.title(), now));
            case Decision.ClearLastAlert(Incident incident, Alert alert) ->
                alerts.clear(session, alert)
                        .chain(() -> change(session, incident, "Cleared: " + alert.title(), now))
                        .chain(() -> pages.handle(session, incident, selfCleared()))
                        .replaceWithVoid();
            case Decision.NoteEnd(UUID integrationId, String dedupKey, Instant at) ->
                alerts.noteEnd(session, integrationId, dedupKey, at);
            case Decision.Nothing nothing -> Uni.createFrom().voidItem();
        };
    }

    private static PageCommand selfCleared() {
        return new PageCommand.Resolve(How.SELF_CLEARED, Optional.empty(), new PageCommand.Resolver.MonitoringTool());
    }

    private Uni<Void> change(Mutiny.Session session, Incident incident, String line, Instant now) {
        return incidents.change(session, incident, List.of(new HistoryEntry(now, line)));
    }

    private OutgoingEvent event(Incident incident, Record data, Instant now) {
        return new OutgoingEvent(ids.get(), incident.id().toString(), now, data);
    }
}
