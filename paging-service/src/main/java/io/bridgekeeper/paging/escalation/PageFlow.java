package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.bridgekeeper.paging.account.AccountFlow;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.Contact;
import io.bridgekeeper.paging.consent.ConsentRepository;
import io.bridgekeeper.paging.incident.AlertRepository;
import io.bridgekeeper.paging.incident.FoundGap;
import io.bridgekeeper.paging.incident.HistoryEntry;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.incident.OwnershipGap;
import io.bridgekeeper.paging.notify.ContactFlow;
import io.bridgekeeper.paging.notify.Notice;
import io.bridgekeeper.paging.notify.NoticeRepository;
import io.bridgekeeper.paging.oncall.OverrideRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads an incident and its pages, decides, and writes all that follows in the caller's transaction. */
@ApplicationScoped
public class PageFlow implements ContactFlow {

    private final CatalogFlow catalog;
    private final AccountFlow accounts;
    private final OverrideRepository overrides;
    private final ConsentRepository consents;
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
            AccountFlow accounts,
            OverrideRepository overrides,
            ConsentRepository consents,
            IncidentRepository incidents,
            AlertRepository alerts,
            PageRepository pages,
            NoticeRepository notices,
            OutboxRepository outbox,
            PageMetricsFlow metrics,
            Clock clock,
            Supplier<UUID> ids) {
        this.catalog = catalog;
        this.accounts = accounts;
        this.overrides = overrides;
        this.consents = consents;
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
        return decide(session, response, new PageCommand.CallFirst(), now).chain(decision -> {
            List<PageEvent> events = switch (decision) {
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
                    .chain(() -> queueNotices(session, incident.id(), events, now))
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
            return decide(session, response, command, now).chain(decision -> switch (decision) {
                case Decision.Record(List<PageEvent> events) ->
                    write(session, response, events, now).map(Outcome.Done::new);
                case Decision.Nothing nothing -> Uni.createFrom().item(new Outcome.Done(response));
                case Decision.Refuse(Refusal refusal) -> Uni.createFrom().item(new Outcome.Refused(refusal));
            });
        });
    }

    @Override
    public Uni<Void> contactFailed(Mutiny.Session session, Notice notice, String reason) {
        Instant now = clock.instant();
        String detail = notice.channel() + ": " + reason;
        List<Contact> contacts = Optional.ofNullable(catalog.current().people().get(notice.personId()))
                .map(person -> person.contacts())
                .orElse(List.of());
        int next = notice.contact() + 1;
        return incidents.lock(session, notice.incidentId()).chain(found -> {
            Incident incident = found.orElseThrow();
            if (next >= contacts.size()) {
                return handle(session, incident, new PageCommand.GiveUpReaching(notice.pageId(), detail))
                        .replaceWithVoid();
            }
            String line = notice.personId() + " was not reached by " + detail + "; trying the next contact";
            return incidents
                    .change(session, incident, List.of(new HistoryEntry(now, line)))
                    .chain(() -> notices.queue(
                            session,
                            ids.get(),
                            notice.pageId(),
                            notice.incidentId(),
                            notice.personId(),
                            next,
                            contacts.get(next),
                            now));
        });
    }

    private Uni<Decision> decide(Mutiny.Session session, Response response, PageCommand command, Instant now) {
        Incident incident = response.incident();
        return overrides
                .inForce(session, Ladder.rotations(incident), now)
                .chain(known -> consents.of(session, Ladder.people(incident, catalog.current(), known, now))
                        .map(agreed -> Ladder.of(incident, catalog.current(), known, agreed, accounts.left(), now)))
                .map(ladder -> PageDecider.decide(response, ladder, command, ids.get(), now));
    }

    private Uni<Response> write(Mutiny.Session session, Response before, List<PageEvent> events, Instant now) {
        Recorded recorded = record(before, events, now);
        Response after = recorded.response();
        return cancelNotices(session, before.incident().id(), events)
                .chain(() -> pages.change(session, before.pages(), after.pages()))
                .chain(() -> incidents.change(session, after.incident(), recorded.history()))
                .chain(() -> incidents.keep(session, recorded.gaps()))
                .chain(() -> after.incident().state().isOpen()
                        ? Uni.createFrom().voidItem()
                        : alerts.closeAll(session, after.incident().id(), now))
                .chain(() -> queueNotices(session, before.incident().id(), events, now))
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
            PageMapper.told(event, response.incident(), catalog.current(), now)
                    .forEach(data -> told.add(event(before, now, data)));
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
    private Uni<Void> cancelNotices(Mutiny.Session session, UUID incidentId, List<PageEvent> events) {
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
        }
        return all;
    }

    private Uni<Void> queueNotices(Mutiny.Session session, UUID incidentId, List<PageEvent> events, Instant now) {
        Stream<PageEvent.Queued> queued =
                events.stream().filter(PageEvent.Queued.class::isInstance).map(PageEvent.Queued.class::cast);
        Uni<Void> all = Uni.createFrom().voidItem();
        for (PageEvent.Queued page : queued.toList()) {
            String personId = page.rung().personId();
            Contact first = catalog.current().people().get(personId).contacts().getFirst();
            all = all.chain(
                    () -> notices.queue(session, ids.get(), page.pageId(), incidentId, personId, 0, first, now));
        }
        return all;
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
