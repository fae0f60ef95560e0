package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.escalation.PageCommand.Resolver;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.IncidentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides what one command does to one incident and its pages.
 *
 * <p>A timer that fires late, twice, or for a step already left is answered with {@link Decision.Nothing}: timers
 * are at-least-once and must be harmless. A person who is too late gets a {@link Decision.Refuse}, because a person
 * wants to know who was faster.
 *
 * <p>A person is called at most once for an incident. After the owner's last step the incident is flagged as
 * unanswered and the fallback's steps follow; where nobody owns the system there is only the fallback, and the flag
 * comes after it.
 */
public final class PageDecider {

    private final Response response;
    private final Ladder ladder;
    private final UUID nextPageId;
    private final Instant now;

    private PageDecider(Response response, Ladder ladder, UUID nextPageId, Instant now) {
        this.response = response;
        this.ladder = ladder;
        this.nextPageId = nextPageId;
        this.now = now;
    }

    /**
     * @param ladder     its steps as they stood when the incident opened, its people as of now
     * @param nextPageId for the page that the decision may queue; it queues at most one
     * @param now        the time of asking; a step runs out at {@code escalateAt} inclusive
     * @return events to record, nothing, or a refusal; never null, never an exception for a domain reason
     */
    public static Decision decide(Response response, Ladder ladder, PageCommand command, UUID nextPageId, Instant now) {
        PageDecider decider = new PageDecider(response, ladder, nextPageId, now);
        return switch (command) {
            case PageCommand.CallFirst first -> decider.callFirst();
            case PageCommand.AcceptPage accept -> decider.accept(accept);
            case PageCommand.DeclinePage decline -> decider.decline(decline);
            case PageCommand.LookAtTime look -> decider.lookAtTime();
            case PageCommand.GiveUpReaching giveUp -> decider.giveUpReaching(giveUp);
            case PageCommand.Resolve resolve -> decider.resolve(resolve);
        };
    }

    private Decision callFirst() {
        return response.pages().isEmpty() && response.incident().escalation().position() == 0
                ? new Decision.Record(next())
                : new Decision.Nothing("calling has begun");
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
            case DECLINED -> tooLate().orElseGet(() -> new Decision.Refuse(new Refusal.YouDeclined(answeredAt(page))));
            case QUEUED, SENT, EXPIRED, WITHDRAWN ->
                tooLate().orElseGet(() -> {
                    List<PageEvent> events = new ArrayList<>();
                    events.add(new PageEvent.Accepted(page.id(), page.personId()));
                    events.addAll(withdrawAllBut(page.id(), PageEvent.Withdrawn.Why.ACCEPTED_BY_ANOTHER));
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
        return tooLate().orElseGet(() -> {
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
        events.addAll(withdrawAllBut(null, PageEvent.Withdrawn.Why.RESOLVED));
        return new Decision.Record(events);
    }

    /** Somebody has it, or it is over. */
    private Optional<Decision> tooLate() {
        return switch (response.incident().state()) {
            case IncidentState.Triggered() -> Optional.empty();
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
        while (position < ladder.size()) {
            if (position >= owners && owners > 0 && !flagged) {
                events.add(new PageEvent.NobodyAnswered(owners));
                flagged = true;
            }
            Rung rung = ladder.rung(position);
            position++;
            Optional<PageEvent.PersonPassedOver.Why> obstacle = obstacle(rung);
            if (obstacle.isEmpty()) {
                events.add(new PageEvent.Queued(nextPageId, position, rung, now.plus(rung.timeout())));
                return events;
            }
            events.add(new PageEvent.PersonPassedOver(position, rung, obstacle.get()));
        }
        if (!flagged) {
            events.add(new PageEvent.NobodyAnswered(owners > 0 ? owners : ladder.size()));
        }
        events.add(new PageEvent.LadderEnded());
        return events;
    }

    private Optional<PageEvent.PersonPassedOver.Why> obstacle(Rung rung) {
        if (response.hasCalled(rung.personId())) {
            return Optional.of(PageEvent.PersonPassedOver.Why.CALLED_BEFORE);
        }
        return switch (rung.reach()) {
            case Reach.EXPECTS_THE_CALL -> Optional.empty();
            case Reach.NO_CONSENT -> Optional.of(PageEvent.PersonPassedOver.Why.NO_CONSENT);
            case Reach.NO_ACCOUNT -> Optional.of(PageEvent.PersonPassedOver.Why.NO_ACCOUNT);
            case Reach.NOBODY -> Optional.of(PageEvent.PersonPassedOver.Why.NOBODY_ON_CALL);
            case Reach.GONE -> Optional.of(PageEvent.PersonPassedOver.Why.GONE);
        };
    }

    private boolean isRunning(Page page) {
        return response.running().filter(page::equals).isPresent();
    }

    private List<PageEvent> withdrawAllBut(UUID pageId, PageEvent.Withdrawn.Why why) {
        return response.pages().stream()
                .filter(page -> page.isUnanswered() && !page.id().equals(pageId))
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
