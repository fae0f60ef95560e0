package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.outbox.InTurnFlow;
import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.bridgekeeper.paging.correction.Correction;
import io.bridgekeeper.paging.correction.CorrectionRepository;
import io.bridgekeeper.paging.incident.AlertRepository;
import io.bridgekeeper.paging.incident.FoundGap;
import io.bridgekeeper.paging.incident.HistoryEntry;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.incident.IncidentState;
import io.bridgekeeper.paging.incident.OpenedIncident;
import io.bridgekeeper.paging.incident.OwnershipGap;
import io.bridgekeeper.paging.incident.SeverityChange;
import io.bridgekeeper.paging.incident.SeverityChangeRepository;
import io.bridgekeeper.paging.notify.MessageRepository;
import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.QueuedNotice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes what has happened to incidents and their pages, of several as of one: each kind of row together. */
@ApplicationScoped
class PageEventFlow {

    private final IncidentRepository incidents;
    private final AlertRepository alerts;
    private final PageRepository pages;
    private final RequestRepository requests;
    private final CrewFlow crews;
    private final PageNoticeFlow notices;
    private final OutboxRepository outbox;
    private final MessageRepository messages;
    private final SeverityChangeRepository severities;
    private final CorrectionRepository corrections;
    private final PageMetricsFlow metrics;
    private final Supplier<UUID> ids;

    PageEventFlow(
            IncidentRepository incidents,
            AlertRepository alerts,
            PageRepository pages,
            RequestRepository requests,
            CrewFlow crews,
            PageNoticeFlow notices,
            OutboxRepository outbox,
            MessageRepository messages,
            SeverityChangeRepository severities,
            CorrectionRepository corrections,
            PageMetricsFlow metrics,
            Supplier<UUID> ids) {
        this.incidents = incidents;
        this.alerts = alerts;
        this.pages = pages;
        this.requests = requests;
        this.crews = crews;
        this.notices = notices;
        this.outbox = outbox;
        this.messages = messages;
        this.severities = severities;
        this.corrections = corrections;
        this.metrics = metrics;
        this.ids = ids;
    }

    /**
     * What a decision comes to.
     *
     * @param after   how things stand then
     * @param history lines that tell of it
     * @param gaps    that showed
     * @param told    to other services
     */
    private record Recorded(
            Decided decided,
            Response after,
            List<HistoryEntry> history,
            List<FoundGap> gaps,
            List<OutgoingEvent> told) {}

    /** @param decided for the openings, in their order */
    Uni<Void> open(Mutiny.Session session, List<PageFlow.Opening> openings, List<Decided> decided, Instant now) {
        List<OpenedIncident> opened = new ArrayList<>();
        List<FoundGap> gaps = new ArrayList<>();
        List<OutgoingEvent> told = new ArrayList<>();
        List<Recorded> all = new ArrayList<>();
        for (int i = 0; i < openings.size(); i++) {
            PageFlow.Opening opening = openings.get(i);
            Recorded recorded = record(decided.get(i), opening.traceparent(), now);
            all.add(recorded);
            List<HistoryEntry> history = new ArrayList<>(opening.history());
            history.addAll(recorded.history());
            opened.add(new OpenedIncident(recorded.after().incident(), history));
            opening.events().forEach(event -> told.add(event.in(opening.traceparent())));
            opening.incident()
                    .gap()
                    .map(gap -> found(opening.incident(), gap, now))
                    .ifPresent(gap -> {
                        gaps.add(gap);
                        told.add(told(gap).in(opening.traceparent()));
                    });
            gaps.addAll(recorded.gaps());
            told.addAll(recorded.told());
        }
        return incidents
                .open(session, opened)
                .chain(() -> incidents.keep(session, gaps))
                .chain(() -> pages.change(
                        session,
                        List.of(),
                        all.stream()
                                .flatMap(recorded -> recorded.after().pages().stream())
                                .toList(),
                        explanations(all, now)))
                .chain(() -> notices.queue(session, queued(all, now)))
                .chain(() -> outbox.write(session, told))
                .chain(() -> remember(session, all, now));
    }

    /**
     * @param decided     all with something to record
     * @param traceparent of the traces in which it is told, in the same order; empty for the one that this runs in
     */
    Uni<Void> write(Mutiny.Session session, List<Decided> decided, List<Optional<String>> traceparent, Instant now) {
        List<Recorded> all = IntStream.range(0, decided.size())
                .mapToObj(i -> record(decided.get(i), traceparent.get(i), now))
                .toList();
        // What cleared by itself ended when its signals say: what fired again before that was worked off is no old
        // news.
        Set<UUID> overByPeople = all.stream()
                .map(recorded -> recorded.after().incident())
                .filter(incident -> incident.state() instanceof IncidentState.Resolved resolved
                        && resolved.by().isPresent())
                .map(Incident::id)
                .collect(Collectors.toSet());
        return notices.cancel(session, decided, now)
                .chain(() -> InTurnFlow.each(
                        all,
                        recorded -> requests.change(
                                        session,
                                        recorded.decided().before().requests(),
                                        recorded.after().requests())
                                .chain(() -> pages.change(
                                        session,
                                        recorded.decided().before().pages(),
                                        recorded.after().pages(),
                                        explanations(List.of(recorded), now)))
                                .chain(() -> incidents.change(
                                        session, recorded.after().incident(), recorded.history()))))
                .chain(() -> incidents.keep(
                        session,
                        all.stream()
                                .flatMap(recorded -> recorded.gaps().stream())
                                .toList()))
                .chain(() -> overByPeople.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : alerts.closeAll(session, overByPeople, now))
                .chain(() -> notices.queue(session, queued(all, now)))
                .chain(() -> outbox.write(
                        session,
                        all.stream()
                                .flatMap(recorded -> recorded.told().stream())
                                .toList()))
                .chain(() -> remember(session, all, now));
    }

    private Map<UUID, String> explanations(List<Recorded> all, Instant now) {
        Map<UUID, String> explanations = new HashMap<>();
        all.forEach(recorded -> explanations.putAll(notices.explanations(recorded.decided(), now)));
        return explanations;
    }

    private List<QueuedNotice> queued(List<Recorded> all, Instant now) {
        return all.stream()
                .flatMap(recorded -> notices.of(recorded.decided(), now).stream())
                .toList();
    }

    private Uni<Void> remember(Mutiny.Session session, List<Recorded> all, Instant now) {
        return InTurnFlow.each(
                        all,
                        recorded -> crews.remember(
                                        session,
                                        recorded.after(),
                                        recorded.decided().events(),
                                        now)
                                .chain(() -> ask(session, recorded, now))
                                .chain(() -> keepSeverity(session, recorded, now))
                                .chain(() -> propose(session, recorded, now)))
                .invoke(() ->
                        all.forEach(recorded -> metrics.count(recorded.decided().events())));
    }

    /** Asks whoever has an incident whether they still do; at night too, for they are at work on it. */
    private Uni<Void> ask(Mutiny.Session session, Recorded recorded, Instant now) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (PageEvent event : recorded.decided().events()) {
            if (event instanceof PageEvent.AskedStillOnIt(UUID pageId, String person, Instant answerBy)) {
                MessageText text = StillOnItText.of(recorded.after().incident(), pageId, answerBy, now);
                all = all.chain(() -> messages.queueUrgent(session, ids.get(), person, text, now));
            }
        }
        return all;
    }

    private Uni<Void> keepSeverity(Mutiny.Session session, Recorded recorded, Instant now) {
        Incident incident = recorded.after().incident();
        Uni<Void> all = Uni.createFrom().voidItem();
        for (PageEvent event : recorded.decided().events()) {
            if (event instanceof PageEvent.SeverityChanged(var from, var to, var by, var reason, var seats)) {
                all = all.chain(() -> severities.add(
                        session,
                        new SeverityChange(ids.get(), incident.id(), incident.systemId(), from, to, by, reason, now)));
            }
        }
        return all;
    }

    /** Whoever knows better where a signal belongs proposes it to those who keep the catalog. */
    private Uni<Void> propose(Mutiny.Session session, Recorded recorded, Instant now) {
        Incident incident = recorded.after().incident();
        Uni<Void> all = Uni.createFrom().voidItem();
        for (PageEvent event : recorded.decided().events()) {
            if (event instanceof PageEvent.Rerouted(var from, var to, var by, var reason)) {
                all = all.chain(() -> corrections.add(
                        session,
                        new Correction(
                                ids.get(),
                                incident.id(),
                                incident.title(),
                                incident.facts().labels(),
                                from,
                                to.systemId(),
                                by,
                                reason,
                                now,
                                Optional.empty())));
            }
        }
        return all;
    }

    private Recorded record(Decided decided, Optional<String> traceparent, Instant now) {
        Response response = decided.before();
        List<HistoryEntry> history = new ArrayList<>();
        List<FoundGap> gaps = new ArrayList<>();
        List<OutgoingEvent> told = new ArrayList<>();
        for (PageEvent event : decided.events()) {
            history.add(new HistoryEntry(now, HistoryText.of(event)));
            PageMapper.told(event, response.incident(), decided.seen(), now)
                    .forEach(data -> told.add(event(decided.before(), now, data).in(traceparent)));
            response = response.after(event, now);
            Incident then = response.incident();
            Gaps.of(event).map(gap -> found(then, gap, now)).ifPresent(found -> {
                gaps.add(found);
                told.add(told(found).in(traceparent));
            });
        }
        return new Recorded(decided, response, history, gaps, told);
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
