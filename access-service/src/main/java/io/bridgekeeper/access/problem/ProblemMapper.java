package io.bridgekeeper.access.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;

/** Turns a kind of no into its HTTP answer. */
public final class ProblemMapper {

    private ProblemMapper() {}

    /** Without more to say than its type. */
    public static HttpProblem problem(ProblemType type) {
        return builder(type).build();
    }

    /** @param faults all of them, not only the first */
    public static HttpProblem badRequest(List<Fault> faults) {
        return builder(ProblemType.BAD_REQUEST).with("errors", faults).build();
    }

    static HttpProblem.Builder builder(ProblemType type) {
        return HttpProblem.builder()
                .withType(type.uri())
                .withTitle(type.title())
                .withStatus(type.status());
    }
}
