package io.bridgekeeper.gateway.hook;

import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What PagerDuty's Events API answers, word for word, for its clients look at the words: each as its JSON members. */
final class PagerDutyAnswer {

    private PagerDutyAnswer() {}

    static Map<String, Object> event(String dedupKey) {
        return answer("success", "Event processed", "dedup_key", dedupKey);
    }

    static Map<String, Object> change() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", "success");
        answer.put("message", "Change event processed");
        return answer;
    }

    /** @param errors every fault of the event */
    static Map<String, Object> invalid(List<String> errors) {
        return answer("invalid event", "Event object is invalid", "errors", errors);
    }

    static Map<String, Object> refused(Problem problem) {
        if (problem.type() == ProblemType.UNKNOWN_INTEGRATION_KEY) {
            return invalid(List.of("Invalid routing key"));
        }
        return status(problem) == 429
                ? answer(
                        "throttle exceeded",
                        "Requests for this service are arriving too quickly.  Please retry later.",
                        "errors",
                        List.of())
                : answer("error", problem.type().title(), "errors", List.of());
    }

    /** A wrong key is a wrong event there, and too much to do is too many requests. */
    static int status(Problem problem) {
        if (problem.type() == ProblemType.UNKNOWN_INTEGRATION_KEY) {
            return 400;
        }
        return problem.type() == ProblemType.OVERLOADED ? 429 : problem.type().status();
    }

    private static Map<String, Object> answer(String status, String message, String name, Object value) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", status);
        answer.put("message", message);
        answer.put(name, value);
        return answer;
    }
}
