package io.bridgekeeper.followup;

import static io.bridgekeeper.problem.ProblemMapper.builder;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** Turns a refusal into its HTTP answer, with what the person needs to go on. */
final class RefusalMapper {

    private RefusalMapper() {}

    static HttpProblem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownFollowUp() ->
                builder(ProblemType.UNKNOWN_FOLLOW_UP).build();
            case Refusal.NotYours() ->
                builder(ProblemType.NOT_YOUR_FOLLOW_UP)
                        .withDetail("Who is accountable or asked may name another person; so may a commander or"
                                + " a catalog admin.")
                        .build();
            case Refusal.NotAPerson(String because) ->
                builder(ProblemType.NOT_A_PERSON).withDetail(because).build();
            case Refusal.NotProposed notProposed -> {
                var problem = builder(ProblemType.NOT_PROPOSED);
                notProposed.proposed().ifPresent(personId -> problem.with("proposed", personId));
                yield problem.build();
            }
            case Refusal.AlreadyAccepted(var acceptedBy, var acceptedAt) ->
                builder(ProblemType.ALREADY_ACCEPTED)
                        .with("acceptedBy", acceptedBy)
                        .with("acceptedAt", acceptedAt.toString())
                        .build();
        };
    }
}
