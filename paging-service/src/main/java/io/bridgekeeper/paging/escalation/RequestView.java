package io.bridgekeeper.paging.escalation;

import java.time.Instant;
import java.util.UUID;

/**
 * A request for a responder of another system, as the API shows it. Whom it called are pages of the incident that name it.
 *
 * @param state     {@code requested}, {@code accepted}, {@code declined}, {@code expired} or {@code cancelled}
 * @param answerBy  until when whoever is called has time to answer; null once it is over
 * @param endedBy   who accepted, declined last or cancelled; null while it is open, and where nobody answered
 */
public record RequestView(
        UUID requestId,
        UUID incidentId,
        String systemId,
        String systemName,
        String requestedBy,
        String message,
        Instant requestedAt,
        String state,
        Instant answerBy,
        String endedBy,
        Instant endedAt) {

    public static RequestView of(ResponderRequest request) {
        return new RequestView(
                request.id(),
                request.incidentId(),
                request.systemId(),
                request.systemName(),
                request.by(),
                request.message(),
                request.askedAt(),
                request.state().word(),
                request.stepEndsAt().orElse(null),
                request.endedBy().orElse(null),
                request.endedAt().orElse(null));
    }
}
