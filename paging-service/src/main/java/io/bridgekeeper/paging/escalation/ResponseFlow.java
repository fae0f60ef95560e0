package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.correction.CorrectionRepository;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.notify.NoticeRepository;
import io.bridgekeeper.paging.notify.NoticeStatus;
import io.bridgekeeper.paging.notify.NoticeTimer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** What people and timers ask for, each in a transaction of its own. */
@ApplicationScoped
public class ResponseFlow {

    private final Mutiny.SessionFactory sessions;
    private final PageFlow flow;
    private final PageRepository pages;
    private final IncidentRepository incidents;
    private final NoticeRepository sent;
    private final CorrectionRepository corrections;
    private final CatalogFlow catalog;
    private final NoticeTimer notices;
    private final Duration reopenWithin;
    private final Clock clock;

    ResponseFlow(
            Mutiny.SessionFactory sessions,
            PageFlow flow,
            PageRepository pages,
            IncidentRepository incidents,
            NoticeRepository sent,
            CorrectionRepository corrections,
            CatalogFlow catalog,
            NoticeTimer notices,
            EscalationConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.flow = flow;
        this.pages = pages;
        this.incidents = incidents;
        this.sent = sent;
        this.corrections = corrections;
        this.catalog = catalog;
        this.notices = notices;
        this.reopenWithin = config.reopenWithin();
        this.clock = clock;
    }

    Uni<Outcome> answer(UUID pageId, PageCommand command) {
        return sessions.withTransaction((session, tx) -> pages.incidentOf(session, pageId)
                        .chain(incidentId -> incidentId
                                .map(id -> flow.handle(session, id, command))
                                .orElseGet(
                                        () -> Uni.createFrom().item(new Outcome.Refused(new Refusal.UnknownPage())))))
                .invoke(notices::wake);
    }

    /** @param belongsTo a system of the catalog */
    Uni<Outcome> decline(UUID pageId, String personId, Optional<String> reason, Optional<String> belongsTo) {
        return sessions.withTransaction((session, tx) -> pages.incidentOf(session, pageId)
                        .chain(incidentId -> incidentId
                                .map(id -> decline(session, id, pageId, personId, reason, belongsTo))
                                .orElseGet(
                                        () -> Uni.createFrom().item(new Outcome.Refused(new Refusal.UnknownPage())))))
                .invoke(notices::wake);
    }

    /** The incident is locked before it is looked where it has been: two who send it on see each other. */
    private Uni<Outcome> decline(
            Mutiny.Session session,
            UUID incidentId,
            UUID pageId,
            String personId,
            Optional<String> reason,
            Optional<String> belongsTo) {
        Optional<Destination> to = belongsTo.flatMap(system -> Destination.of(system, catalog.current()));
        return incidents
                .lock(session, incidentId)
                .chain(incident -> (to.isEmpty()
                                ? Uni.createFrom().item(Set.<String>of())
                                : corrections.sentOnFrom(session, incidentId))
                        .chain(hadBefore -> flow.handle(
                                session,
                                incident.orElseThrow(),
                                new PageCommand.DeclinePage(pageId, personId, reason, to, hadBefore))));
    }

    public Uni<Outcome> resolve(UUID incidentId, PageCommand.Resolve command) {
        return sessions.withTransaction((session, tx) -> flow.handle(session, incidentId, command));
    }

    /** The bridge has as many seats then as the catalog gives a system where it is as bad as that. */
    public Uni<Outcome> changeSeverity(UUID incidentId, ByHand.Caller by, Severity to, Optional<String> reason) {
        return sessions.withTransaction((session, tx) -> incidents
                        .lock(session, incidentId)
                        .chain(found -> found.<Uni<Outcome>>map(incident -> flow.handle(
                                        session,
                                        incident,
                                        new PageCommand.ChangeSeverity(by, to, reason, seats(incident, to))))
                                .orElseGet(() ->
                                        Uni.createFrom().item(new Outcome.Refused(new Refusal.UnknownIncident())))))
                .invoke(notices::wake);
    }

    private Optional<Integer> seats(Incident incident, Severity to) {
        return incident.systemId()
                .flatMap(system -> Destination.of(system, catalog.current()))
                .map(system -> system.seats(to));
    }

    /** Unless the same problem has opened another incident meanwhile, which a signal may do at the same time. */
    public Uni<Outcome> reopen(UUID incidentId, ByHand.Caller by, String reason) {
        return Uni.createFrom()
                .deferred(() -> sessions.withTransaction((session, tx) -> incidents
                        .openOfSameProblem(session, incidentId)
                        .chain(successor -> flow.handle(
                                session, incidentId, new PageCommand.Reopen(by, reason, reopenWithin, successor)))))
                .onFailure(ConstraintViolationException.class)
                .retry()
                .atMost(2)
                .invoke(notices::wake);
    }

    /** Carries on with an incident whose step may be over; harmless if it is not. */
    Uni<Void> lookAtTime(UUID incidentId) {
        return sessions.withTransaction((session, tx) -> flow.handle(session, incidentId, new PageCommand.LookAtTime()))
                .invoke(notices::wake)
                .replaceWithVoid();
    }

    Uni<List<UUID>> due(int limit) {
        return sessions.withSession(session -> incidents.due(session, clock.instant(), limit));
    }

    /** How long until the first of the running steps is over; empty where none runs. */
    Uni<Optional<Duration>> untilNextDue() {
        Instant now = clock.instant();
        return sessions.withSession(session -> incidents.nextDue(session, now))
                .map(next -> next.map(at -> Duration.between(now, at)));
    }

    /** A page with its incident. */
    Uni<Optional<PageView>> page(UUID pageId) {
        return sessions.withSession(session -> pages.find(session, pageId)
                .chain(found -> found.map(page -> view(session, page).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /** A page with why it was made. */
    Uni<Optional<Explained>> explained(UUID pageId) {
        return sessions.withSession(session -> pages.find(session, pageId)
                .chain(found -> found.map(page -> pages.explanation(session, pageId)
                                .chain(kept -> sent.ofIncident(session, page.incidentId())
                                        .map(all -> Optional.of(explained(page, kept, all)))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private static Explained explained(Page page, Optional<String> json, List<NoticeStatus> all) {
        Optional<ExplanationMapper.Kept> kept = json.map(ExplanationMapper::read);
        return new Explained(
                page,
                kept.map(ExplanationMapper.Kept::why),
                kept.map(ExplanationMapper.Kept::notOver).orElse(List.of()),
                all.stream().filter(notice -> notice.pageId().equals(page.id())).toList());
    }

    Uni<List<PageView>> unanswered(String personId) {
        return sessions.withSession(session -> pages.unanswered(session, personId)
                .chain(found -> {
                    Uni<List<PageView>> views = Uni.createFrom().item(ArrayList::new);
                    for (Page page : found) {
                        views = views.chain(
                                list -> view(session, page).invoke(list::add).replaceWith(list));
                    }
                    return views;
                }));
    }

    private Uni<PageView> view(Mutiny.Session session, Page page) {
        return incidents.find(session, page.incidentId()).map(incident -> {
            Incident found = incident.orElseThrow();
            return PageView.of(page, found);
        });
    }
}
