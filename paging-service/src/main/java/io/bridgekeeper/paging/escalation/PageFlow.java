package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.consent.ConsentRepository;
import io.bridgekeeper.paging.contact.ContactPlan;
import io.bridgekeeper.paging.contact.ContactRepository;
import io.bridgekeeper.paging.contact.NextContact;
import io.bridgekeeper.paging.contact.OwnContacts;
import io.bridgekeeper.paging.contact.Urgency;
import io.bridgekeeper.paging.contact.Way;
import io.bridgekeeper.paging.incident.AlertRepository;
import io.bridgekeeper.paging.incident.FoundGap;
import io.bridgekeeper.paging.incident.HistoryEntry;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.incident.OwnershipGap;
import io.bridgekeeper.paging.notify.ContactFlow;
import io.bridgekeeper.paging.notify.Notice;
import io.bridgekeeper.paging.notify.NoticeRepository;
import io.bridgekeeper.paging.notify.QueuedNotice;
import io.bridgekeeper.paging.oncall.OverrideRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads an incident and its pages, decides, and writes all that follows in the caller's transaction. */
@ApplicationScoped
public class PageFlow implements ContactFlow {

    private final CatalogFlow catalog;
    private final OverrideRepository overrides;
    private final ConsentRepository consents;
    private final ContactRepository contacts;
    private final IncidentRepository incidents;
    private final AlertRepository alerts;
    private final PageRepository pages;
    private final NoticeRepository notices;
    private final OutboxRepository outbox;
    private final PageMetricsFlow metrics;
    private final Clock clock;
    private final Supplier<UUID> ids;

    PageFlow(
            CatalogFlow catalog,
            OverrideRepository overrides,
            ConsentRepository consents,
            ContactRepository contacts,
            IncidentRepository incidents,
            AlertRepository alerts,
            PageRepository pages,
            NoticeRepository notices,
            OutboxRepository outbox,
            PageMetricsFlow metrics,
            Clock clock,
            Supplier<UUID> ids) {
        this.catalog = catalog;
        this.overrides = overrides;
        this.consents = consents;
        this.contacts = contacts;
        this.incidents = incidents;
        this.alerts = alerts;
        this.pages = pages;
        this.notices = notices;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
        this.ids = ids;
    }

    /** What the opening of an incident leaves behind beside the incident. */
    public record Opening(List<HistoryEntry> history, List<OutgoingEvent> events) {}

    /** Writes a new incident and calls the first who can be called. */
    public Uni<Void> open(Mutiny.Session session, Incident incident, Opening opening, Instant now) {
        Response response = new Response(incident, List.of());
        return decide(session, response, new PageCommand.CallFirst(), now).chain(decided -> {
            List<PageEvent> events = switch (decided.decision()) {
                case Decision.Record(List<PageEvent> recorded) -> recorded;
                case Decision.Nothing nothing -> List.of();
                case Decision.Refuse refuse -> List.of();
            };
            Recorded recorded = record(response, events, now);
            List<FoundGap> gaps = new ArrayList<>();
            incident.gap().ifPresent(gap -> gaps.add(found(incident, gap, now)));
            List<OutgoingEvent> told = new ArrayList<>(opening.events());
            gaps.forEach(gap -> told.add(told(gap)));
            gaps.addAll(recorded.gaps());
            told.addAll(recorded.told());
            List<HistoryEntry> history = new ArrayList<>(opening.history());
            history.addAll(recorded.history());
            return incidents
                    .open(session, recorded.response().incident(), history)
                    .chain(() -> incidents.keep(session, gaps))
                    .chain(() ->
                            pages.change(session, List.of(), recorded.response().pages()))
                    .chain(() -> queueNotices(session, incident, events, decided.own(), now))
                    .chain(() -> outbox.write(session, told))
                    .invoke(() -> metrics.count(events));
        });
    }

    /** Locks the incident and carries out a command. */
    Uni<Outcome> handle(Mutiny.Session session, UUID incidentId, PageCommand command) {
        return incidents
                .lock(session, incidentId)
                .chain(found -> found.<Uni<Outcome>>map(incident -> handle(session, incident, command))
                        .orElseGet(() -> Uni.createFrom().item(new Outcome.Refused(new Refusal.UnknownIncident()))));
    }

    /** @param incident locked by this session */
    public Uni<Outcome> handle(Mutiny.Session session, Incident incident, PageCommand command) {
        Instant now = clock.instant();
        return pages.ofIncident(session, incident.id()).chain(known -> {
            Response response = new Response(incident, known);
            return decide(session, response, command, now).chain(decided -> switch (decided.decision()) {
                case Decision.Record(List<PageEvent> events) ->
                    write(session, response, events, decided.own(), now).map(Outcome.Done::new);
                case Decision.Nothing nothing -> Uni.createFrom().item(new Outcome.Done(response));
                case Decision.Refuse(Refusal refusal) -> Uni.createFrom().item(new Outcome.Refused(refusal));
            });
        });
    }

    @Override
    public Uni<Void> contactReached(Mutiny.Session session, Notice notice) {
        return contacts.reached(session, notice.personId(), notice.channel(), notice.target(), clock.instant());
    }

    @Override
    public Uni<Void> contactFailed(Mutiny.Session session, Notice notice, String reason) {
        Instant now = clock.instant();
        return incidents.lock(session, notice.incidentId()).chain(found -> {
            Incident incident = found.orElseThrow();
            return notices.ofPage(session, notice.pageId())
                    .chain(known -> contacts.own(session, Set.of(notice.personId()))
                            .map(own -> NextContact.after(known, plan(notice.personId(), incident, own, now), now))
                            .chain(next -> goOn(session, incident, notice, reason, next, known.size(), now)))
                    .chain(() -> contacts.failed(
                            session, notice.personId(), notice.channel(), notice.target(), reason, now));
        });
    }

    private Uni<Void> goOn(
            Mutiny.Session session,
            Incident incident,
            Notice notice,
            String reason,
            NextContact next,
            int contactNumber,
            Instant now) {
        String detail = notice.channel() + ": " + reason;
        String line = notice.personId() + " was not reached by " + detail;
        HistoryEntry goesOn = new HistoryEntry(now, line + "; trying the next contact");
        return switch (next) {
            case NextContact.BringForward(UUID noticeId) ->
                incidents
                        .change(session, incident, List.of(goesOn))
                        .chain(() -> notices.bringForward(session, noticeId, now));
            case NextContact.Queue(ContactPlan.Planned planned) ->
                incidents
                        .change(session, incident, List.of(goesOn))
                        .chain(() -> notices.queue(
                                session,
                                List.of(queued(
                                        notice.pageId(),
                                        incident.id(),
                                        notice.personId(),
                                        contactNumber,
                                        planned,
                                        now))));
            case NextContact.Leave() ->
                incidents.change(
                        session, incident, List.of(new HistoryEntry(now, line + "; another contact is under way")));
            case NextContact.GiveUp() ->
                handle(session, incident, new PageCommand.GiveUpReaching(notice.pageId(), detail))
                        .replaceWithVoid();
        };
    }

    /** @param own of the people whom the decision may call */
    private record Decided(Decision decision, Map<String, OwnContacts> own) {}

    private Uni<Decided> decide(Mutiny.Session session, Response response, PageCommand command, Instant now) {
        Incident incident = response.incident();
        return overrides.inForce(session, Ladder.rotations(incident), now).chain(known -> {
            Set<String> people = Ladder.people(incident, catalog.current(), known, now);
            return consents.of(session, people)
                    .chain(agreed -> contacts.own(session, mayCall(command) ? people : Set.of())
                            .map(own -> new Decided(
                                    PageDecider.decide(
                                            response,
                                            Ladder.of(incident, catalog.current(), known, agreed, now)
                                                    .after(quiet(own, incident, now)),
                                            command,
                                            ids.get(),
                                            now),
                                    own)));
        });
    }

    /** Whether a command may end in another person being called. */
    private static boolean mayCall(PageCommand command) {
        return switch (command) {
            case PageCommand.CallFirst c -> true;
            case PageCommand.DeclinePage c -> true;
            case PageCommand.LookAtTime c -> true;
            case PageCommand.GiveUpReaching c -> true;
            case PageCommand.AcceptPage c -> false;
            case PageCommand.Resolve c -> false;
        };
    }

    private static Map<String, Duration> quiet(Map<String, OwnContacts> own, Incident incident, Instant now) {
        Urgency urgency = Urgency.of(incident.severity());
        return own.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().quietFor(urgency, now)));
    }

    private Uni<Response> write(
            Mutiny.Session session,
            Response before,
            List<PageEvent> events,
            Map<String, OwnContacts> own,
            Instant now) {
        Recorded recorded = record(before, events, now);
        Response after = recorded.response();
        return cancelNotices(session, before.incident().id(), events, now)
                .chain(() -> pages.change(session, before.pages(), after.pages()))
                .chain(() -> incidents.change(session, after.incident(), recorded.history()))
                .chain(() -> incidents.keep(session, recorded.gaps()))
                .chain(() -> after.incident().state().isOpen()
                        ? Uni.createFrom().voidItem()
                        : alerts.closeAll(session, after.incident().id(), now))
                .chain(() -> queueNotices(session, before.incident(), events, own, now))
                .chain(() -> outbox.write(session, recorded.told()))
                .invoke(() -> metrics.count(events))
                .replaceWith(after);
    }

    private record Recorded(
            Response response, List<HistoryEntry> history, List<FoundGap> gaps, List<OutgoingEvent> told) {}

    private Recorded record(Response before, List<PageEvent> events, Instant now) {
        Response response = before;
        List<HistoryEntry> history = new ArrayList<>();
        List<FoundGap> gaps = new ArrayList<>();
        List<OutgoingEvent> told = new ArrayList<>();
        for (PageEvent event : events) {
            history.add(new HistoryEntry(now, HistoryText.of(event)));
            PageMapper.told(event, response.incident(), now).forEach(data -> told.add(event(before, now, data)));
            Optional<FoundGap> gap = Gaps.of(event).map(g -> found(before.incident(), g, now));
            gap.ifPresent(found -> {
                gaps.add(found);
                told.add(told(found));
            });
            response = response.after(event, now);
        }
        return new Recorded(response, history, gaps, told);
    }

    /** Before pages are written: the order in which rows are locked. */
    private Uni<Void> cancelNotices(Mutiny.Session session, UUID incidentId, List<PageEvent> events, Instant now) {
        boolean isOver = events.stream()
                .anyMatch(event -> event instanceof PageEvent.Accepted || event instanceof PageEvent.Resolved);
        if (isOver) {
            return notices.cancelAll(session, incidentId);
        }
        Uni<Void> all = Uni.createFrom().voidItem();
        for (PageEvent event : events) {
            if (event instanceof PageEvent.Declined declined) {
                all = all.chain(() -> notices.cancelPage(session, declined.pageId()));
            }
            // The next person is called instead; what has begun may still arrive, for the page may still be accepted.
            if (event instanceof PageEvent.Expired expired) {
                all = all.chain(() -> notices.cancelLater(session, expired.pageId(), now));
            }
        }
        return all;
    }

    private Uni<Void> queueNotices(
            Mutiny.Session session,
            Incident incident,
            List<PageEvent> events,
            Map<String, OwnContacts> own,
            Instant now) {
        List<QueuedNotice> queued = new ArrayList<>();
        for (PageEvent event : events) {
            if (event instanceof PageEvent.Queued page) {
                String personId = page.rung().personId();
                List<ContactPlan.Planned> planned =
                        plan(personId, incident, own, now).notices();
                for (int i = 0; i < planned.size(); i++) {
                    queued.add(queued(page.pageId(), incident.id(), personId, i, planned.get(i), now));
                }
            }
        }
        return queued.isEmpty() ? Uni.createFrom().voidItem() : notices.queue(session, queued);
    }

    private ContactPlan plan(String personId, Incident incident, Map<String, OwnContacts> own, Instant now) {
        List<Way> ofCatalog = Optional.ofNullable(catalog.current().people().get(personId))
                .map(Way::of)
                .orElse(List.of());
        return ContactPlan.of(
                ofCatalog,
                own.getOrDefault(personId, OwnContacts.NONE),
                Urgency.of(incident.severity()),
                Optional.empty(),
                now);
    }

    private QueuedNotice queued(
            UUID pageId, UUID incidentId, String personId, int number, ContactPlan.Planned planned, Instant now) {
        return new QueuedNotice(
                ids.get(),
                pageId,
                incidentId,
                personId,
                number,
                planned.way().channel(),
                planned.way().target(),
                planned.why(),
                planned.at(),
                now);
    }

    private FoundGap found(Incident incident, OwnershipGap gap, Instant now) {
        return new FoundGap(ids.get(), incident.id(), incident.systemId(), gap, now);
    }

    private OutgoingEvent told(FoundGap found) {
        return new OutgoingEvent(ids.get(), found.incidentId().toString(), found.foundAt(), PageMapper.told(found));
    }

    private OutgoingEvent event(Response response, Instant now, Record data) {
        return new OutgoingEvent(ids.get(), response.incident().id().toString(), now, data);
    }
}
