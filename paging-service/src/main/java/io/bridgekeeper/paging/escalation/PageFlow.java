package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.outbox.OutgoingEvent;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.contact.NextContact;
import io.bridgekeeper.paging.incident.HistoryEntry;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.notify.ContactFlow;
import io.bridgekeeper.paging.notify.NoticeContact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads an incident and its pages, decides, and writes all that follows in the caller's transaction. */
@ApplicationScoped
public class PageFlow implements ContactFlow {

    private final CatalogFlow catalog;
    private final IncidentRepository incidents;
    private final PageRepository pages;
    private final RequestRepository requests;
    private final LadderFlow ladders;
    private final PageEventFlow events;
    private final PageNoticeFlow notices;
    private final Clock clock;

    PageFlow(
            CatalogFlow catalog,
            IncidentRepository incidents,
            PageRepository pages,
            RequestRepository requests,
            LadderFlow ladders,
            PageEventFlow events,
            PageNoticeFlow notices,
            Clock clock) {
        this.catalog = catalog;
        this.incidents = incidents;
        this.pages = pages;
        this.requests = requests;
        this.ladders = ladders;
        this.events = events;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * A new incident, and what its opening leaves behind beside it.
     *
     * @param traceparent of the trace in which it is told
     */
    public record Opening(
            Incident incident, List<HistoryEntry> history, List<OutgoingEvent> events, Optional<String> traceparent) {}

    /**
     * A command for one incident.
     *
     * @param incident    locked by this session
     * @param traceparent of the trace in which it is told; empty for the one that this runs in
     */
    public record Ordered(Incident incident, Optional<String> traceparent) {}

    /** Writes new incidents, and for each calls the first who can be called. */
    public Uni<Void> open(Mutiny.Session session, List<Opening> openings, Instant now) {
        List<Response> responses = openings.stream()
                .map(opening -> new Response(opening.incident(), List.of()))
                .toList();
        return ladders.decide(session, responses, new PageCommand.CallFirst(), now)
                .chain(decided -> events.open(session, openings, decided, now));
    }

    /** Locks the incident and carries out a command. */
    Uni<Outcome> handle(Mutiny.Session session, UUID incidentId, PageCommand command) {
        return incidents
                .lock(session, incidentId)
                .chain(found -> found.<Uni<Outcome>>map(incident -> handle(session, incident, command))
                        .orElseGet(() -> Uni.createFrom().item(new Outcome.Refused(new Refusal.UnknownIncident()))));
    }

    /** @param incident locked by this session */
    Uni<Outcome> handle(Mutiny.Session session, Incident incident, PageCommand command) {
        return handle(session, List.of(new Ordered(incident, Optional.empty())), command)
                .map(List::getFirst);
    }

    /**
     * Carries out the same command for several incidents.
     *
     * @return in their order
     */
    public Uni<List<Outcome>> handle(Mutiny.Session session, List<Ordered> ordered, PageCommand command) {
        Instant now = clock.instant();
        List<UUID> of = ordered.stream().map(order -> order.incident().id()).toList();
        return responses(session, ordered, of).chain(responses -> {
            return ladders.decide(session, responses, command, now).chain(decided -> {
                List<Decided> recorded = new ArrayList<>();
                List<Optional<String>> traces = new ArrayList<>();
                for (int i = 0; i < decided.size(); i++) {
                    if (decided.get(i).decision() instanceof Decision.Record) {
                        recorded.add(decided.get(i));
                        traces.add(ordered.get(i).traceparent());
                    }
                }
                Uni<Void> written =
                        recorded.isEmpty() ? Uni.createFrom().voidItem() : events.write(session, recorded, traces, now);
                return written.map(
                        done -> decided.stream().map(what -> outcome(what, now)).toList());
            });
        });
    }

    private Uni<List<Response>> responses(Mutiny.Session session, List<Ordered> ordered, List<UUID> of) {
        return pages.ofIncidents(session, of)
                .chain(known -> requests(session, known)
                        .map(asked -> ordered.stream()
                                .map(order -> new Response(
                                        order.incident(),
                                        known.getOrDefault(order.incident().id(), List.of()),
                                        asked.getOrDefault(order.incident().id(), List.of())))
                                .toList()));
    }

    /** A request has called somebody: most incidents have none, and are not asked for any. */
    private Uni<Map<UUID, List<ResponderRequest>>> requests(Mutiny.Session session, Map<UUID, List<Page>> known) {
        Set<UUID> asking = known.values().stream()
                .flatMap(List::stream)
                .filter(page -> page.requestId().isPresent())
                .map(Page::incidentId)
                .collect(Collectors.toSet());
        return asking.isEmpty() ? Uni.createFrom().item(Map.of()) : requests.ofIncidents(session, asking);
    }

    private static Outcome outcome(Decided decided, Instant now) {
        return switch (decided.decision()) {
            case Decision.Record events -> new Outcome.Done(decided.after(now));
            case Decision.Nothing nothing -> new Outcome.Done(decided.before());
            case Decision.Refuse(Refusal refusal) -> new Outcome.Refused(refusal);
        };
    }

    @Override
    public Uni<Void> contactsReached(Mutiny.Session session, List<NoticeContact> reached) {
        return notices.reached(session, reached, clock.instant());
    }

    @Override
    public Uni<Void> contactWaits(Mutiny.Session session, NoticeContact notice, String reason) {
        Instant now = clock.instant();
        return incidents
                .lock(session, notice.incidentId())
                .chain(found -> pages.find(session, notice.pageId())
                        .chain(page ->
                                notices.next(session, found.orElseThrow(), page.orElseThrow(), catalog.current(), now))
                        .chain(next -> switch (next) {
                            case NextContact.BringForward b ->
                                note(session, found.orElseThrow(), notice, reason, next, now);
                            case NextContact.Queue q -> note(session, found.orElseThrow(), notice, reason, next, now);
                            case NextContact.Leave l -> Uni.createFrom().voidItem();
                            case NextContact.Nothing n -> Uni.createFrom().voidItem();
                            // The one that waits is left.
                            case NextContact.GiveUp g -> Uni.createFrom().voidItem();
                        }));
    }

    @Override
    public Uni<Void> contactFailed(Mutiny.Session session, NoticeContact notice, String reason) {
        return failed(session, notice, reason, false);
    }

    @Override
    public Uni<Void> contactGone(Mutiny.Session session, NoticeContact notice, String reason) {
        return failed(session, notice, reason, true);
    }

    private Uni<Void> failed(Mutiny.Session session, NoticeContact notice, String reason, boolean isGone) {
        Instant now = clock.instant();
        return incidents
                .lock(session, notice.incidentId())
                .chain(found -> pages.find(session, notice.pageId())
                        .chain(page -> notices.failed(
                                session,
                                found.orElseThrow(),
                                page.orElseThrow(),
                                notice,
                                reason,
                                isGone,
                                catalog.current(),
                                now))
                        .chain(next -> note(session, found.orElseThrow(), notice, reason, next, now)));
    }

    private Uni<Void> note(
            Mutiny.Session session,
            Incident incident,
            NoticeContact notice,
            String reason,
            NextContact next,
            Instant now) {
        String detail = notice.channel() + ": " + reason;
        return switch (next) {
            case NextContact.BringForward b -> note(session, incident, notice, detail, "trying the next contact", now);
            case NextContact.Queue q -> note(session, incident, notice, detail, "trying the next contact", now);
            case NextContact.Leave l -> note(session, incident, notice, detail, "another contact is under way", now);
            case NextContact.Nothing n -> Uni.createFrom().voidItem();
            case NextContact.GiveUp g ->
                handle(session, incident, new PageCommand.GiveUpReaching(notice.pageId(), detail))
                        .replaceWithVoid();
        };
    }

    private Uni<Void> note(
            Mutiny.Session session, Incident incident, NoticeContact notice, String detail, String next, Instant now) {
        String line = notice.personId() + " was not reached by " + detail + "; " + next;
        return incidents.change(session, incident, List.of(new HistoryEntry(now, line)));
    }
}
