package io.bridgekeeper.paging.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;

/** Turns a refusal into an RFC 9457 answer. */
public final class ProblemMapper {

    private ProblemMapper() {}

    public static HttpProblem problem(ProblemType type) {
        return problem(type, Map.of());
    }

    /** @param facts extension members, such as who was faster */
    public static HttpProblem problem(ProblemType type, Map<String, Object> facts) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withType(type.type())
                .withTitle(type.title())
                .withStatus(type.status());
        facts.forEach(problem::with);
        return problem.build();
    }

    public static HttpProblem malformed(List<RequestFault> faults) {
        return problem(ProblemType.MALFORMED_REQUEST, Map.of("errors", faults));
    }

    public static HttpProblem malformed(String path, String message) {
        return malformed(List.of(new RequestFault(path, message)));
    }
}
