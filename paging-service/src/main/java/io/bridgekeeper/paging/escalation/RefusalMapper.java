package io.bridgekeeper.paging.escalation;

import static io.bridgekeeper.problem.ProblemMapper.problem;

import io.bridgekeeper.paging.consent.Obstacle;
import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Says no over HTTP. */
public final class RefusalMapper {

    private RefusalMapper() {}

    public static HttpProblem toProblem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownPage() -> problem(ProblemType.UNKNOWN_PAGE);
            case Refusal.UnknownIncident() -> problem(ProblemType.UNKNOWN_INCIDENT);
            case Refusal.UnknownPerson() -> ProblemMapper.badRequest("personId", "is nobody of the catalog");
            case Refusal.NotYourPage() -> problem(ProblemType.NOT_YOUR_PAGE);
            case Refusal.NotYourIncident() -> problem(ProblemType.NOT_YOUR_INCIDENT);
            case Refusal.AlreadyAccepted(String by, Instant at) ->
                problem(ProblemType.ALREADY_ACCEPTED, Map.of("acceptedBy", by, "acceptedAt", at));
            case Refusal.IncidentIsResolved(Instant at) ->
                problem(ProblemType.INCIDENT_RESOLVED, Map.of("resolvedAt", at));
            case Refusal.NotYoursToCall() -> problem(ProblemType.NOT_YOURS_TO_CALL);
            case Refusal.NotYoursToAsk() -> problem(ProblemType.NOT_YOURS_TO_ASK);
            case Refusal.OwnSystem() -> ProblemMapper.badRequest("system", "the incident is of this system");
            case Refusal.AlreadyRequested(ResponderRequest open) ->
                problem(
                        ProblemType.ALREADY_REQUESTED,
                        Map.of("requestId", open.id(), "requestedBy", open.by(), "requestedAt", open.askedAt()));
            case Refusal.NobodyToAsk(String system, List<String> why) ->
                problem(ProblemType.NOBODY_TO_ASK, Map.of("system", system, "passedOver", why));
            case Refusal.UnknownRequest() -> problem(ProblemType.UNKNOWN_RESPONDER_REQUEST);
            case Refusal.RequestIsOver(RequestState state) ->
                problem(ProblemType.RESPONDER_REQUEST_IS_OVER, Map.of("state", state.word()));
            case Refusal.NotExpecting(String person, Obstacle why, List<ByHand.Instead> instead) ->
                ProblemMapper.builder(ProblemType.NOT_EXPECTING)
                        .withDetail(person + " " + why.words() + ".")
                        .with("personId", person)
                        .with("why", why.word())
                        .with("couldBePaged", instead)
                        .build();
            case Refusal.AlreadyCalled(UUID pageId, Instant at) ->
                problem(ProblemType.ALREADY_CALLED, Map.of("pageId", pageId, "calledAt", at));
            case Refusal.TooManyByHand(int most) -> problem(ProblemType.TOO_MANY_BY_HAND, Map.of("most", most));
            case Refusal.HadItBefore(String systemId) ->
                problem(ProblemType.HAD_IT_BEFORE, Map.of("systemId", systemId));
            case Refusal.PageWithdrawn() -> problem(ProblemType.PAGE_WITHDRAWN);
            case Refusal.NoReason(Severity from) ->
                ProblemMapper.badRequest("reason", "must say why, since it is less bad than " + from.name());
            case Refusal.TooLateToReopen(Instant at, Duration within) ->
                problem(ProblemType.TOO_LATE_TO_REOPEN, Map.of("resolvedAt", at, "until", at.plus(within)));
            case Refusal.OpenAnew(UUID incidentId) -> problem(ProblemType.OPEN_ANEW, Map.of("incidentId", incidentId));
            case Refusal.NobodyHasIt() -> problem(ProblemType.NOBODY_HAS_IT);
            case Refusal.YouDeclined(Instant at) -> problem(ProblemType.PAGE_DECLINED, Map.of("declinedAt", at));
        };
    }
}
