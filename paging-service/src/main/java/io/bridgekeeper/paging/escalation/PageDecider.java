package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.escalation.PageCommand.Resolver;
import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.IncidentState;
import io.bridgekeeper.paging.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Decides what one command does to one incident and its pages.
 *
 * <p>A timer that fires late, twice, or for a step already left is answered with {@link Decision.Nothing}: timers
 * are at-least-once and must be harmless. A person who is too late gets a {@link Decision.Refuse}, because a person
 * wants to know who was faster.
 *
 * <p>Whom to call next is {@link Climb}'s. Whoever has the incident is asked now and then whether they still do; without
 * an answer it is triggered again, and people are called from the first step on.
 *
 * <p>A page made by hand is beside all that: it stops no step, the first acceptance of whichever page acknowledges the
 * incident, and whoever was paged by hand may still come when somebody has it.
 */
public final class PageDecider {

    private final Response response;
    private final Ladder ladder;
    private final Crew crew;
    private final Patience patience;
    private final Supplier<UUID> ids;
    private final Instant now;

    private PageDecider(
            Response response, Ladder ladder, Crew crew, Patience patience, Supplier<UUID> ids, Instant now) {
        this.response = response;
        this.ladder = ladder;
        this.crew = crew;
        this.patience = patience;
        this.ids = ids;
        this.now = now;
    }

    /**
     * @param ladder     its steps as they stood when the incident opened, its people as of now
     * @param crew       of the ladder's people as of now
     * @param patience   with whoever has the incident
     * @param ids        fresh ones, for the pages that the decision may queue
     * @param now        the time of asking; a step runs out at {@code escalateAt} inclusive
     * @return events to record, nothing, or a refusal; never null, never an exception for a domain reason
     */
    public static Decision decide(
            Response response,
            Ladder ladder,
            Crew crew,
            Patience patience,
            PageCommand command,
            Supplier<UUID> ids,
            Instant now) {
        PageDecider decider = new PageDecider(response, ladder, crew, patience, ids, now);
        return switch (command) {
            case PageCommand.CallFirst first -> decider.callFirst();
            case PageCommand.AcceptPage accept -> decider.accept(accept);
            case PageCommand.DeclinePage decline -> decider.decline(decline);
            case PageCommand.ConfirmStillOnIt confirm -> decider.confirm(confirm);
            case PageCommand.HandBack back -> decider.handBack(back);
            case PageCommand.LookAtTime look -> decider.lookAtTime();
            case PageCommand.GiveUpReaching giveUp -> decider.giveUpReaching(giveUp);
            case PageCommand.CallByHand call -> new HandPageDecider(response, call, ids.get(), now).decide();
            case PageCommand.AskForResponder ask -> decider.requests().ask(ask);
            case PageCommand.CancelRequest cancel -> decider.requests().cancel(cancel);
            case PageCommand.LookAtRequests look -> decider.requests().lookAtTime();
            case PageCommand.ChangeSeverity change -> decider.changeSeverity(change);
            case PageCommand.Reopen reopen -> decider.reopen(reopen);
            case PageCommand.FiresAgain again -> decider.firesAgain(again);
            case PageCommand.Resolve resolve -> decider.resolve(resolve);
        };
    }

    private Decision callFirst() {
        Escalation escalation = response.incident().escalation();
        if (!response.pages().isEmpty() || escalation.position() > 0) {
            return new Decision.Nothing("calling has begun");
        }
        return isHeldBack()
                ? new Decision.Nothing(
                        "held back until " + escalation.escalateAt().get())
                : new Decision.Record(next(List.of()));
    }

    private Decision accept(PageCommand.AcceptPage command) {
        Optional<Page> found = response.page(command.pageId());
        if (found.isEmpty()) {
            return new Decision.Refuse(new Refusal.UnknownPage());
        }
        Page page = found.get();
        if (!page.personId().equals(command.personId())) {
            return new Decision.Refuse(new Refusal.NotYourPage());
        }
        return switch (page.state()) {
            case ACCEPTED ->
                stillOnIt(page)
                        .orElseGet(() -> response.isTriggered() ? take(page) : new Decision.Nothing("accepted before"));
            case DECLINED ->
                tooLate(page).orElseGet(() -> new Decision.Refuse(new Refusal.YouDeclined(answeredAt(page))));
            // Whoever listens took the withdrawal for final: seat and keys are gone.
            case WITHDRAWN -> tooLate(page).orElseGet(() -> new Decision.Refuse(new Refusal.PageWithdrawn()));
            case QUEUED, SENT, DELIVERED, EXPIRED -> tooLate(page).orElseGet(() -> take(page));
        };
    }

    private Decision take(Page page) {
        List<PageEvent> events = new ArrayList<>();
        // First, so that the seats kept for those who need not come are free when the acceptor sits down.
        // Whom somebody wanted by name is still wanted.
        events.addAll(withdraw(
                other -> !other.equals(page) && (!other.isByHand() || areOfOneRequest(other, page)),
                PageEvent.Withdrawn.Why.ACCEPTED_BY_ANOTHER));
        events.add(new PageEvent.Accepted(page.id(), page.personId(), patience.askAt(now)));
        // Whoever comes late comes all the same.
        page.requestId()
                .flatMap(response::request)
                .filter(request -> request.state() != RequestState.ACCEPTED)
                .ifPresent(request -> events.add(new PageEvent.ResponderRequestEnded(
                        request, RequestState.ACCEPTED, Optional.of(page.personId()))));
        return new Decision.Record(events);
    }

    private Decision decline(PageCommand.DeclinePage command) {
        Optional<Page> found = response.page(command.pageId());
        if (found.isEmpty()) {
            return new Decision.Refuse(new Refusal.UnknownPage());
        }
        Page page = found.get();
        if (!page.personId().equals(command.personId())) {
            return new Decision.Refuse(new Refusal.NotYourPage());
        }
        if (page.state() == PageState.DECLINED) {
            return new Decision.Nothing("declined before");
        }
        return tooLate(page)
                .or(() -> settled(page, command))
                .or(() -> misdirected(command))
                .orElseGet(() -> {
                    List<PageEvent> events = new ArrayList<>();
                    events.add(new PageEvent.Declined(page.id(), page.personId(), command.reason()));
                    if (command.belongsTo().isPresent()) {
                        events.addAll(reroute(page, command));
                    } else if (isLastRunning(page)) {
                        events.addAll(next(events));
                    }
                    events.addAll(goOnAsking(page, events));
                    return new Decision.Record(events);
                });
    }

    /** Whoever has said that they come has said so, who need not come is not asked, and what somebody has stays. */
    private Optional<Decision> settled(Page page, PageCommand.DeclinePage command) {
        if (page.state() == PageState.ACCEPTED) {
            return Optional.of(new Decision.Refuse(new Refusal.AlreadyAccepted(page.personId(), answeredAt(page))));
        }
        if (page.state() == PageState.WITHDRAWN) {
            return Optional.of(new Decision.Refuse(new Refusal.PageWithdrawn()));
        }
        return command.belongsTo().isPresent()
                ? response.incident()
                        .state()
                        .acknowledgement()
                        .map(has -> new Decision.Refuse(new Refusal.AlreadyAccepted(has.by(), has.at())))
                : Optional.empty();
    }

    /** An incident that is sent back and forth wakes both teams and calls nobody who can help. */
    private Optional<Decision> misdirected(PageCommand.DeclinePage command) {
        Optional<String> current = response.incident().systemId();
        return command.belongsTo()
                .map(Destination::systemId)
                .filter(to -> current.filter(to::equals).isPresent()
                        || command.hadBefore().contains(to))
                .map(to -> new Decision.Refuse(new Refusal.HadItBefore(to)));
    }

    /** Nobody of the system that it is not of needs to come; whoever was paged by hand is wanted by name. */
    private List<PageEvent> reroute(Page declined, PageCommand.DeclinePage command) {
        List<PageEvent> events = new ArrayList<>();
        events.addAll(
                withdraw(other -> !other.equals(declined) && !other.isByHand(), PageEvent.Withdrawn.Why.REROUTED));
        events.add(new PageEvent.Rerouted(
                response.incident().systemId(),
                command.belongsTo().orElseThrow(),
                command.personId(),
                command.reason()));
        events.addAll(next(events));
        return events;
    }

    private Decision confirm(PageCommand.ConfirmStillOnIt command) {
        return asked(
                command.pageId(),
                command.personId(),
                page -> List.of(new PageEvent.StillOnIt(page.id(), page.personId(), patience.askAt(now))));
    }

    /** As where they do not answer, but at once; and they are not the next one who is called. */
    private Decision handBack(PageCommand.HandBack command) {
        return asked(command.pageId(), command.personId(), page -> {
            List<PageEvent> events = alsoAccepted(page);
            events.add(new PageEvent.HandedBack(page.id(), page.personId(), command.reason()));
            events.addAll(next(events));
            return events;
        });
    }

    /** @param answer of whoever has the incident and was asked whether they still do */
    private Decision asked(UUID pageId, String personId, Function<Page, List<PageEvent>> answer) {
        Optional<Page> found = response.page(pageId);
        if (found.isEmpty()) {
            return new Decision.Refuse(new Refusal.UnknownPage());
        }
        Page page = found.get();
        if (!page.personId().equals(personId)) {
            return new Decision.Refuse(new Refusal.NotYourPage());
        }
        return isAsked(page) ? new Decision.Record(answer.apply(page)) : unasked(page);
    }

    private Decision unasked(Page page) {
        return switch (response.incident().state()) {
            case IncidentState.Acknowledged(String by, Instant at)
            when by.equals(page.personId()) -> new Decision.Nothing("not asked");
            case IncidentState.Acknowledged(String by, Instant at) ->
                new Decision.Refuse(new Refusal.AlreadyAccepted(by, at));
            case IncidentState.Resolved resolved -> new Decision.Refuse(new Refusal.IncidentIsResolved(resolved.at()));
            case IncidentState.Triggered() -> new Decision.Refuse(new Refusal.NobodyHasIt());
        };
    }

    /** The answer of whoever has the incident, if they were asked. */
    private Optional<Decision> stillOnIt(Page page) {
        return isAsked(page)
                ? Optional.of(new Decision.Record(
                        List.of(new PageEvent.StillOnIt(page.id(), page.personId(), patience.askAt(now)))))
                : Optional.empty();
    }

    private boolean isAsked(Page page) {
        return response.incident().escalation().askedAt().isPresent()
                && response.has(page.personId())
                && page.state() == PageState.ACCEPTED;
    }

    private Decision lookAtTime() {
        Optional<Instant> escalateAt = response.incident().escalation().escalateAt();
        if (escalateAt.isEmpty()) {
            return new Decision.Nothing("no step is running");
        }
        if (now.isBefore(escalateAt.get())) {
            return new Decision.Nothing("the step has time until " + escalateAt.get());
        }
        return switch (response.incident().state()) {
            case IncidentState.Triggered() -> {
                List<PageEvent> events = new ArrayList<>();
                response.running().forEach(page -> events.add(expired(page)));
                events.addAll(next(events));
                yield new Decision.Record(events);
            }
            case IncidentState.Acknowledged(String by, Instant at) -> askOrFallBack(by);
            case IncidentState.Resolved resolved -> new Decision.Nothing("it is over");
        };
    }

    /** Asks whoever has it, or takes it that they have it no more. */
    private Decision askOrFallBack(String by) {
        Page theirs = response.acceptedBy(by);
        if (response.incident().escalation().askedAt().isEmpty()) {
            return new Decision.Record(
                    List.of(new PageEvent.AskedStillOnIt(theirs.id(), by, now.plus(patience.answerWithin()))));
        }
        List<PageEvent> events = alsoAccepted(theirs);
        events.add(new PageEvent.FellBack(theirs.id(), by));
        events.addAll(next(events));
        return new Decision.Record(events);
    }

    /** Whoever was paged by hand besides may have accepted twice. */
    private List<PageEvent> alsoAccepted(Page theirs) {
        List<PageEvent> events = new ArrayList<>();
        response.pages().stream()
                .filter(page -> page.state() == PageState.ACCEPTED
                        && page.personId().equals(theirs.personId())
                        && !page.equals(theirs))
                .forEach(page -> events.add(expired(page)));
        return events;
    }

    private Decision giveUpReaching(PageCommand.GiveUpReaching command) {
        Optional<Page> found = response.page(command.pageId()).filter(Page::isUnanswered);
        if (found.isEmpty()) {
            return new Decision.Nothing("the page needs no answer any more");
        }
        Page page = found.get();
        List<PageEvent> events = new ArrayList<>();
        events.add(new PageEvent.Unreached(page.id(), page.personId(), command.detail()));
        if (response.running().contains(page)) {
            events.add(expired(page));
            if (isLastRunning(page)) {
                events.addAll(next(events));
            }
        }
        if (page.isByHand() && page.isWaiting()) {
            // No step's time runs for it that could end.
            events.add(expired(page));
            events.addAll(goOnAsking(page, events));
        }
        return new Decision.Record(events);
    }

    private Decision resolve(PageCommand.Resolve command) {
        Optional<String> by = switch (command.by()) {
            case Resolver.MonitoringTool tool -> Optional.empty();
            case Resolver.Person person -> Optional.of(person.personId());
        };
        boolean may = switch (command.by()) {
            case Resolver.MonitoringTool tool -> true;
            case Resolver.Person(String personId, boolean isCommander) ->
                mayDecide(new ByHand.Caller(personId, isCommander));
        };
        if (!may) {
            return new Decision.Refuse(new Refusal.NotYourIncident());
        }
        if (!response.incident().state().isOpen()) {
            return new Decision.Nothing("resolved before");
        }
        List<PageEvent> events = new ArrayList<>();
        events.add(new PageEvent.Resolved(command.how(), command.note(), by));
        events.addAll(withdraw(page -> true, PageEvent.Withdrawn.Why.RESOLVED));
        response.openRequests()
                .forEach(request ->
                        events.add(new PageEvent.ResponderRequestEnded(request, RequestState.CANCELLED, by)));
        return new Decision.Record(events);
    }

    /** Raising is free; who lowers it answers for it, and says why. */
    private Decision changeSeverity(PageCommand.ChangeSeverity command) {
        Severity from = response.incident().severity();
        if (response.incident().state() instanceof IncidentState.Resolved resolved) {
            return new Decision.Refuse(new Refusal.IncidentIsResolved(resolved.at()));
        }
        if (command.to() == from) {
            return new Decision.Nothing("it is so");
        }
        if (from.isWorseThan(command.to())) {
            if (!mayDecide(command.by())) {
                return new Decision.Refuse(new Refusal.NotYourIncident());
            }
            if (command.reason().isEmpty()) {
                return new Decision.Refuse(new Refusal.NoReason(from));
            }
        }
        List<PageEvent> events = new ArrayList<>();
        events.add(new PageEvent.SeverityChanged(
                from,
                command.to(),
                command.by().personId(),
                command.reason(),
                command.seatsAfter(response.incident())));
        if (command.to().isWorseThan(from) && isHeldBack()) {
            // Somebody says that it cannot wait.
            events.addAll(next(events));
        }
        return new Decision.Record(events);
    }

    private boolean isHeldBack() {
        Escalation escalation = response.incident().escalation();
        return response.incident().state() instanceof IncidentState.Triggered
                && escalation.position() == 0
                && escalation.escalateAt().isPresent();
    }

    private Decision reopen(PageCommand.Reopen command) {
        if (!mayDecide(command.by())) {
            return new Decision.Refuse(new Refusal.NotYourIncident());
        }
        if (!(response.incident().state() instanceof IncidentState.Resolved resolved)) {
            return new Decision.Nothing("it is open");
        }
        if (command.successor().isPresent()) {
            return new Decision.Refuse(new Refusal.OpenAnew(command.successor().get()));
        }
        if (now.isAfter(resolved.at().plus(command.within()))) {
            return new Decision.Refuse(new Refusal.TooLateToReopen(resolved.at(), command.within()));
        }
        List<PageEvent> events = new ArrayList<>();
        events.add(new PageEvent.Reopened(new Reopener.Person(command.by().personId(), command.reason())));
        events.addAll(next(events));
        return new Decision.Record(events);
    }

    /** What a person has resolved is not for the monitoring tool to reopen: a new incident tells of a recurrence. */
    private Decision firesAgain(PageCommand.FiresAgain command) {
        if (!(response.incident().state() instanceof IncidentState.Resolved resolved)) {
            return new Decision.Nothing("it is open");
        }
        if (resolved.by().isPresent()) {
            return new Decision.Nothing("a person resolved it");
        }
        Duration after = Duration.between(resolved.at(), now);
        List<PageEvent> events = new ArrayList<>();
        events.add(new PageEvent.Reopened(
                new Reopener.MonitoringTool(after.isNegative() ? Duration.ZERO : after, command.held())));
        if (command.held().isEmpty()) {
            events.addAll(next(events));
        }
        return new Decision.Record(events);
    }

    /** Whoever was paged for it, and commanders. */
    private boolean mayDecide(ByHand.Caller caller) {
        return caller.isCommander() || response.hasCalled(caller.personId());
    }

    /** Somebody has it, which is no reason against one who was paged by hand; or it is over. */
    private Optional<Decision> tooLate(Page page) {
        return switch (response.incident().state()) {
            case IncidentState.Triggered() -> Optional.empty();
            case IncidentState.Acknowledged(String by, Instant at) when page.isByHand() -> Optional.empty();
            case IncidentState.Acknowledged(String by, Instant at) ->
                Optional.of(new Decision.Refuse(new Refusal.AlreadyAccepted(by, at)));
            case IncidentState.Resolved resolved ->
                Optional.of(new Decision.Refuse(new Refusal.IncidentIsResolved(resolved.at())));
        };
    }

    /** Up the ladder, once these events have happened. */
    private List<PageEvent> next(List<PageEvent> before) {
        Response then = response;
        for (PageEvent event : before) {
            then = then.after(event, now);
        }
        String whyNow = before.isEmpty()
                ? isHeldBack() ? "What held it back is over" : "The incident opened"
                : before.stream()
                        .filter(event -> event.getClass() == before.getLast().getClass())
                        .map(HistoryText::of)
                        .collect(Collectors.joining("; "));
        return new Climb(then, ladder, crew, whyNow + ".", ids, now).next();
    }

    private RequestDecider requests() {
        return new RequestDecider(response, ladder, ids, now);
    }

    /** Calls the next of the system that is asked for, where it was this page that was waited for. */
    private List<PageEvent> goOnAsking(Page page, List<PageEvent> before) {
        return page.requestId()
                .flatMap(response::request)
                .filter(request -> request.isOpen() && page.isWaiting())
                .map(request -> requests().goOn(before, request.id()))
                .orElse(List.of());
    }

    private static boolean areOfOneRequest(Page one, Page other) {
        return one.requestId().isPresent() && one.requestId().equals(other.requestId());
    }

    /** Whether nobody else of the running step may still answer. */
    private boolean isLastRunning(Page page) {
        return response.running().equals(List.of(page));
    }

    private List<PageEvent> withdraw(Predicate<Page> which, PageEvent.Withdrawn.Why why) {
        return response.pages().stream()
                .filter(page -> page.isUnanswered() && which.test(page))
                .<PageEvent>map(page -> new PageEvent.Withdrawn(page.id(), page.personId(), why))
                .toList();
    }

    private static PageEvent expired(Page page) {
        return new PageEvent.Expired(page.id(), page.personId());
    }

    private static Instant answeredAt(Page page) {
        return page.answeredAt().orElse(page.queuedAt());
    }
}
