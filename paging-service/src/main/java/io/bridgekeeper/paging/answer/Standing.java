package io.bridgekeeper.paging.answer;

import io.bridgekeeper.paging.escalation.Page;
import io.bridgekeeper.paging.escalation.PageState;
import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.How;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Whether a link still answers its page, and if not, what became of it. */
sealed interface Standing {

    /** It may be answered. @param other who has the incident all the same, where the person was paged by name */
    record Open(Optional<IncidentState.Acknowledged> other) implements Standing {}

    /** The person has it, and may say that they still do. */
    record Asked(Instant since) implements Standing {}

    /** The person has it no more, nor has anybody else. */
    record Lapsed() implements Standing {}

    /** Somebody has it, perhaps the person. */
    record Taken(String by, Instant at) implements Standing {}

    record Declined(Instant at) implements Standing {}

    /** It was answered before, and nobody has the incident any more. */
    record Used(Instant at) implements Standing {}

    record Withdrawn() implements Standing {}

    /** @param by empty where the monitoring tool said so */
    record Resolved(Optional<IncidentState.Acknowledged> had, Optional<String> by, Instant at, How how)
            implements Standing {}

    /** Nobody has answered it in time. */
    record Expired() implements Standing {}

    /**
     * Of the question whether the person still has it. Answering ends it, so no link of it answers twice.
     *
     * @param answerBy  of the link's question, to the second
     * @param isExpired whether the link is
     */
    static Standing ofQuestion(Page page, Incident incident, Instant answerBy, boolean isExpired) {
        return switch (incident.state()) {
            case IncidentState.Resolved(var had, var by, Instant at, How how, var note) ->
                new Resolved(had, by, at, how);
            case IncidentState.Acknowledged(String by, Instant at) ->
                by.equals(page.personId())
                                && page.state() == PageState.ACCEPTED
                                && !isExpired
                                && isAsked(incident.escalation(), answerBy)
                        ? new Asked(at)
                        : new Taken(by, at);
            case IncidentState.Triggered() -> new Lapsed();
        };
    }

    private static boolean isAsked(Escalation escalation, Instant answerBy) {
        return escalation.askedAt().isPresent()
                && escalation
                        .escalateAt()
                        .map(at -> at.truncatedTo(ChronoUnit.SECONDS))
                        .equals(Optional.of(answerBy));
    }

    /**
     * @param usedAt    when the page was answered by its link; empty while it was not
     * @param isExpired whether the link is, not the page
     */
    static Standing of(Page page, Incident incident, Optional<Instant> usedAt, boolean isExpired) {
        return switch (incident.state()) {
            case IncidentState.Resolved(var had, var by, Instant at, How how, var note) ->
                new Resolved(had, by, at, how);
            case IncidentState.Acknowledged has ->
                page.calledBy().isPresent() && page.isUnanswered() && usedAt.isEmpty() && !isExpired
                        ? new Open(Optional.of(has))
                        : new Taken(has.by(), has.at());
            case IncidentState.Triggered() ->
                switch (page.state()) {
                    case DECLINED -> new Declined(page.answeredAt().orElseThrow());
                    case WITHDRAWN -> new Withdrawn();
                    case ACCEPTED -> new Used(page.answeredAt().orElseThrow());
                    case QUEUED, SENT, DELIVERED, EXPIRED ->
                        usedAt.<Standing>map(Used::new)
                                .orElseGet(() -> isExpired ? new Expired() : new Open(Optional.empty()));
                };
        };
    }
}
