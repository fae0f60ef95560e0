package io.bridgekeeper.paging.escalation;

import static io.bridgekeeper.problem.ProblemMapper.problem;

import io.bridgekeeper.paging.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.Map;

/** Says no over HTTP. */
public final class RefusalMapper {

    private RefusalMapper() {}

    public static HttpProblem toProblem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownPage() -> problem(ProblemType.UNKNOWN_PAGE);
            case Refusal.UnknownIncident() -> problem(ProblemType.UNKNOWN_INCIDENT);
            case Refusal.NotYourPage() -> problem(ProblemType.NOT_YOUR_PAGE);
            case Refusal.NotYourIncident() -> problem(ProblemType.NOT_YOUR_INCIDENT);
            case Refusal.AlreadyAccepted(String by, Instant at) ->
                problem(ProblemType.ALREADY_ACCEPTED, Map.of("acceptedBy", by, "acceptedAt", at));
            case Refusal.IncidentIsResolved(Instant at) ->
                problem(ProblemType.INCIDENT_RESOLVED, Map.of("resolvedAt", at));
            case Refusal.YouDeclined(Instant at) -> problem(ProblemType.PAGE_DECLINED, Map.of("declinedAt", at));
        };
    }
}
