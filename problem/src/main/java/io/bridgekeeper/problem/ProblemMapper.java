package io.bridgekeeper.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Turns a kind of no into its HTTP answer. */
public final class ProblemMapper {

    private ProblemMapper() {}

    /** Without more to say than its kind. */
    public static HttpProblem problem(ProblemKind kind) {
        return builder(kind).build();
    }

    /** @param members beside type, title and status, such as who was faster */
    public static HttpProblem problem(ProblemKind kind, Map<String, ?> members) {
        HttpProblem.Builder builder = builder(kind);
        members.forEach(builder::with);
        return builder.build();
    }

    /** @param pause after which it makes sense to ask again, at least 1 s; told in whole seconds */
    static HttpProblem problem(ProblemKind kind, Duration pause) {
        return builder(kind).withHeader("Retry-After", pause.toSeconds()).build();
    }

    /** @param faults all of them, not only the first */
    public static HttpProblem badRequest(List<RequestFault> faults) {
        return problem(RequestProblem.BAD_REQUEST, Map.of("errors", faults));
    }

    /** @param path the one parameter or property at fault */
    public static HttpProblem badRequest(String path, String message) {
        return badRequest(List.of(new RequestFault(path, message)));
    }

    /** For answers that need a detail or a header of their own. */
    public static HttpProblem.Builder builder(ProblemKind kind) {
        return HttpProblem.builder()
                .withType(kind.uri())
                .withTitle(kind.title())
                .withStatus(kind.status());
    }
}
