package io.bridgekeeper.followup;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;

/** Turns a domain "no" into problem details. */
final class ProblemMapper {

    private ProblemMapper() {}

    static HttpProblem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownFollowUp() -> of(ProblemType.UNKNOWN_FOLLOW_UP).build();
            case Refusal.NotYours() ->
                of(ProblemType.NOT_YOURS)
                        .withDetail("Who is accountable or asked may name another person; so may a commander or"
                                + " a catalog admin.")
                        .build();
            case Refusal.NotAPerson(String because) ->
                of(ProblemType.NOT_A_PERSON).withDetail(because).build();
            case Refusal.NotProposed notProposed -> {
                var problem = of(ProblemType.NOT_PROPOSED);
                notProposed.proposed().ifPresent(personId -> problem.with("proposed", personId));
                yield problem.build();
            }
            case Refusal.AlreadyAccepted(var acceptedBy, var acceptedAt) ->
                of(ProblemType.ALREADY_ACCEPTED)
                        .with("acceptedBy", acceptedBy)
                        .with("acceptedAt", acceptedAt.toString())
                        .build();
        };
    }

    /** @param path the parameter or field at fault */
    static HttpProblem invalid(String path, String message) {
        return of(ProblemType.INVALID_REQUEST)
                .with("errors", List.of(Map.of("path", path, "message", message)))
                .build();
    }

    static HttpProblem.Builder of(ProblemType type) {
        return HttpProblem.builder()
                .withType(type.uri())
                .withTitle(type.title())
                .withStatus(type.status());
    }
}
