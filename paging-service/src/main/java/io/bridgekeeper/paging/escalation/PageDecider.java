package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.consent.Obstacle;
import io.bridgekeeper.paging.escalation.PageCommand.Resolver;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.IncidentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decides what one command does to one incident and its pages.
 *
 * <p>A timer that fires late, twice, or for a step already left is answered with {@link Decision.Nothing}: timers
 * are at-least-once and must be harmless. A person who is too late gets a {@link Decision.Refuse}, because a person
 * wants to know who was faster.
 *
 * <p>Whoever has carried enough for now, or still learns, is spared while somebody else can be called: passed over,
 * and gone back to after the owner's last step, before the incident is flagged as unanswered. Of the fallback's people
 * those spared are gone back to at the very end. Rather called twice than not at all.
 *
 * <p>A person is called at most once for an incident. After the owner's last step the incident is flagged as
 * unanswered and the fallback's steps follow; where nobody owns the system there is only the fallback, and the flag
 * comes after it.
 *
 * <p>A page made by hand is beside all that: it stops no step, the first acceptance of whichever page acknowledges the
 * incident, and whoever was paged by hand may still come when somebody has it.
 */
public final class PageDecider {

    /** A person at night reads no longer list. */
    private static final int MOST_NAMED = 10;

    private final Response response;
    private final Ladder ladder;
    private final Crew crew;
    private final UUID nextPageId;
    private final Instant now;

    private PageDecider(Response response, Ladder ladder, Crew crew, UUID nextPageId, Instant now) {
        this.response = response;
        this.ladder = ladder;
        this.crew = crew;
        this.nextPageId = nextPageId;
        this.now = now;
    }

    /**
     * @param ladder     its steps as they stood when the incident opened, its people as of now
     * @param crew       of the ladder's people as of now
     * @param nextPageId for the page that the decision may queue; it queues at most one
     * @param now        the time of asking; a step runs out at {@code escalateAt} inclusive
     * @return events to record, nothing, or a refusal; never null, never an exception for a domain reason
     */
    public static Decision decide(
            Response response, Ladder ladder, Crew crew, PageCommand command, UUID nextPageId, Instant now) {
        PageDecider decider = new PageDecider(response, ladder, crew, nextPageId, now);
        return switch (command) {
            case PageCommand.CallFirst first -> decider.callFirst();
            case PageCommand.AcceptPage accept -> decider.accept(accept);
            case PageCommand.DeclinePage decline -> decider.decline(decline);
            case PageCommand.LookAtTime look -> decider.lookAtTime();
            case PageCommand.GiveUpReaching giveUp -> decider.giveUpReaching(giveUp);
            case PageCommand.CallByHand call -> decider.callByHand(call);
            case PageCommand.Resolve resolve -> decider.resolve(resolve);
        };
    }

    private Decision callFirst() {
        Escalation escalation = response.incident().escalation();
        if (!response.pages().isEmpty() || escalation.position() > 0) {
            return new Decision.Nothing("calling has begun");
        }
        return escalation
                .escalateAt()
                .<Decision>map(at -> new Decision.Nothing("held back until " + at))
                .orElseGet(() -> new Decision.Record(next()));
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
            case ACCEPTED -> new Decision.Nothing("accepted before");
            case DECLINED ->
                tooLate(page).orElseGet(() -> new Decision.Refuse(new Refusal.YouDeclined(answeredAt(page))));
            case QUEUED, SENT, EXPIRED, WITHDRAWN ->
                tooLate(page).orElseGet(() -> {
                    List<PageEvent> events = new ArrayList<>();
                    // First, so that the seats kept for those who need not come are free when the acceptor sits down.
                    // Whom somebody wanted by name is still wanted.
                    events.addAll(withdraw(
                            other -> !other.equals(page) && !other.isByHand(),
                            PageEvent.Withdrawn.Why.ACCEPTED_BY_ANOTHER));
                    events.add(new PageEvent.Accepted(page.id(), page.personId()));
                    return new Decision.Record(events);
                });
        };
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
        return tooLate(page).orElseGet(() -> {
            List<PageEvent> events = new ArrayList<>();
            events.add(new PageEvent.Declined(page.id(), page.personId(), command.reason()));
            if (isRunning(page)) {
                events.addAll(next());
            }
            return new Decision.Record(events);
        });
    }

    private Decision lookAtTime() {
        Optional<Instant> escalateAt = response.incident().escalation().escalateAt();
        if (escalateAt.isEmpty()) {
            return new Decision.Nothing("no step is running");
        }
        if (now.isBefore(escalateAt.get())) {
            return new Decision.Nothing("the step has time until " + escalateAt.get());
        }
        List<PageEvent> events = new ArrayList<>();
        response.running().filter(Page::isUnanswered).ifPresent(page -> events.add(expired(page)));
        events.addAll(next());
        return new Decision.Record(events);
    }

    private Decision giveUpReaching(PageCommand.GiveUpReaching command) {
        Optional<Page> found = response.page(command.pageId()).filter(Page::isUnanswered);
        if (found.isEmpty()) {
            return new Decision.Nothing("the page needs no answer any more");
        }
        Page page = found.get();
        List<PageEvent> events = new ArrayList<>();
        events.add(new PageEvent.Unreached(page.id(), page.personId(), command.detail()));
        if (isRunning(page)) {
            events.add(expired(page));
            events.addAll(next());
        }
        if (page.isByHand() && page.isWaiting()) {
            // No time runs for it that could end.
            events.add(expired(page));
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
            case Resolver.Person(String personId, boolean isCommander) -> isCommander || response.hasCalled(personId);
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
        return new Decision.Record(events);
    }

    /** One person, who expects it or is told why all the same; the running step goes on. */
    private Decision callByHand(PageCommand.CallByHand command) {
        String by = command.by().personId();
        if (!command.by().isCommander() && !response.hasCalled(by)) {
            return new Decision.Refuse(new Refusal.NotYoursToCall());
        }
        Optional<Page> before = response.pageOf(command.personId());
        if (before.filter(page -> ByHand.isRetry(page, by, command.reason())).isPresent()) {
            return new Decision.Nothing("paged before");
        }
        if (response.incident().state() instanceof IncidentState.Resolved resolved) {
            return new Decision.Refuse(new Refusal.IncidentIsResolved(resolved.at()));
        }
        if (before.isPresent()) {
            return new Decision.Refuse(
                    new Refusal.AlreadyCalled(before.get().id(), before.get().queuedAt()));
        }
        if (command.limit().isReached(response.pages(), now)) {
            return new Decision.Refuse(new Refusal.TooManyByHand(command.limit().most()));
        }
        return switch (command.prospect().reach()) {
            case Reach.ExpectsTheCall(Set<String> channels) -> calledByHand(command, Optional.empty(), channels);
            case Reach.NoConsent(Obstacle why) ->
                command.override()
                        .map(reason -> calledByHand(command, Optional.of(new ByHand.Override(why, reason)), Set.of()))
                        .orElseGet(() -> new Decision.Refuse(
                                new Refusal.NotExpecting(command.personId(), why, instead(command))));
            // Who cannot log in cannot accept, whoever asks.
            case Reach.NoAccount() -> new Decision.Refuse(new Refusal.UnknownPerson());
            case Reach.Nobody() -> new Decision.Refuse(new Refusal.UnknownPerson());
            case Reach.Gone() -> new Decision.Refuse(new Refusal.UnknownPerson());
        };
    }

    private Decision calledByHand(
            PageCommand.CallByHand command, Optional<ByHand.Override> override, Set<String> channels) {
        return new Decision.Record(List.of(new PageEvent.CalledByHand(
                nextPageId, command.personId(), command.by().personId(), command.reason(), override, channels)));
    }

    private List<ByHand.Instead> instead(PageCommand.CallByHand command) {
        return command.prospect().instead().stream()
                .filter(other -> !response.hasCalled(other.personId()))
                .filter(other -> !other.personId().equals(command.by().personId()))
                .limit(MOST_NAMED)
                .toList();
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

    /** Goes up the ladder to the next who can be called; passes over those who cannot, each with the reason. */
    private List<PageEvent> next() {
        List<PageEvent> events = new ArrayList<>();
        int owners = ladder.owner().size();
        boolean flagged = response.incident().escalation().nobodyAnsweredAt().isPresent();
        int position = response.incident().escalation().position();
        List<Integer> spared = new ArrayList<>(response.incident().escalation().spared());
        while (position < ladder.size()) {
            if (position >= owners && owners > 0 && !flagged) {
                if (goBack(spared, events)) {
                    return events;
                }
                events.add(new PageEvent.NobodyAnswered(owners));
                flagged = true;
            }
            Rung rung = ladder.rung(position);
            position++;
            Optional<PassedOver> obstacle = obstacle(rung);
            Optional<Spared> reason = obstacle.isEmpty() ? spared(position) : Optional.empty();
            if (reason.isPresent()) {
                events.add(new PageEvent.PersonSpared(position, rung, reason.get()));
                spared.add(position);
                continue;
            }
            if (obstacle.isEmpty()) {
                call(position, events);
                return events;
            }
            events.add(new PageEvent.PersonPassedOver(position, rung, obstacle.get()));
        }
        if (goBack(spared, events)) {
            return events;
        }
        if (!flagged) {
            events.add(new PageEvent.NobodyAnswered(owners > 0 ? owners : ladder.size()));
        }
        events.add(new PageEvent.LadderEnded());
        return events;
    }

    private void call(int position, List<PageEvent> events) {
        Rung rung = ladder.rung(position - 1);
        events.add(new PageEvent.Queued(nextPageId, position, rung, now.plus(rung.timeout())));
        Stream.concat(learners(events), crew.shadowsOf(position).stream())
                .distinct()
                .filter(person -> !person.equals(rung.personId()))
                .filter(person -> !response.hasCalled(person) && !crew.follows(person))
                .sorted()
                .toList()
                .forEach(person -> events.add(new PageEvent.Shadowed(person)));
    }

    /** Whoever is passed over to learn does learn: otherwise they would be passed over for good. */
    private static Stream<String> learners(List<PageEvent> events) {
        return events.stream()
                .filter(event -> event instanceof PageEvent.PersonSpared(int position, Rung rung, Spared why)
                        && why instanceof Spared.InTraining)
                .map(event -> ((PageEvent.PersonSpared) event).rung().personId());
    }

    /** Calls the first who was spared and can be called by now. */
    private boolean goBack(List<Integer> spared, List<PageEvent> events) {
        Optional<Integer> first = spared.stream()
                .filter(position -> obstacle(ladder.rung(position - 1)).isEmpty())
                .findFirst();
        first.ifPresent(position -> call(position, events));
        return first.isPresent();
    }

    /** Why the person of a rung, who can be called, is not called yet. */
    private Optional<Spared> spared(int position) {
        String personId = ladder.rung(position - 1).personId();
        return crew.limitOf(personId)
                .<Spared>map(Spared.LoadGuard::new)
                .or(() -> crew.waits(personId) ? trainedAfter(position).map(Spared.InTraining::new) : Optional.empty());
    }

    /** The next owner who is trained, and can be called; the fallback owns nothing, and is not waited for. */
    private Optional<String> trainedAfter(int position) {
        return ladder.owner().stream()
                .skip(position)
                .filter(rung -> crew.isTrained(rung.personId())
                        && crew.limitOf(rung.personId()).isEmpty()
                        && obstacle(rung).isEmpty())
                .map(Rung::personId)
                .findFirst();
    }

    private Optional<PassedOver> obstacle(Rung rung) {
        if (response.hasCalled(rung.personId())) {
            return Optional.of(new PassedOver.CalledBefore());
        }
        return switch (rung.reach()) {
            case Reach.ExpectsTheCall expected -> Optional.empty();
            case Reach.NoConsent(Obstacle why) -> Optional.of(new PassedOver.NoConsent(why));
            case Reach.NoAccount() -> Optional.of(new PassedOver.NoAccount());
            case Reach.Nobody() -> Optional.of(new PassedOver.NobodyOnCall());
            case Reach.Gone() -> Optional.of(new PassedOver.Gone());
        };
    }

    private boolean isRunning(Page page) {
        return response.running().filter(page::equals).isPresent();
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
