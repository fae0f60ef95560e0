package io.bridgekeeper.roster.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;

/** Turns a kind of no into its HTTP answer. */
public final class ProblemMapper {

    private ProblemMapper() {}

    /** @param extensions members beside type, title and status */
    public static HttpProblem problem(ProblemType type, Map<String, ?> extensions) {
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(type.uri())
                .withTitle(type.title())
                .withStatus(type.status());
        extensions.forEach(builder::with);
        return builder.build();
    }

    /** @param faults all of them, not only the first */
    public static HttpProblem badRequest(List<Fault> faults) {
        return problem(ProblemType.BAD_REQUEST, Map.of("errors", faults));
    }
}
