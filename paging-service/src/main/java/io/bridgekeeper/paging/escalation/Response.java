package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * One incident and the calling of people for it.
 *
 * @param pages in the order in which they were queued
 */
public record Response(Incident incident, List<Page> pages) {

    /** The page whose time is running, which is the last that a rung brought; empty while none is. */
    Optional<Page> running() {
        return incident.escalation().escalateAt().isEmpty()
                ? Optional.empty()
                : pages.stream().filter(page -> page.rung() > 0).reduce((before, last) -> last);
    }

    Optional<Page> page(UUID pageId) {
        return pages.stream().filter(page -> page.id().equals(pageId)).findFirst();
    }

    Optional<Page> pageOf(String personId) {
        return pages.stream().filter(page -> page.personId().equals(personId)).findFirst();
    }

    boolean hasCalled(String personId) {
        return pageOf(personId).isPresent();
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
                                Optional.empty(),
                                Optional.empty(),
                                queued.rung().channels()));
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
                        Optional.empty(),
                        Optional.of(called.by()),
                        called.channels()));
            case PageEvent.Accepted accepted ->
                new Response(incident.with(acknowledged(accepted.personId(), now), escalation.stopped()), pages)
                        .change(accepted.pageId(), page -> page.answered(PageState.ACCEPTED, now));
            case PageEvent.Declined declined ->
                change(declined.pageId(), page -> page.answered(PageState.DECLINED, now));
            case PageEvent.Expired expired -> change(expired.pageId(), page -> page.with(PageState.EXPIRED));
            case PageEvent.Unreached unreached -> this;
            case PageEvent.Withdrawn withdrawn -> change(withdrawn.pageId(), page -> page.with(PageState.WITHDRAWN));
            case PageEvent.NobodyAnswered nobody -> with(escalation.flagged(now));
            case PageEvent.LadderEnded ended -> with(escalation.stopped());
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
                        pages);
        };
    }

    /** The first who accepts has it. */
    private IncidentState acknowledged(String personId, Instant now) {
        return switch (incident.state()) {
            case IncidentState.Triggered() -> new IncidentState.Acknowledged(personId, now);
            case IncidentState.Acknowledged before -> before;
            case IncidentState.Resolved before -> before;
        };
    }

    private Response with(Escalation escalation) {
        return new Response(incident.with(incident.state(), escalation), pages);
    }

    private Response plus(Page page) {
        List<Page> more = new ArrayList<>(pages);
        more.add(page);
        return new Response(incident, List.copyOf(more));
    }

    private Response change(UUID pageId, UnaryOperator<Page> change) {
        return new Response(
                incident,
                pages.stream()
                        .map(page -> page.id().equals(pageId) ? change.apply(page) : page)
                        .toList());
    }
}
