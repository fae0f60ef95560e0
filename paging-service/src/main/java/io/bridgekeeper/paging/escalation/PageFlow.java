package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.bridgekeeper.paging.account.AccountFlow;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.consent.Answer;
import io.bridgekeeper.paging.consent.ConsentRepository;
import io.bridgekeeper.paging.contact.ContactRepository;
import io.bridgekeeper.paging.contact.NextContact;
import io.bridgekeeper.paging.contact.OwnContacts;
import io.bridgekeeper.paging.incident.AlertRepository;
import io.bridgekeeper.paging.incident.FoundGap;
import io.bridgekeeper.paging.incident.HistoryEntry;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.incident.OpenedIncident;
import io.bridgekeeper.paging.incident.OwnershipGap;
import io.bridgekeeper.paging.notify.ContactFlow;
import io.bridgekeeper.paging.notify.Notice;
import io.bridgekeeper.paging.notify.QueuedNotice;
import io.bridgekeeper.paging.oncall.OverrideRepository;
import io.bridgekeeper.paging.rotation.Overrides;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads an incident and its pages, decides, and writes all that follows in the caller's transaction. */
@ApplicationScoped
public class PageFlow implements ContactFlow {

    private final CatalogFlow catalog;
    private final AccountFlow accounts;
    private final OverrideRepository overrides;
    private final ConsentRepository consents;
    private final ContactRepository contacts;
    private final IncidentRepository incidents;
    private final AlertRepository alerts;
    private final PageRepository pages;
    private final CrewFlow crews;
    private final PageNoticeFlow notices;
    private final OutboxRepository outbox;
    private final PageMetricsFlow metrics;
    private final Clock clock;
    private final Supplier<UUID> ids;

    PageFlow(
            CatalogFlow catalog,
            AccountFlow accounts,
            OverrideRepository overrides,
            ConsentRepository consents,
            ContactRepository contacts,
            IncidentRepository incidents,
            AlertRepository alerts,
            PageRepository pages,
            CrewFlow crews,
            PageNoticeFlow notices,
            OutboxRepository outbox,
            PageMetricsFlow metrics,
            Clock clock,
            Supplier<UUID> ids) {
        this.catalog = catalog;
        this.accounts = accounts;
        this.overrides = overrides;
        this.consents = consents;
        this.contacts = contacts;
        this.incidents = incidents;
        this.alerts = alerts;
        this.pages = pages;
        this.crews = crews;
        this.notices = notices;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * A new incident, and what its opening leaves behind beside it.
     *
     * @param traceparent of the trace in which it is told
     */
    public record Opening(
            Incident incident, List<HistoryEntry> history, List<OutgoingEvent> events, Optional<String> traceparent) {}

    /**
     * What is decided, and by what.
     *
     * @param seen one version of the catalog from the ladder to the notices: whoever is called by it has a contact in it,
     *     also where another version takes over meanwhile
     * @param own  of those who may be called
     */
    private record Decided(Decision decision, Catalog seen, Map<String, OwnContacts> own) {

        List<PageEvent> events() {
            return switch (decision) {
                case Decision.Record(List<PageEvent> events) -> events;
                case Decision.Nothing nothing -> List.of();
                case Decision.Refuse refuse -> List.of();
            };
        }
    }

    /** Writes new incidents, and for each calls the first who can be called. */
    public Uni<Void> open(Mutiny.Session session, List<Opening> openings, Instant now) {
        List<Response> responses = openings.stream()
                .map(opening -> new Response(opening.incident(), List.of()))
                .toList();
        return decide(session, responses, new PageCommand.CallFirst(), now).chain(decided -> {
            List<OpenedIncident> opened = new ArrayList<>();
            List<FoundGap> gaps = new ArrayList<>();
            List<Page> called = new ArrayList<>();
            List<OutgoingEvent> told = new ArrayList<>();
            List<QueuedNotice> queued = new ArrayList<>();
            List<Supplier<Uni<Void>>> learned = new ArrayList<>();
            for (int i = 0; i < openings.size(); i++) {
                Opening opening = openings.get(i);
                Decided what = decided.get(i);
                Recorded recorded = record(responses.get(i), what.events(), what.seen(), now);
                List<HistoryEntry> history = new ArrayList<>(opening.history());
                history.addAll(recorded.history());
                opened.add(new OpenedIncident(recorded.response().incident(), history));
                List<OutgoingEvent> events = new ArrayList<>(opening.events());
                opening.incident()
                        .gap()
                        .map(gap -> found(opening.incident(), gap, now))
                        .ifPresent(gap -> {
                            gaps.add(gap);
                            events.add(told(gap));
                        });
                gaps.addAll(recorded.gaps());
                events.addAll(recorded.told());
                events.forEach(event -> told.add(event.in(opening.traceparent())));
                called.addAll(recorded.response().pages());
                queued.addAll(notices.of(opening.incident(), what.events(), what.seen(), what.own(), now));
                learned.add(() -> crews.remember(session, recorded.response(), what.events(), now));
            }
            return incidents
                    .open(session, opened)
                    .chain(() -> incidents.keep(session, gaps))
                    .chain(() -> pages.change(session, List.of(), called))
                    .chain(() -> notices.queue(session, queued))
                    .chain(() -> outbox.write(session, told))
                    .chain(() -> inTurn(learned))
                    .invoke(() -> decided.forEach(what -> metrics.count(what.events())));
        });
    }

    /** Locks the incident and carries out a command. */
    Uni<Outcome> handle(Mutiny.Session session, UUID incidentId, PageCommand command) {
        return incidents
                .lock(session, incidentId)
                .chain(found -> found.<Uni<Outcome>>map(incident -> handle(session, incident, command))
                        .orElseGet(() -> Uni.createFrom().item(new Outcome.Refused(new Refusal.UnknownIncident()))));
    }

    Uni<Outcome> handle(Mutiny.Session session, Incident incident, PageCommand command) {
        return handle(session, incident, command, Optional.empty());
    }

    /**
     * @param incident    locked by this session
     * @param traceparent of the trace in which it is told; empty for the one that this runs in
     */
    public Uni<Outcome> handle(
            Mutiny.Session session, Incident incident, PageCommand command, Optional<String> traceparent) {
        Instant now = clock.instant();
        return pages.ofIncident(session, incident.id()).chain(known -> {
            Response response = new Response(incident, known);
            return decide(session, response, command, now).chain(decided -> switch (decided.decision()) {
                case Decision.Record(List<PageEvent> events) ->
                    write(session, response, events, decided, traceparent, now).map(Outcome.Done::new);
                case Decision.Nothing nothing -> Uni.createFrom().item(new Outcome.Done(response));
                case Decision.Refuse(Refusal refusal) -> Uni.createFrom().item(new Outcome.Refused(refusal));
            });
        });
    }

    @Override
    public Uni<Void> contactReached(Mutiny.Session session, Notice notice) {
        return notices.reached(session, notice, clock.instant());
    }

    @Override
    public Uni<Void> contactFailed(Mutiny.Session session, Notice notice, String reason) {
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
                                catalog.current(),
                                now))
                        .chain(next -> note(session, found.orElseThrow(), notice, reason, next, now)));
    }

    private Uni<Void> note(
            Mutiny.Session session, Incident incident, Notice notice, String reason, NextContact next, Instant now) {
        String detail = notice.channel() + ": " + reason;
        return switch (next) {
            case NextContact.BringForward b -> note(session, incident, notice, detail, "trying the next contact", now);
            case NextContact.Queue q -> note(session, incident, notice, detail, "trying the next contact", now);
            case NextContact.Leave l -> note(session, incident, notice, detail, "another contact is under way", now);
            case NextContact.GiveUp g ->
                handle(session, incident, new PageCommand.GiveUpReaching(notice.pageId(), detail))
                        .replaceWithVoid();
        };
    }

    private Uni<Void> note(
            Mutiny.Session session, Incident incident, Notice notice, String detail, String next, Instant now) {
        String line = notice.personId() + " was not reached by " + detail + "; " + next;
        return incidents.change(session, incident, List.of(new HistoryEntry(now, line)));
    }

    private Uni<Decided> decide(Mutiny.Session session, Response response, PageCommand command, Instant now) {
        return decide(session, List.of(response), command, now).map(List::getFirst);
    }

    /** Decides one after the other by what is read once for all. */
    private Uni<List<Decided>> decide(
            Mutiny.Session session, List<Response> responses, PageCommand command, Instant now) {
        Catalog seen = catalog.current();
        List<Incident> of = responses.stream().map(Response::incident).toList();
        return overrides
                .inForce(session, union(of.stream().map(Ladder::rotations)), now)
                .chain(known -> {
                    List<Set<String>> people = of.stream()
                            .map(incident -> Ladder.people(incident, seen, known, now))
                            .toList();
                    Set<String> all = union(people.stream());
                    return consents.of(session, all, now)
                            .chain(agreed -> contacts.own(session, mayCall(command, all))
                                    .chain(own -> {
                                        List<Ladder> ladders = ladders(of, people, seen, known, agreed, own, now);
                                        return crews.of(session, responses, ladders, known, command, now)
                                                .map(crew -> decide(responses, ladders, crew, command, now).stream()
                                                        .map(decision -> new Decided(decision, seen, own))
                                                        .toList());
                                    }));
                });
    }

    private List<Ladder> ladders(
            List<Incident> of,
            List<Set<String>> people,
            Catalog seen,
            Map<String, Overrides> known,
            List<Answer> agreed,
            Map<String, OwnContacts> own,
            Instant now) {
        Map<String, List<Answer>> byPerson = agreed.stream().collect(Collectors.groupingBy(Answer::personId));
        List<Ladder> ladders = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            List<Answer> answers = people.get(i).stream()
                    .flatMap(person -> byPerson.getOrDefault(person, List.of()).stream())
                    .toList();
            ladders.add(Ladder.of(of.get(i), seen, known, answers, own, accounts.left(), now));
        }
        return ladders;
    }

    /** One after the other: each knows whom those before it call. */
    private List<Decision> decide(
            List<Response> responses, List<Ladder> ladders, Crews crew, PageCommand command, Instant now) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < responses.size(); i++) {
            Decision decision =
                    PageDecider.decide(responses.get(i), ladders.get(i), crew.of(i), command, ids.get(), now);
            crew.note(decision);
            decisions.add(decision);
        }
        return decisions;
    }

    private static Set<String> union(Stream<Set<String>> sets) {
        return sets.flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** Whom a command may end in being called. */
    private static Set<String> mayCall(PageCommand command, Set<String> ladder) {
        return switch (command) {
            case PageCommand.CallFirst c -> ladder;
            case PageCommand.DeclinePage c -> ladder;
            case PageCommand.LookAtTime c -> ladder;
            case PageCommand.GiveUpReaching c -> ladder;
            case PageCommand.CallByHand c -> {
                Set<String> all = new HashSet<>(ladder);
                all.add(c.personId());
                yield all;
            }
            case PageCommand.AcceptPage c -> Set.of();
            case PageCommand.Resolve c -> Set.of();
        };
    }

    private Uni<Response> write(
            Mutiny.Session session,
            Response before,
            List<PageEvent> events,
            Decided decided,
            Optional<String> traceparent,
            Instant now) {
        Recorded recorded = record(before, events, decided.seen(), now);
        Response after = recorded.response();
        return notices.cancel(session, after, events, now)
                .chain(() -> pages.change(session, before.pages(), after.pages()))
                .chain(() -> incidents.change(session, after.incident(), recorded.history()))
                .chain(() -> incidents.keep(session, recorded.gaps()))
                .chain(() -> after.incident().state().isOpen()
                        ? Uni.createFrom().voidItem()
                        : alerts.closeAll(session, after.incident().id(), now))
                .chain(() -> notices.queue(
                        session, notices.of(before.incident(), events, decided.seen(), decided.own(), now)))
                .chain(() -> outbox.write(
                        session,
                        recorded.told().stream()
                                .map(event -> event.in(traceparent))
                                .toList()))
                .chain(() -> crews.remember(session, after, events, now))
                .invoke(() -> metrics.count(events))
                .replaceWith(after);
    }

    private record Recorded(
            Response response, List<HistoryEntry> history, List<FoundGap> gaps, List<OutgoingEvent> told) {}

    private Recorded record(Response before, List<PageEvent> events, Catalog seen, Instant now) {
        Response response = before;
        List<HistoryEntry> history = new ArrayList<>();
        List<FoundGap> gaps = new ArrayList<>();
        List<OutgoingEvent> told = new ArrayList<>();
        for (PageEvent event : events) {
            history.add(new HistoryEntry(now, HistoryText.of(event)));
            PageMapper.told(event, response.incident(), seen, now).forEach(data -> told.add(event(before, now, data)));
            Optional<FoundGap> gap = Gaps.of(event).map(g -> found(before.incident(), g, now));
            gap.ifPresent(found -> {
                gaps.add(found);
                told.add(told(found));
            });
            response = response.after(event, now);
        }
        return new Recorded(response, history, gaps, told);
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

    private static Uni<Void> inTurn(List<Supplier<Uni<Void>>> all) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(Supplier::get)
                .collect()
                .last();
    }
}
