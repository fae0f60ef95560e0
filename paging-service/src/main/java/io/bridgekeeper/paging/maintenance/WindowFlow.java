package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.listing.Part;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.tag.IfMatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes windows, changes and ends them, each with who did it. */
@ApplicationScoped
class WindowFlow {

    private final Mutiny.SessionFactory sessions;
    private final WindowRepository windows;
    private final HeldRepository held;
    private final IncidentRepository incidents;
    private final MaintenanceFlow maintenance;
    private final MaintenanceConfig config;
    private final CatalogFlow catalog;
    private final Clock clock;
    private final Supplier<UUID> ids;

    WindowFlow(
            Mutiny.SessionFactory sessions,
            WindowRepository windows,
            HeldRepository held,
            IncidentRepository incidents,
            MaintenanceFlow maintenance,
            MaintenanceConfig config,
            CatalogFlow catalog,
            Clock clock,
            Supplier<UUID> ids) {
        this.sessions = sessions;
        this.windows = windows;
        this.held = held;
        this.incidents = incidents;
        this.maintenance = maintenance;
        this.config = config;
        this.catalog = catalog;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param changes the first first */
    record Known(MaintenanceWindow window, List<WindowChange> changes) {}

    /** An incident that a window held back. */
    record HeldBack(HeldIncident held, Incident incident) {}

    Uni<Part<MaintenanceWindow>> list(Slice slice) {
        return sessions.withSession(session -> windows.list(session, slice))
                .map(found -> slice.part(found, window -> Cursor.of(window.madeAt(), window.id())));
    }

    /** All that are in force at this moment, the newest first. */
    List<MaintenanceWindow> active() {
        Instant now = clock.instant();
        return maintenance.current().windows().values().stream()
                .filter(window -> window.occurrenceAt(now).isPresent())
                .sorted((one, other) -> other.madeAt().compareTo(one.madeAt()))
                .toList();
    }

    Uni<Optional<Known>> known(UUID id) {
        return sessions.withSession(session -> windows.find(session, id)
                .chain(found -> found.map(window ->
                                windows.changes(session, id).map(changes -> Optional.of(new Known(window, changes))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /** Empty where there is no such window. */
    Uni<Optional<Part<HeldBack>>> heldBack(UUID id, Slice slice) {
        return sessions.withSession(session -> windows.find(session, id)
                .chain(window -> window.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : held.ofWindow(session, id, slice)
                                .map(found -> slice.part(found, each -> Cursor.of(each.heldAt(), each.incidentId())))
                                .chain(part -> withIncidents(session, part))
                                .map(Optional::of)));
    }

    private Uni<Part<HeldBack>> withIncidents(Mutiny.Session session, Part<HeldIncident> part) {
        return incidents
                .all(
                        session,
                        part.items().stream().map(HeldIncident::incidentId).toList())
                .map(all -> {
                    Map<UUID, Incident> byId =
                            all.stream().collect(Collectors.toMap(Incident::id, Function.identity()));
                    return part.map(each -> new HeldBack(each, byId.get(each.incidentId())));
                });
    }

    /** @param dryRun whether only to tell what it would come to */
    Uni<WindowOutcome> make(WindowProposal proposal, String by, boolean dryRun) {
        Instant now = clock.instant();
        return switch (read(proposal, now)) {
            case ProposalMapper.Reading.Faulty(var faults) -> Uni.createFrom().item(new WindowOutcome.Faulty(faults));
            case ProposalMapper.Reading.Sound(WindowPlan plan) -> {
                MaintenanceWindow window = plan.made(ids.get(), by, now);
                if (dryRun) {
                    yield Uni.createFrom().item(new WindowOutcome.Done(window));
                }
                yield writing((session, number) -> windows.openAt(session, now)
                        .chain(open -> open >= config.most()
                                ? Uni.createFrom().item(new WindowOutcome.TooMany(config.most()))
                                : windows.add(session, window, new WindowChange(now, by, "Made"), number)
                                        .replaceWith(new WindowOutcome.Done(window))));
            }
        };
    }

    Uni<WindowOutcome> change(UUID id, WindowProposal proposal, String by, IfMatch saw) {
        Instant now = clock.instant();
        return switch (read(proposal, now)) {
            case ProposalMapper.Reading.Faulty(var faults) -> Uni.createFrom().item(new WindowOutcome.Faulty(faults));
            case ProposalMapper.Reading.Sound(WindowPlan plan) ->
                writing((session, number) -> windows.lock(session, id)
                        .map(found -> WindowRules.change(found, plan, saw, now))
                        .call(outcome -> write(session, outcome, new WindowChange(now, by, "Changed"), number)));
        };
    }

    /** From now on it holds nothing back; what has happened stays. */
    Uni<WindowOutcome> end(UUID id, String by, IfMatch saw) {
        Instant now = clock.instant();
        return writing((session, number) -> windows.lock(session, id).chain(found -> {
            WindowOutcome outcome = WindowRules.end(found, saw, by, now);
            boolean before = found.flatMap(MaintenanceWindow::ended).isPresent();
            return before
                    ? Uni.createFrom().item(outcome)
                    : write(session, outcome, new WindowChange(now, by, "Ended"), number)
                            .replaceWith(outcome);
        }));
    }

    private interface Writing {
        Uni<WindowOutcome> write(Mutiny.Session session, long number);
    }

    private Uni<WindowOutcome> writing(Writing writing) {
        return sessions.withTransaction(
                        (session, tx) -> windows.nextNumber(session).chain(number -> writing.write(session, number)))
                .call(maintenance::changed);
    }

    private Uni<Void> write(Mutiny.Session session, WindowOutcome outcome, WindowChange change, long number) {
        return outcome instanceof WindowOutcome.Done(MaintenanceWindow window)
                ? windows.change(session, window, change, number)
                : Uni.createFrom().voidItem();
    }

    private ProposalMapper.Reading read(WindowProposal proposal, Instant now) {
        return ProposalMapper.read(proposal, catalog.current().systems().keySet(), now);
    }
}
