package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.dependency.DependencyHold;
import io.bridgekeeper.paging.escalation.HeldBack;
import io.bridgekeeper.paging.escalation.PageCommand;
import io.bridgekeeper.paging.escalation.PageFlow;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.maintenance.HeldIncident;
import io.bridgekeeper.paging.maintenance.HeldRepository;
import io.bridgekeeper.paging.maintenance.Hold;
import io.bridgekeeper.paging.maintenance.Maintenance;
import io.bridgekeeper.paging.maintenance.MaintenanceFlow;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reopens incidents whose problems soon fire again. What holds a new incident back holds these back too. */
@ApplicationScoped
class ReopenFlow {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final MaintenanceFlow maintenance;
    private final HeldRepository held;
    private final PageFlow pages;
    private final Duration within;
    private final Duration lateAfter;
    private final MeterRegistry metrics;

    ReopenFlow(
            MaintenanceFlow maintenance,
            HeldRepository held,
            PageFlow pages,
            IntakeConfig config,
            MeterRegistry metrics) {
        this.maintenance = maintenance;
        this.held = held;
        this.pages = pages;
        this.within = config.reopensWithin();
        this.lateAfter = config.lateAfter();
        this.metrics = metrics;
    }

    /** A wrong setting stops the start. */
    void check(@Observes StartupEvent event) {
        if (within.isNegative() || within.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("paging.incident.reopens-within must be from PT0S to PT1H");
        }
        if (!lateAfter.isZero() && lateAfter.compareTo(BacklogHold.ON_TIME) < 0) {
            throw new IllegalArgumentException("paging.incident.late-after must be PT0S, or at least PT30S");
        }
    }

    /** What holds an incident back whose signal was taken then; the same whether it opens or reopens. */
    Optional<BacklogHold> backlog(Instant takenAt, Instant now) {
        return BacklogHold.of(takenAt, now, lateAfter);
    }

    /** Of its end; zero: never. */
    Duration within() {
        return within;
    }

    /**
     * An incident whose problem fires again.
     *
     * @param incident    resolved, and locked by this session
     * @param dependency  present where what its system depends on is broken too
     * @param takenAt     when the gateway took the signal that says so
     * @param traceparent of the trace in which it is told
     */
    record Again(
            Incident incident, Optional<DependencyHold> dependency, Instant takenAt, Optional<String> traceparent) {}

    /** Those that nothing holds back all together, for most are. */
    Uni<Void> reopen(Mutiny.Session session, List<Again> again, Instant now) {
        Maintenance windows = maintenance.current();
        Map<Optional<HeldBack>, List<PageFlow.Ordered>> ordered = new LinkedHashMap<>();
        List<HeldIncident> heldBack = new ArrayList<>();
        for (Again each : again) {
            Optional<Hold> hold = windows.of(each.incident(), now);
            hold.map(by -> HeldIncident.by(by, each.incident().id(), now, windows.number()))
                    .ifPresent(heldBack::add);
            Optional<BacklogHold> backlog = backlog(each.takenAt(), now);
            backlog.ifPresent(
                    by -> metrics.counter("paging_incident_held_by_backlog").increment());
            ordered.computeIfAbsent(heldBack(hold, each.dependency(), backlog), until -> new ArrayList<>())
                    .add(new PageFlow.Ordered(each.incident(), each.traceparent()));
        }
        Uni<Void> all = heldBack.isEmpty() ? Uni.createFrom().voidItem() : held.addAgain(session, heldBack);
        for (Map.Entry<Optional<HeldBack>, List<PageFlow.Ordered>> each : ordered.entrySet()) {
            all = all.chain(() -> pages.handle(session, each.getValue(), new PageCommand.FiresAgain(each.getKey())))
                    .replaceWithVoid();
        }
        return all;
    }

    private record Reason(Instant until, String sentence) {}

    /** Until the longest of them is over. */
    static Optional<HeldBack> heldBack(
            Optional<Hold> hold, Optional<DependencyHold> dependency, Optional<BacklogHold> backlog) {
        List<Reason> reasons = Stream.of(
                        hold.map(by -> new Reason(by.until(), by.sentence())),
                        dependency.map(by -> new Reason(by.until(), by.sentence())),
                        backlog.map(by -> new Reason(by.until(), by.sentence())))
                .flatMap(Optional::stream)
                .toList();
        return reasons.stream()
                .map(Reason::until)
                .max(Instant::compareTo)
                .map(until -> new HeldBack(
                        until,
                        reasons.stream().map(Reason::sentence).collect(Collectors.joining(". ")),
                        backlog.filter(BacklogHold::isTogether).isPresent()));
    }
}
