package io.bridgekeeper.gateway.hook;

import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What Opsgenie's Alert API answers, each as its JSON members: {@code took} is in seconds.
 *
 * <p>The {@code requestId} of a request that was taken is the id of its signal, so that an alert without an alias can
 * be closed by it.
 */
final class OpsgenieAnswer {

    private OpsgenieAnswer() {}

    static Map<String, Object> taken(Duration took, UUID requestId) {
        return answer("result", "Request will be processed", Map.of(), took, requestId);
    }

    static Map<String, Object> unprocessable(List<Fault> faults, Duration took, UUID requestId) {
        Map<String, String> errors = new LinkedHashMap<>();
        faults.forEach(fault -> errors.put(fault.path().isEmpty() ? "body" : fault.path(), fault.message()));
        return answer("message", "Request body is not processable. Please check the errors.", errors, took, requestId);
    }

    static Map<String, Object> refused(Problem problem, Duration took, UUID requestId) {
        String message = switch (status(problem)) {
            case 401 -> "Could not authenticate";
            case 429 -> "You are making too many requests!";
            default -> problem.type().title();
        };
        return answer("message", message, Map.of(), took, requestId);
    }

    /** Too much to do is too many requests there. */
    static int status(Problem problem) {
        return problem.type() == ProblemType.OVERLOADED ? 429 : problem.type().status();
    }

    private static Map<String, Object> answer(
            String name, String words, Map<String, String> errors, Duration took, UUID requestId) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(name, words);
        if (!errors.isEmpty()) {
            answer.put("errors", errors);
        }
        answer.put("took", took.toMillis() / 1000.0);
        answer.put("requestId", requestId);
        return answer;
    }
}
