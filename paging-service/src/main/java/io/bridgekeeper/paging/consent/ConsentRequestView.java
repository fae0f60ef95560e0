package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.consent.ConsentRequest.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody is asked, as the API shows it.
 *
 * @param requestId unique among the requests to one person, such as {@code rotation:checkout}
 * @param because   why they are asked, in words
 * @param state     {@code open}, {@code ending} or {@code declined}
 * @param until     when the agreement ends; of {@code ending} alone
 * @param reason    of {@code declined}, in the person's words; of {@code open}, how things stand
 * @param answeredAt of {@code declined} alone
 */
record ConsentRequestView(
        String requestId,
        String personId,
        ConsentView.ScopeView scope,
        String because,
        String state,
        Optional<Instant> until,
        Optional<String> reason,
        Optional<Instant> answeredAt) {

    record All(List<ConsentRequestView> consentRequests) {
        static All of(List<ConsentRequest> requests) {
            return new All(requests.stream().map(ConsentRequestView::of).toList());
        }
    }

    /** @param reason why not, 1 to 500 characters; commanders, catalog-admins, responders and auditors read it */
    record No(String reason) {}

    /** What was declined, and since when. */
    record Declined(String requestId, String reason, Instant answeredAt) {}

    static ConsentRequestView of(ConsentRequest request) {
        return switch (request.state()) {
            case State.Open(Obstacle why) -> of(request, null, request.personId() + " " + why.words(), null);
            case State.Ending(Instant until) -> of(request, until, null, null);
            case State.Declined(Instant at, String reason) -> of(request, null, reason, at);
        };
    }

    private static ConsentRequestView of(ConsentRequest request, Instant until, String reason, Instant answeredAt) {
        return new ConsentRequestView(
                request.id(),
                request.personId(),
                ConsentView.ScopeView.of(request.scope()),
                request.because(),
                request.state().word(),
                Optional.ofNullable(until),
                Optional.ofNullable(reason),
                Optional.ofNullable(answeredAt));
    }
}
