package io.bridgekeeper.paging.intake;

import io.bridgekeeper.outbox.InTurnFlow;
import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.bridgekeeper.outbox.Wanted;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.dependency.DependencyFlow;
import io.bridgekeeper.paging.dependency.DependencyHold;
import io.bridgekeeper.paging.escalation.PageCommand;
import io.bridgekeeper.paging.escalation.PageFlow;
import io.bridgekeeper.paging.incident.Alert;
import io.bridgekeeper.paging.incident.AlertRepository;
import io.bridgekeeper.paging.incident.HistoryEntry;
import io.bridgekeeper.paging.incident.How;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.incident.LastEnd;
import io.bridgekeeper.paging.incident.Problem;
import io.bridgekeeper.paging.incident.ProblemKeys;
import io.bridgekeeper.paging.maintenance.HeldIncident;
import io.bridgekeeper.paging.maintenance.HeldRepository;
import io.bridgekeeper.paging.maintenance.Hold;
import io.bridgekeeper.paging.maintenance.Maintenance;
import io.bridgekeeper.paging.maintenance.MaintenanceFlow;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Joins signals to their incidents, or opens them, in the transaction that notes the signals as seen.
 *
 * <p>What came together is read, decided and written together, so that a storm costs little more than a single signal.
 */
@ApplicationScoped
class IntakeFlow {

    private final CatalogFlow catalog;
    private final IncidentRepository incidents;
    private final AlertRepository alerts;
    private final MaintenanceFlow maintenance;
    private final HeldRepository held;
    private final DependencyFlow dependencies;
    private final ReopenFlow reopens;
    private final PageFlow pages;
    private final OutboxRepository outbox;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Supplier<UUID> ids;

    IntakeFlow(
            CatalogFlow catalog,
            IncidentRepository incidents,
            AlertRepository alerts,
            MaintenanceFlow maintenance,
            HeldRepository held,
            DependencyFlow dependencies,
            ReopenFlow reopens,
            PageFlow pages,
            OutboxRepository outbox,
            MeterRegistry metrics,
            Clock clock,
            Supplier<UUID> ids) {
        this.catalog = catalog;
        this.incidents = incidents;
        this.alerts = alerts;
        this.maintenance = maintenance;
        this.held = held;
        this.dependencies = dependencies;
        this.reopens = reopens;
        this.pages = pages;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param wanted in the order in which they came, at least one */
    Uni<Void> take(Mutiny.Session session, List<Wanted<Signal>> wanted) {
        Instant now = clock.instant();
        List<Signal> signals = wanted.stream()
                .map(each -> each.what().groupedBy(catalog.current()))
                .toList();
        List<IntakeDecider.NewIds> newIds = signals.stream()
                .map(signal -> new IntakeDecider.NewIds(ids.get(), ids.get()))
                .toList();
        return known(session, signals, now.minus(reopens.within())).chain(problems -> {
            IntakePlan plan = IntakePlan.of(signals, problems, catalog.current(), reopens.within(), newIds, now);
            int decided = plan.decisions().size();
            return dependencies
                    .holds(session, plan.opened(), now)
                    .chain(holds -> write(session, plan.decisions(), wanted, holds, now))
                    .chain(() -> decided == wanted.size()
                            ? Uni.createFrom().voidItem()
                            // The others need to know what is written now.
                            : session.flush()
                                    .invoke(session::clear)
                                    .chain(() -> take(session, wanted.subList(decided, wanted.size()))));
        });
    }

    /** @param overSince what ended before is over for good */
    private Uni<Problems> known(Mutiny.Session session, List<Signal> signals, Instant overSince) {
        List<ProblemKeys> keys = signals.stream()
                .filter(IntakeDecider::needsToKnow)
                .map(Signal::keys)
                .distinct()
                .toList();
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Problems.of(List.of(), List.of()));
        }
        return open(session, keys, overSince).chain(problems -> {
            Set<Problem> notOpen = keys.stream()
                    .map(ProblemKeys::problem)
                    .filter(problem -> !problems.isOpen(problem))
                    .collect(Collectors.toSet());
            if (notOpen.isEmpty()) {
                return Uni.createFrom().item(problems);
            }
            return alerts.lockLastEnds(session, notOpen)
                    .chain(ends -> ends.isEmpty()
                            ? Uni.createFrom().item(problems)
                            // While this waited for the lock, one of them may have opened an incident.
                            : open(session, keys, overSince).map(after -> after.with(ends)));
        });
    }

    private Uni<Problems> open(Mutiny.Session session, List<ProblemKeys> keys, Instant overSince) {
        return incidents
                .lockOpen(session, keys, overSince)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Problems.of(found, List.of()))
                        : alerts.of(
                                        session,
                                        found.stream().map(Incident::id).toList(),
                                        keys.stream()
                                                .map(ProblemKeys::dedupKey)
                                                .distinct()
                                                .toList())
                                .map(known -> Problems.of(found, known)));
    }

    /** New incidents first, all together; each other change for itself. */
    private Uni<Void> write(
            Mutiny.Session session,
            List<Decision> decisions,
            List<Wanted<Signal>> wanted,
            Map<UUID, DependencyHold> holds,
            Instant now) {
        List<PageFlow.Opening> openings = new ArrayList<>();
        List<UUID> noMore = new ArrayList<>();
        List<HeldIncident> heldBack = new ArrayList<>();
        Maintenance windows = maintenance.current();
        List<Alert> first = new ArrayList<>();
        List<OutgoingEvent> told = new ArrayList<>();
        Map<Problem, LastEnd> ends = new HashMap<>();
        List<ReopenFlow.Again> again = new ArrayList<>();
        List<Supplier<Uni<Void>>> changes = new ArrayList<>();
        List<PageFlow.Ordered> over = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            Decision decision = decisions.get(i);
            Optional<String> trace = wanted.get(i).traceparent();
            metrics.counter("paging_signal", "outcome", decision.getClass().getSimpleName())
                    .increment();
            switch (decision) {
                case Decision.OpenIncident(Incident incident, Alert alert, Optional<UUID> ended) -> {
                    ended.ifPresent(noMore::add);
                    Optional<Hold> hold = windows.of(incident, now);
                    hold.map(by -> HeldIncident.by(by, incident.id(), now, windows.number()))
                            .ifPresent(heldBack::add);
                    openings.add(opening(
                            incident,
                            hold,
                            Optional.ofNullable(holds.get(incident.id())),
                            reopens.backlog(alert.lastAt(), now),
                            trace,
                            now));
                    first.add(alert);
                }
                case Decision.JoinAlert(Incident incident, Alert alert) -> {
                    told.add(event(incident, IntakeMapper.joined(incident, alert, now), now)
                            .in(trace));
                    changes.add(() -> alerts.addAll(session, List.of(alert))
                            .chain(() -> change(session, incident, "Joined: " + alert.title(), now)));
                }
                case Decision.CountRepeat(Alert alert) -> changes.add(() -> alerts.change(session, alert));
                case Decision.ReopenAlert(Incident incident, Alert alert) ->
                    changes.add(() -> alerts.change(session, alert)
                            .chain(() -> change(session, incident, "Fires again: " + alert.title(), now)));
                case Decision.ReopenIncident(Incident incident, Alert alert) -> {
                    changes.add(() -> alerts.change(session, alert));
                    Optional<DependencyHold> dependency = Optional.ofNullable(holds.get(incident.id()));
                    again.add(new ReopenFlow.Again(incident, dependency, alert.lastAt(), trace));
                }
                case Decision.ClearAlert(Incident incident, Alert alert) -> {
                    note(alert, ends);
                    changes.add(() -> clear(session, incident, alert, now));
                }
                case Decision.ClearLastAlert(Incident incident, Alert alert) -> {
                    note(alert, ends);
                    changes.add(() -> clear(session, incident, alert, now));
                    over.add(new PageFlow.Ordered(incident, trace));
                }
                case Decision.NoteEnd(Problem problem, Instant at) -> ends.put(problem, LastEnd.noted(at));
                case Decision.Nothing nothing -> {}
            }
        }
        return (noMore.isEmpty() ? Uni.createFrom().voidItem() : incidents.endJoining(session, noMore))
                .chain(() -> openings.isEmpty() ? Uni.createFrom().voidItem() : pages.open(session, openings, now))
                .chain(() -> heldBack.isEmpty() ? Uni.createFrom().voidItem() : held.addAll(session, heldBack))
                .chain(() -> alerts.addAll(session, first))
                .chain(() -> InTurnFlow.each(changes, Supplier::get))
                .chain(() -> again.isEmpty() ? Uni.createFrom().voidItem() : reopens.reopen(session, again, now))
                .chain(() -> over.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : pages.handle(session, over, selfCleared()).replaceWithVoid())
                .chain(() -> outbox.write(session, told))
                .chain(() -> ends.isEmpty() ? Uni.createFrom().voidItem() : alerts.noteEnds(session, ends));
    }

    private PageFlow.Opening opening(
            Incident incident,
            Optional<Hold> hold,
            Optional<DependencyHold> dependency,
            Optional<BacklogHold> backlog,
            Optional<String> trace,
            Instant now) {
        metrics.counter(
                        "paging_incident_opened",
                        "severity",
                        incident.severity().name())
                .increment();
        List<HistoryEntry> history = new ArrayList<>(List.of(new HistoryEntry(now, "Opened: " + incident.title())));
        hold.ifPresent(by -> {
            metrics.counter("paging_incident_held_back").increment();
            history.add(new HistoryEntry(now, by.sentence()));
        });
        dependency.ifPresent(by -> {
            metrics.counter("paging_incident_held_by_dependency").increment();
            history.add(new HistoryEntry(now, by.sentence()));
        });
        backlog.ifPresent(by -> {
            metrics.counter("paging_incident_held_by_backlog").increment();
            history.add(new HistoryEntry(now, by.sentence()));
        });
        Incident byWindow = hold.map(by -> by.on(incident)).orElse(incident);
        Incident byDependency = dependency.map(by -> by.on(byWindow)).orElse(byWindow);
        return new PageFlow.Opening(
                backlog.map(by -> by.on(byDependency)).orElse(byDependency),
                List.copyOf(history),
                List.of(event(incident, IntakeMapper.opened(incident), now)),
                trace);
    }

    private static void note(Alert cleared, Map<Problem, LastEnd> ends) {
        ends.put(
                new Problem(cleared.integrationId(), cleared.dedupKey()),
                LastEnd.cleared(cleared.clearedAt().orElseThrow(), cleared.incidentId()));
    }

    private Uni<Void> clear(Mutiny.Session session, Incident incident, Alert cleared, Instant now) {
        return alerts.change(session, cleared)
                .chain(() -> change(session, incident, "Cleared: " + cleared.title(), now));
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
