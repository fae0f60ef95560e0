package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.EscalationPolicy;
import io.bridgekeeper.paging.catalog.SeatLimits;
import io.bridgekeeper.paging.contact.ContactPlan;
import io.bridgekeeper.paging.contact.NextContact;
import io.bridgekeeper.paging.contact.Urgency;
import io.bridgekeeper.paging.escalation.Act.Somebody;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.How;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState;
import io.bridgekeeper.paging.incident.Incidents;
import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.QueuedNotice;
import io.bridgekeeper.paging.notify.RetryPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One incident, its pages and their notices, with a database and a provider of maps and lists: the rules are the real
 * ones, and what the flows write between them is written here in one go, as one transaction.
 */
final class World {

    /** While whoever sleeps at night is asleep. */
    static final Instant OPENED = Instant.parse("2026-11-23T22:10:00Z");

    private static final String COMMANDER = "commander";
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final RetryPlan RETRIES = new RetryPlan(3, Duration.ofSeconds(5), Duration.ofMinutes(1));
    private static final Catalog CATALOG = new Catalog(Map.of(), Map.of(), Map.of(), Map.of(), null, null);
    /**
     * How an incident opens.
     *
     * @param owner     whom the owner's steps call, by number; nobody owns it where there are none
     * @param helpers   those of the systems of which responders are asked for
     * @param atOnce    how many a step calls at once
     * @param elsewhere those of the system that it may belong to instead
     * @param people    how each of {@link People#NAMES} is
     */
    record Opening(
            List<Integer> owner,
            List<Integer> fallback,
            List<Integer> elsewhere,
            List<Integer> helpers,
            int atOnce,
            int ownerRounds,
            int fallbackRounds,
            boolean asks,
            boolean isHeldBack,
            Severity severity,
            List<Somebody> people) {}

    final NoticeTable notices = new NoticeTable();
    final List<NoticeTable.Attempt> underWay = new ArrayList<>();
    /** Pages of which a provider has taken a notice, or of which a contact was given up for good. */
    final Set<UUID> told = new HashSet<>();

    private final Opening opening;
    private final People people;
    private final Patience patience;
    private final PageNoticeFlow planner = new PageNoticeFlow(null, null, this::nextId);
    private final Set<String> hadBefore = new HashSet<>();
    private final Witness witness = new Witness(this);
    private Response response;
    private boolean hasSuccessor;
    private long ids;
    private Instant now = OPENED;

    World(Opening opening) {
        this.opening = opening;
        this.people = new People(opening.people());
        this.patience = opening.asks()
                ? new Patience(Optional.of(Duration.ofMinutes(60)), Duration.ofMinutes(10))
                : Patience.ENDLESS;
        Incident incident = Incidents.of(opening.severity(), Optional.of("checkout"), OPENED, List.of(), List.of());
        Escalation escalation =
                Escalation.of(People.policy(opening.owner(), opening.atOnce(), opening.ownerRounds()), fallback());
        this.response = new Response(
                incident.with(
                        incident.state(),
                        opening.isHeldBack()
                                ? escalation.runningUntil(0, OPENED.plus(Duration.ofMinutes(30)))
                                : escalation),
                List.of());
        handle(new PageCommand.CallFirst());
        witness.look();
    }

    Response response() {
        return response;
    }

    Instant now() {
        return now;
    }

    void goOn(Act act) {
        witness.note(act);
        switch (act) {
            case Act.Fires() -> fires();
            case Act.Clears() -> clears();
            case Act.Accepts(int page) ->
                page(page).ifPresent(p -> handle(new PageCommand.AcceptPage(p.id(), p.personId())));
            case Act.Declines(int page) -> page(page).ifPresent(p -> decline(p, Optional.empty()));
            case Act.SendsOn(int page) -> page(page).ifPresent(p -> decline(p, Optional.of(elsewhere())));
            case Act.HandsBack(int page) ->
                page(page).ifPresent(p -> handle(new PageCommand.HandBack(p.id(), p.personId(), Optional.empty())));
            case Act.Confirms(int page) ->
                page(page).ifPresent(p -> handle(new PageCommand.ConfirmStillOnIt(p.id(), p.personId())));
            case Act.PagesByHand byHand -> pageByHand(byHand);
            case Act.AsksForHelp asks -> askForHelp(asks);
            case Act.CancelsHelp() ->
                response.openRequests().stream()
                        .findFirst()
                        .ifPresent(request -> handle(new PageCommand.CancelRequest(commander(), request.id())));
            case Act.HelpIsLate(int minutesLate) -> helpIsLate(Duration.ofMinutes(minutesLate));
            case Act.Says(Severity severity) ->
                handle(new PageCommand.ChangeSeverity(
                        commander(), severity, Optional.of("so it is"), Optional.empty()));
            case Act.Resolves() ->
                handle(new PageCommand.Resolve(
                        How.FIX, Optional.empty(), new PageCommand.Resolver.Person(COMMANDER, true)));
            case Act.Reopens() ->
                handle(new PageCommand.Reopen(
                        commander(),
                        "it fails again",
                        Duration.ofHours(24),
                        hasSuccessor ? Optional.of(new UUID(9, 9)) : Optional.empty()));
            case Act.TimerLooks() -> handle(new PageCommand.LookAtTime());
            case Act.TimeIsUp(int minutesLate) -> timeIsUp(Duration.ofMinutes(minutesLate));
            case Act.SecondsPass(int seconds) -> now = now.plusSeconds(seconds);
            case Act.NoticesAreClaimed(int most) -> claim(most);
            case Act.ProviderAnswers(int which, Act.Answer answer) -> {
                if (!underWay.isEmpty()) {
                    answered(underWay.remove(which % underWay.size()), answer);
                }
            }
            case Act.IsHeardOf(int which, boolean hasArrived) -> {
                List<NoticeTable.Row> begun = notices.begun();
                if (!begun.isEmpty()) {
                    heard(begun.get(which % begun.size()), hasArrived);
                }
            }
            case Act.Crashes() -> underWay.clear();
            case Act.BecomesOtherwise(int person, Somebody how) -> people.become(person, how);
        }
        witness.look();
    }

    /** The provider takes everything, nobody answers, and time passes until nothing is left to do. */
    void comeToRest() {
        for (int step = 0; ; step++) {
            witness.expect(step < 500, "the calling ends");
            while (!underWay.isEmpty()) {
                answered(underWay.removeFirst(), Act.Answer.TAKEN);
            }
            claim(Integer.MAX_VALUE);
            Optional<Instant> next = Stream.of(
                            response.incident().escalation().escalateAt().stream(),
                            response.openRequests().stream().flatMap(request -> request.stepEndsAt().stream()),
                            notices.waiting().stream().map(row -> row.next.orElseThrow()))
                    .flatMap(times -> times)
                    .min(Instant::compareTo);
            if (underWay.isEmpty() && next.isEmpty()) {
                break;
            }
            if (underWay.isEmpty()) {
                now = next.filter(now::isBefore).orElse(now);
                goOn(new Act.TimerLooks());
                handle(new PageCommand.LookAtRequests());
                witness.look();
            }
        }
        witness.lookAtTheEnd();
    }

    private void fires() {
        Incident incident = response.incident();
        if (incident.state().isOpen()) {
            response = new Response(
                    incident.withAlerts(incident.alerts() + 1, incident.openAlerts() + 1),
                    response.pages(),
                    response.requests());
        } else if (!hasSuccessor && firesSoon(incident)) {
            Response over = response;
            response = new Response(
                    incident.withAlerts(incident.alerts(), incident.openAlerts() + 1),
                    response.pages(),
                    response.requests());
            Decision decision = handle(new PageCommand.FiresAgain(
                    opening.isHeldBack()
                            ? Optional.of(new HeldBack(now.plus(Duration.ofMinutes(30)), "Held back.", false))
                            : Optional.empty()));
            if (decision instanceof Decision.Nothing) {
                response = over;
                hasSuccessor = true;
            }
        } else {
            hasSuccessor = true;
        }
    }

    private boolean firesSoon(Incident incident) {
        return incident.state() instanceof IncidentState.Resolved resolved
                && !now.isAfter(resolved.at().plus(Duration.ofMinutes(5)));
    }

    private void clears() {
        Incident incident = response.incident();
        if (incident.state().isOpen() && incident.openAlerts() > 0) {
            response = new Response(
                    incident.withAlerts(incident.alerts(), incident.openAlerts() - 1),
                    response.pages(),
                    response.requests());
            if (incident.openAlerts() == 1) {
                handle(new PageCommand.Resolve(
                        How.SELF_CLEARED, Optional.empty(), new PageCommand.Resolver.MonitoringTool()));
            }
        }
    }

    private void decline(Page page, Optional<Destination> to) {
        Optional<String> from = response.incident().systemId();
        Decision decision = handle(
                new PageCommand.DeclinePage(page.id(), page.personId(), Optional.empty(), to, Set.copyOf(hadBefore)));
        if (to.isPresent() && decision instanceof Decision.Record) {
            from.ifPresent(hadBefore::add);
        }
    }

    /** Sent on from there, it goes to a third one, and so on. */
    private Destination elsewhere() {
        String system = "system-" + hadBefore.size();
        return new Destination(
                system,
                system,
                People.policy(opening.elsewhere(), opening.atOnce(), opening.fallbackRounds()),
                fallback(),
                new SeatLimits(4, Map.of()));
    }

    private void pageByHand(Act.PagesByHand act) {
        String person = People.NAMES.get(act.person());
        ByHand.Caller by = act.byCommander() || response.pages().isEmpty()
                ? commander()
                : new ByHand.Caller(response.pages().getFirst().personId(), false);
        handle(new PageCommand.CallByHand(
                by,
                person,
                "the database",
                act.anyway() ? Optional.of("nobody else knows it") : Optional.empty(),
                new ByHand.Prospect(reach(person), List.of()),
                new ByHand.Limit(2, Duration.ofMinutes(10))));
    }

    /** The people of the other system are those of the one that the incident may belong to, whom somebody may know. */
    private void askForHelp(Act.AsksForHelp act) {
        ByHand.Caller by = act.byCommander() || response.pages().isEmpty()
                ? commander()
                : new ByHand.Caller(response.pages().getFirst().personId(), false);
        String system = "helping-" + act.system();
        handle(new PageCommand.AskForResponder(
                by,
                nextId(),
                new Destination(
                        system,
                        system,
                        People.policy(opening.helpers(), opening.atOnce(), 1),
                        fallback(),
                        new SeatLimits(4, Map.of())),
                "the replica hangs",
                new ByHand.Limit(3, Duration.ofMinutes(10))));
    }

    private void helpIsLate(Duration late) {
        Optional<Instant> end = response.openRequests().stream()
                .flatMap(request -> request.stepEndsAt().stream())
                .min(Instant::compareTo)
                .map(at -> at.plus(late));
        now = end.filter(now::isBefore).orElse(now);
        handle(new PageCommand.LookAtRequests());
        handle(new PageCommand.LookAtRequests());
    }

    private void timeIsUp(Duration late) {
        Optional<Instant> end = response.incident().escalation().escalateAt().map(at -> at.plus(late));
        now = end.filter(now::isBefore).orElse(now);
        handle(new PageCommand.LookAtTime());
        handle(new PageCommand.LookAtTime());
    }

    private void claim(int most) {
        List<NoticeTable.Attempt> claimed = notices.claim(most, now, now.plus(LEASE));
        claimed.forEach(witness::begun);
        underWay.addAll(claimed);
    }

    private void answered(NoticeTable.Attempt attempt, Act.Answer answer) {
        UUID pageId = attempt.row().notice.pageId();
        Delivery delivery = switch (answer) {
            case TAKEN, TAKEN_AND_LOST -> {
                told.add(pageId);
                yield new Delivery.Sent();
            }
            case NOT_NOW -> new Delivery.TemporaryFailure("busy");
            case NEVER -> new Delivery.PermanentFailure("no such number");
        };
        if (answer == Act.Answer.TAKEN_AND_LOST) {
            return;
        }
        switch (RETRIES.after(delivery, attempt.number(), now)) {
            case RetryPlan.Next.Done() -> {
                notices.sent(attempt);
                mark(pageId, Set.of(PageState.QUEUED), PageState.SENT);
            }
            case RetryPlan.Next.TryAgain(Instant at, String reason) -> notices.failed(attempt, Optional.of(at));
            case RetryPlan.Next.GiveUp(String reason, boolean isGone) -> {
                if (notices.failed(attempt, Optional.empty())) {
                    told.add(pageId);
                    contactFailed(response.page(pageId).orElseThrow(), reason);
                }
            }
        }
    }

    private void heard(NoticeTable.Row row, boolean hasArrived) {
        UUID pageId = row.notice.pageId();
        if (hasArrived) {
            told.add(pageId);
            notices.arrived(row);
            mark(pageId, Set.of(PageState.QUEUED, PageState.SENT), PageState.DELIVERED);
        } else if (notices.unheard(row)) {
            told.add(pageId);
            contactFailed(response.page(pageId).orElseThrow(), "nothing was heard of it");
        }
    }

    private void mark(UUID pageId, Set<PageState> from, PageState to) {
        response = new Response(
                response.incident(),
                response.pages().stream()
                        .map(page -> page.id().equals(pageId) && from.contains(page.state()) ? page.with(to) : page)
                        .toList(),
                response.requests());
    }

    private void contactFailed(Page page, String reason) {
        Urgency urgency =
                page.isByHand() ? Urgency.HIGH : Urgency.of(response.incident().severity());
        ContactPlan plan = ContactPlan.of(List.of(), people.own(page.personId()), urgency, Optional.empty(), now);
        List<NoticeTable.Row> known = notices.of(page.id());
        switch (NextContact.after(page.isUnanswered(), notices.asOfPage(page.id()), plan, now)) {
            case NextContact.BringForward(UUID noticeId) -> notices.bringForward(noticeId, now);
            case NextContact.Queue(ContactPlan.Planned planned) ->
                notices.queue(List.of(new QueuedNotice(
                        nextId(),
                        page.id(),
                        page.incidentId(),
                        page.personId(),
                        known.size(),
                        planned.way().channel(),
                        planned.way().target(),
                        planned.why(),
                        planned.at(),
                        false,
                        now)));
            case NextContact.Leave() -> {}
            case NextContact.Nothing() -> {}
            case NextContact.GiveUp() -> handle(new PageCommand.GiveUpReaching(page.id(), reason));
        }
    }

    private Decision handle(PageCommand command) {
        Response before = response;
        Decision decision = decide(command);
        Decided decided = new Decided(before, decision, CATALOG, people.own());
        witness.decided(command, decided);
        response = decided.after(now);
        notices.change(NoticeChange.of(decided, now), now);
        notices.queue(planner.of(decided, now));
        witness.repeated(command, decision instanceof Decision.Record ? decide(command) : decision);
        return decision;
    }

    private Decision decide(PageCommand command) {
        Ladder ladder = switch (command) {
            case PageCommand.AcceptPage c -> Ladder.NONE;
            case PageCommand.ConfirmStillOnIt c -> Ladder.NONE;
            case PageCommand.CallByHand c -> Ladder.NONE;
            case PageCommand.Resolve c -> Ladder.NONE;
            case PageCommand.CancelRequest c -> Ladder.NONE;
            case PageCommand.AskForResponder c -> ladder(command);
            case PageCommand.LookAtRequests c -> ladder(command);
            case PageCommand.CallFirst c -> ladder(command);
            case PageCommand.DeclinePage c -> ladder(command);
            case PageCommand.HandBack c -> ladder(command);
            case PageCommand.LookAtTime c -> ladder(command);
            case PageCommand.GiveUpReaching c -> ladder(command);
            case PageCommand.ChangeSeverity c -> ladder(command);
            case PageCommand.Reopen c -> ladder(command);
            case PageCommand.FiresAgain c -> ladder(command);
        };
        return PageDecider.decide(response, ladder, people.crew(), patience, command, this::nextId, now);
    }

    private Ladder ladder(PageCommand command) {
        Response asCommanded = LadderFlow.asCommanded(response, command);
        return people.ladder(asCommanded.incident(), now)
                .with(asCommanded.openRequests().stream()
                        .collect(Collectors.toMap(
                                ResponderRequest::id,
                                request -> people.ladder(request.asOf(asCommanded.incident()), now)
                                        .owner())));
    }

    Reach reach(String person) {
        return people.reach(person);
    }

    private EscalationPolicy fallback() {
        return People.policy(opening.fallback(), opening.atOnce(), opening.fallbackRounds())
                .orElseThrow();
    }

    private Optional<Page> page(int fromTheNewest) {
        List<Page> pages = response.pages().reversed();
        return pages.isEmpty() ? Optional.empty() : Optional.of(pages.get(fromTheNewest % pages.size()));
    }

    private static ByHand.Caller commander() {
        return new ByHand.Caller(COMMANDER, true);
    }

    private UUID nextId() {
        return new UUID(1, ++ids);
    }
}
