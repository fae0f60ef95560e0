package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.incident.IncidentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Decides about requests for responders of other systems: who may ask, and whom of that system is called next.
 *
 * <p>Their pages are beside the incident's own steps, as pages made by hand are. A person is called at most once in a
 * round, whoever calls them, and at most once by one request.
 */
final class RequestDecider {

    private final Response response;
    private final Ladder ladder;
    private final Supplier<UUID> ids;
    private final Instant now;

    RequestDecider(Response response, Ladder ladder, Supplier<UUID> ids, Instant now) {
        this.response = response;
        this.ladder = ladder;
        this.ids = ids;
        this.now = now;
    }

    Decision ask(PageCommand.AskForResponder command) {
        if (!mayAsk(command.by())) {
            return new Decision.Refuse(new Refusal.NotYoursToAsk());
        }
        if (response.incident().state() instanceof IncidentState.Resolved resolved) {
            return new Decision.Refuse(new Refusal.IncidentIsResolved(resolved.at()));
        }
        String systemId = command.of().systemId();
        if (response.incident().systemId().filter(systemId::equals).isPresent()) {
            return new Decision.Refuse(new Refusal.OwnSystem());
        }
        Optional<ResponderRequest> before = response.openRequests().stream()
                .filter(request -> request.systemId().equals(systemId))
                .findFirst();
        if (before.isPresent()) {
            return new Decision.Refuse(new Refusal.AlreadyRequested(before.get()));
        }
        if (command.limit().isReached(response.pages(), now)) {
            return new Decision.Refuse(new Refusal.TooManyByHand(command.limit().most()));
        }
        ResponderRequest request = command.request(response.incident().id(), now);
        List<PageEvent> events = new ArrayList<>();
        events.add(new PageEvent.ResponderRequested(request));
        String by = command.by().personId();
        Asked may = new Asked(
                Asked.Rule.MAY_ASK_FOR_RESPONDER,
                0,
                by,
                true,
                by + (command.by().isCommander() ? " is a commander." : " accepted a page of it."));
        events.addAll(next(response.after(events.getFirst(), now), request, may, request.reason() + "."));
        return events.getLast() instanceof PageEvent.ResponderCalled
                ? new Decision.Record(events)
                : new Decision.Refuse(new Refusal.NobodyToAsk(
                        request.systemName(),
                        events.stream()
                                .filter(PageEvent.ResponderPassedOver.class::isInstance)
                                .map(HistoryText::of)
                                .toList()));
    }

    Decision cancel(PageCommand.CancelRequest command) {
        Optional<ResponderRequest> found = response.request(command.requestId());
        if (found.isEmpty()) {
            return new Decision.Refuse(new Refusal.UnknownRequest());
        }
        ResponderRequest request = found.get();
        String by = command.by().personId();
        if (!mayAsk(command.by()) && !request.by().equals(by)) {
            return new Decision.Refuse(new Refusal.NotYoursToAsk());
        }
        if (request.state() == RequestState.CANCELLED) {
            return new Decision.Nothing("cancelled before");
        }
        if (!request.isOpen()) {
            return new Decision.Refuse(new Refusal.RequestIsOver(request.state()));
        }
        List<PageEvent> events = new ArrayList<>();
        response.pages().stream()
                .filter(page -> page.isOf(request.id()) && page.isUnanswered())
                .forEach(page -> events.add(new PageEvent.Withdrawn(
                        page.id(), page.personId(), PageEvent.Withdrawn.Why.REQUEST_CANCELLED)));
        events.add(new PageEvent.ResponderRequestEnded(request, RequestState.CANCELLED, Optional.of(by)));
        return new Decision.Record(events);
    }

    /** A look that is early, or that comes twice, does nothing. */
    Decision lookAtTime() {
        List<PageEvent> events = new ArrayList<>();
        for (ResponderRequest request : response.openRequests()) {
            if (request.stepEndsAt().filter(end -> !now.isBefore(end)).isPresent()) {
                response.waitingOf(request)
                        .ifPresent(page -> events.add(new PageEvent.Expired(page.id(), page.personId())));
                events.addAll(goOn(events, request.id()));
            }
        }
        return events.isEmpty()
                ? new Decision.Nothing("no request's time is up")
                : new Decision.Record(List.copyOf(events));
    }

    /**
     * The next of the system, once whoever was called says no, does not answer or cannot be reached; or its end.
     *
     * @param before what happened, the answer of whoever was called last
     */
    List<PageEvent> goOn(List<PageEvent> before, UUID requestId) {
        Response then = response;
        for (PageEvent event : before) {
            then = then.after(event, now);
        }
        ResponderRequest request = then.request(requestId).orElseThrow();
        String by = request.by();
        Asked may =
                new Asked(Asked.Rule.MAY_ASK_FOR_RESPONDER, 0, by, true, by + " asked at " + request.askedAt() + ".");
        return next(then, request, may, HistoryText.of(before.getLast()) + ". " + request.reason() + ".");
    }

    private List<PageEvent> next(Response then, ResponderRequest request, Asked may, String whyNow) {
        List<PageEvent> events = new ArrayList<>();
        List<Asked> asked = new ArrayList<>(List.of(may));
        List<Rung> rungs = ladder.ofRequest(request.id());
        for (int position = request.position() + 1; position <= rungs.size(); position++) {
            Rung rung = rungs.get(position - 1);
            Optional<PassedOver> obstacle = obstacle(then, request, rung);
            rung.note(asked, obstacle, then.incident().escalation().rounds().current());
            if (obstacle.isEmpty()) {
                events.add(new PageEvent.ResponderCalled(
                        request,
                        ids.get(),
                        position,
                        rung,
                        now.plus(request.timeoutOf(position)),
                        new Explanation(whyNow, List.copyOf(asked))));
                return events;
            }
            events.add(new PageEvent.ResponderPassedOver(request, position, rung, obstacle.get()));
        }
        events.add(ended(then, request));
        return events;
    }

    private static Optional<PassedOver> obstacle(Response then, ResponderRequest request, Rung rung) {
        String who = rung.personId();
        if (who.equals(request.by())) {
            return Optional.of(new PassedOver.Asks());
        }
        boolean isCalled = then.pageOf(who).isPresent()
                || then.pages().stream()
                        .anyMatch(page ->
                                page.isOf(request.id()) && page.personId().equals(who));
        return isCalled ? Optional.of(new PassedOver.CalledBefore()) : rung.obstacle();
    }

    private static PageEvent ended(Response then, ResponderRequest request) {
        List<Page> pages =
                then.pages().stream().filter(page -> page.isOf(request.id())).toList();
        boolean allDeclined = !pages.isEmpty() && pages.stream().allMatch(page -> page.state() == PageState.DECLINED);
        return allDeclined
                ? new PageEvent.ResponderRequestEnded(
                        request,
                        RequestState.DECLINED,
                        Optional.of(pages.getLast().personId()))
                : new PageEvent.ResponderRequestEnded(request, RequestState.EXPIRED, Optional.empty());
    }

    /** Whoever has the incident or has accepted a page of it, and commanders. */
    private boolean mayAsk(ByHand.Caller caller) {
        return caller.isCommander()
                || response.pages().stream()
                        .anyMatch(page -> page.state() == PageState.ACCEPTED
                                && page.personId().equals(caller.personId()));
    }
}
