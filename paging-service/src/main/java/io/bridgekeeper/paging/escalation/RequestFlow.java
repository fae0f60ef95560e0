package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.notify.NoticeTimer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Requests for responders of other systems, each command in a transaction of its own. */
@ApplicationScoped
class RequestFlow {

    private final Mutiny.SessionFactory sessions;
    private final PageFlow pages;
    private final RequestRepository requests;
    private final NoticeTimer notices;
    private final Supplier<UUID> ids;
    private final ByHand.Limit limit;
    private final Clock clock;

    RequestFlow(
            Mutiny.SessionFactory sessions,
            PageFlow pages,
            RequestRepository requests,
            NoticeTimer notices,
            Supplier<UUID> ids,
            EscalationConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.pages = pages;
        this.requests = requests;
        this.notices = notices;
        this.ids = ids;
        this.limit = new ByHand.Limit(config.byHand().most(), config.byHand().patience());
        this.clock = clock;
    }

    Uni<Outcome> ask(UUID incidentId, Destination of, String message, ByHand.Caller by, UUID requestId) {
        return handle(incidentId, new PageCommand.AskForResponder(by, requestId, of, message, limit));
    }

    Uni<Outcome> cancel(UUID incidentId, UUID requestId, ByHand.Caller by) {
        return handle(incidentId, new PageCommand.CancelRequest(by, requestId));
    }

    UUID newId() {
        return ids.get();
    }

    /** Carries on with the requests of an incident whose time may be up; harmless if it is not. */
    Uni<Void> lookAtTime(UUID incidentId) {
        return handle(incidentId, new PageCommand.LookAtRequests()).replaceWithVoid();
    }

    Uni<List<UUID>> due(int most) {
        return sessions.withSession(session -> requests.due(session, clock.instant(), most));
    }

    /** How long until the time of the first that still runs is up; empty where none runs. */
    Uni<Optional<Duration>> untilNextDue() {
        Instant now = clock.instant();
        return sessions.withSession(session -> requests.nextDue(session, now))
                .map(next -> next.map(at -> Duration.between(now, at)));
    }

    private Uni<Outcome> handle(UUID incidentId, PageCommand command) {
        return sessions.withTransaction((session, tx) -> pages.handle(session, incidentId, command))
                .invoke(notices::wake);
    }
}
