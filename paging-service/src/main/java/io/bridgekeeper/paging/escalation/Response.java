package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One incident and the calling of people for it.
 *
 * @param pages    in the order in which they were queued
 * @param requests for responders of other systems, in the order in which they were made
 */
public record Response(Incident incident, List<Page> pages, List<ResponderRequest> requests) {

    public Response(Incident incident, List<Page> pages) {
        this(incident, pages, List.of());
    }

    List<ResponderRequest> openRequests() {
        return requests.stream().filter(ResponderRequest::isOpen).toList();
    }

    Optional<ResponderRequest> request(UUID requestId) {
        return requests.stream()
                .filter(request -> request.id().equals(requestId))
                .findFirst();
    }

    /** The page by which a request waits for an answer. */
    Optional<Page> waitingOf(ResponderRequest request) {
        return pages.stream()
                .filter(page -> page.isOf(request.id()) && page.isWaiting())
                .findFirst();
    }

    /** The pages of the step whose time is running that have no answer yet; none while no step runs. */
    List<Page> running() {
        return incident.escalation().escalateAt().isEmpty() || !isTriggered()
                ? List.of()
                : pages.stream()
                        .filter(page -> page.rung() > 0 && page.isWaiting())
                        .toList();
    }

    Optional<Page> page(UUID pageId) {
        return pages.stream().filter(page -> page.id().equals(pageId)).findFirst();
    }

    /** In the round that is walked now. */
    Optional<Page> pageOf(String personId) {
        return pages.stream()
                .filter(page -> page.round() == incident.escalation().rounds().current())
                .filter(page -> page.personId().equals(personId))
                .findFirst();
    }

    /** In whichever round. */
    boolean hasCalled(String personId) {
        return pages.stream().anyMatch(page -> page.personId().equals(personId));
    }

    /** The page by which somebody who has the incident accepted it, the last of them. */
    Page acceptedBy(String personId) {
        return pages.stream()
                .filter(page -> page.personId().equals(personId) && page.state() == PageState.ACCEPTED)
                .reduce((before, last) -> last)
                .orElseThrow();
    }

    /** How things stand once the event has happened. */
    public Response after(PageEvent event, Instant now) {
        Escalation escalation = incident.escalation();
        return switch (event) {
            case PageEvent.PersonPassedOver passed -> with(escalation.passed(passed.position()));
            case PageEvent.PersonSpared spared -> with(escalation.spared(spared.position()));
            case PageEvent.Shadowed shadowed -> this;
            case PageEvent.Queued queued ->
                with(escalation.runningUntil(queued.position(), queued.escalateAt()))
                        .plus(new Page(
                                queued.pageId(),
                                incident.id(),
                                queued.rung().personId(),
                                queued.position(),
                                queued.rung().step(),
                                queued.rung().reason(),
                                PageState.QUEUED,
                                now,
                                escalation.rounds().current(),
                                Optional.empty(),
                                Optional.empty(),
                                queued.rung().channels(),
                                Optional.empty()));
            case PageEvent.CalledByHand called ->
                plus(new Page(
                        called.pageId(),
                        incident.id(),
                        called.personId(),
                        0,
                        0,
                        ByHand.reason(called.by(), called.reason(), called.override()),
                        PageState.QUEUED,
                        now,
                        escalation.rounds().current(),
                        Optional.empty(),
                        Optional.of(called.by()),
                        called.channels(),
                        Optional.empty()));
            case PageEvent.ResponderRequested(ResponderRequest request) ->
                new Response(
                        incident,
                        pages,
                        Stream.concat(requests.stream(), Stream.of(request)).toList());
            case PageEvent.ResponderPassedOver passed ->
                change(passed.request(), request -> request.passed(passed.position()));
            case PageEvent.ResponderCalled called ->
                change(called.request(), request -> request.runningUntil(called.position(), called.until()))
                        .plus(called(called, now));
            case PageEvent.ResponderRequestEnded ended ->
                change(ended.request(), request -> request.ended(ended.how(), ended.by(), now));
            case PageEvent.Accepted accepted ->
                new Response(
                                incident.with(acknowledged(accepted.personId(), now), whileAcknowledged(accepted)),
                                pages,
                                requests)
                        .change(accepted.pageId(), page -> page.answered(PageState.ACCEPTED, now));
            case PageEvent.AskedStillOnIt asked -> with(escalation.asked(now, asked.answerBy()));
            case PageEvent.StillOnIt still -> with(escalation.restingUntil(still.askAt()));
            case PageEvent.FellBack fell ->
                new Response(incident.with(new IncidentState.Triggered(), escalation.afresh()), pages, requests)
                        .change(fell.pageId(), page -> page.with(PageState.EXPIRED));
            case PageEvent.HandedBack back -> {
                Escalation afresh = escalation.afresh();
                // Called in the round that begins: the others are called before them.
                yield new Response(incident.with(new IncidentState.Triggered(), afresh), pages, requests)
                        .change(
                                back.pageId(),
                                page -> page.with(PageState.EXPIRED)
                                        .inRound(afresh.rounds().current()));
            }
            case PageEvent.RoundEnded ended -> with(escalation.roundFrom(ended.from()));
            case PageEvent.Declined declined ->
                change(declined.pageId(), page -> page.answered(PageState.DECLINED, now));
            case PageEvent.Rerouted rerouted -> {
                Destination to = rerouted.to();
                yield new Response(
                        incident.of(
                                to.systemId(),
                                to.gap(),
                                to.seats(incident.severity()),
                                escalation.by(to.owner(), to.fallback())),
                        pages,
                        requests);
            }
            case PageEvent.Expired expired -> change(expired.pageId(), page -> page.with(PageState.EXPIRED));
            case PageEvent.Unreached unreached -> this;
            case PageEvent.Withdrawn withdrawn -> change(withdrawn.pageId(), page -> page.with(PageState.WITHDRAWN));
            case PageEvent.NobodyAnswered nobody -> with(escalation.flagged(now));
            case PageEvent.LadderEnded ended -> with(escalation.stopped());
            case PageEvent.SeverityChanged changed ->
                new Response(
                        incident.withSeverity(changed.to(), changed.seatLimit())
                                .with(
                                        incident.state(),
                                        isTriggered() && changed.makesUrgent()
                                                ? sooner(now).late(false)
                                                : escalation),
                        pages,
                        requests);
            case PageEvent.Reopened(Reopener by) ->
                new Response(
                        incident.with(new IncidentState.Triggered(), afresh(by)),
                        pages.stream()
                                .map(page -> page.state() == PageState.ACCEPTED ? page.with(PageState.WITHDRAWN) : page)
                                .toList(),
                        requests);
            case PageEvent.Resolved resolved ->
                new Response(
                        incident.withAlerts(incident.alerts(), 0)
                                .with(
                                        new IncidentState.Resolved(
                                                incident.state().acknowledgement(),
                                                resolved.by(),
                                                now,
                                                resolved.how(),
                                                resolved.note()),
                                        escalation.stopped()),
                        pages,
                        requests);
        };
    }

    private Escalation afresh(Reopener by) {
        Escalation afresh = incident.escalation().afresh();
        return switch (by) {
            case Reopener.Person person -> afresh;
            case Reopener.MonitoringTool tool ->
                tool.held()
                        .map(held -> afresh.runningUntil(0, held.until()).late(held.isLate()))
                        .orElse(afresh);
        };
    }

    boolean isTriggered() {
        return incident.state() instanceof IncidentState.Triggered;
    }

    /** Whoever was given time until they may be disturbed may be now: the step takes no longer than its own time. */
    private Escalation sooner(Instant now) {
        Escalation escalation = incident.escalation();
        Optional<Duration> own = running().stream().findFirst().flatMap(page -> escalation.timeoutOf(page.rung()));
        return own.map(now::plus)
                .filter(end -> escalation.escalateAt().filter(end::isBefore).isPresent())
                .map(escalation::endingAt)
                .orElse(escalation);
    }

    /** The first who accepts has it. */
    private IncidentState acknowledged(String personId, Instant now) {
        return switch (incident.state()) {
            case IncidentState.Triggered() -> new IncidentState.Acknowledged(personId, now);
            case IncidentState.Acknowledged before -> before;
            case IncidentState.Resolved before -> before;
        };
    }

    /** Whoever else accepts later does not put off the question to the first. */
    private Escalation whileAcknowledged(PageEvent.Accepted accepted) {
        return isTriggered() || has(accepted.personId())
                ? incident.escalation().restingUntil(accepted.askAt())
                : incident.escalation();
    }

    boolean has(String personId) {
        return incident.state() instanceof IncidentState.Acknowledged(String by, Instant at) && by.equals(personId);
    }

    private Response with(Escalation escalation) {
        return new Response(incident.with(incident.state(), escalation), pages, requests);
    }

    private Response plus(Page page) {
        List<Page> more = new ArrayList<>(pages);
        more.add(page);
        return new Response(incident, List.copyOf(more), requests);
    }

    private Page called(PageEvent.ResponderCalled called, Instant now) {
        ResponderRequest request = called.request();
        return new Page(
                called.pageId(),
                incident.id(),
                called.rung().personId(),
                0,
                0,
                request.reason(),
                PageState.QUEUED,
                now,
                incident.escalation().rounds().current(),
                Optional.empty(),
                Optional.of(request.by()),
                called.rung().channels(),
                Optional.of(request.id()));
    }

    private Response change(ResponderRequest which, UnaryOperator<ResponderRequest> change) {
        return new Response(
                incident,
                pages,
                requests.stream()
                        .map(request -> request.id().equals(which.id()) ? change.apply(request) : request)
                        .toList());
    }

    private Response change(UUID pageId, UnaryOperator<Page> change) {
        return new Response(
                incident,
                pages.stream()
                        .map(page -> page.id().equals(pageId) ? change.apply(page) : page)
                        .toList(),
                requests);
    }
}
