package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.outbox.DueWorkTimer;
import io.bridgekeeper.outbox.InTurnFlow;
import io.bridgekeeper.paging.incident.HistoryEntry;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Has the windows at hand for everybody, takes over what any process changes, and decides anew about what was held back
 * before the change.
 *
 * <p>A process that has not seen a change yet may still hold an incident by a window that is gone. So each held incident
 * knows by which windows it was decided, and whoever has seen newer ones decides again: it is called late by a poll at most,
 * not by the length of a window.
 */
@ApplicationScoped
public class MaintenanceFlow {

    private static final int AT_A_TIME = 50;

    private final Mutiny.SessionFactory sessions;
    private final WindowRepository windows;
    private final HeldRepository held;
    private final IncidentRepository incidents;
    private final Clock clock;
    private final DueWorkTimer timer;

    private volatile Maintenance current = Maintenance.NONE;

    MaintenanceFlow(
            Mutiny.SessionFactory sessions,
            WindowRepository windows,
            HeldRepository held,
            IncidentRepository incidents,
            MaintenanceConfig config,
            Vertx vertx,
            Clock clock) {
        this.sessions = sessions;
        this.windows = windows;
        this.held = held;
        this.incidents = incidents;
        this.clock = clock;
        this.timer = new DueWorkTimer("maintenance windows", vertx, config.poll(), this::catchUp);
    }

    /** The windows as this process knows them: older than what others have changed by a poll at most. */
    public Maintenance current() {
        return current;
    }

    /** Windows were changed: takes them over now. Call it after the commit. */
    Uni<Void> changed() {
        return takeOver().invoke(timer::wake);
    }

    /** What held the first page of an incident back, with the window; empty where nothing did. */
    public Uni<Optional<HeldView>> heldBack(Mutiny.Session session, UUID incidentId) {
        return held.find(session, incidentId)
                .chain(found -> found.map(each -> windows.find(session, each.windowId())
                                .map(window -> window.map(by -> HeldView.of(each, by))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Before signals come: one that opened an incident then would page in the middle of a maintenance. */
    void start(@Observes @Priority(2) StartupEvent event) throws Throwable {
        VertxContextSupport.subscribeAndAwait(this::takeOver);
        timer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        timer.stop().await().atMost(Duration.ofSeconds(5));
    }

    private Uni<Integer> catchUp() {
        return takeOver().chain(this::reconsider);
    }

    private Uni<Void> takeOver() {
        Maintenance known = current;
        Instant now = clock.instant();
        return sessions.withSession(session -> windows.number(session)
                .chain(number -> number == known.number()
                        ? Uni.createFrom().voidItem()
                        : windows.changed(session, known.number(), number, now)
                                .invoke(changed -> enforce(known.with(number, changed, now)))
                                .replaceWithVoid()));
    }

    /** Never back to an older one, whichever way the newer came. */
    private synchronized void enforce(Maintenance newer) {
        if (newer.number() > current.number()) {
            current = newer;
        }
    }

    private Uni<Integer> reconsider() {
        Maintenance by = current;
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> held.claimDecidedBefore(session, by.number(), now, AT_A_TIME)
                .call(claimed -> each(session, claimed, by, now))
                .map(List::size));
    }

    private Uni<Void> each(Mutiny.Session session, List<HeldIncident> claimed, Maintenance by, Instant now) {
        return InTurnFlow.each(claimed, each -> reconsider(session, each, by, now));
    }

    private Uni<Void> reconsider(Mutiny.Session session, HeldIncident each, Maintenance by, Instant now) {
        return incidents.lock(session, each.incidentId()).chain(incident -> switch (each.reconsidered(
                incident.orElseThrow(), by, now)) {
            case HeldIncident.Change.Until(Instant until, String why) ->
                incidents
                        .change(
                                session,
                                incident.get()
                                        .with(
                                                incident.get().state(),
                                                incident.get().escalation().runningUntil(0, until)),
                                List.of(new HistoryEntry(now, why)))
                        .chain(() -> held.change(session, each.decided(until, by.number())));
            case HeldIncident.Change.Nothing nothing -> held.change(session, each.decided(each.until(), by.number()));
        });
    }
}
