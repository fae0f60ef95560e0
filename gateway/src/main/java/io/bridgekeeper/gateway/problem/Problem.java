package io.bridgekeeper.gateway.problem;

import io.bridgekeeper.problem.ProblemKind;
import java.time.Duration;
import java.util.Map;

/**
 * One refusal.
 *
 * @param type       which of the catalogue
 * @param detail     what happened this time, without anything internal; null where the title says it all
 * @param retryAfter when asking again makes sense; null where it does not
 * @param members    what a program may want to know besides, by name; written as JSON
 */
public record Problem(ProblemKind type, String detail, Duration retryAfter, Map<String, Object> members) {

    public static Problem of(ProblemKind type) {
        return new Problem(type, null, null, Map.of());
    }

    public Problem detail(String words) {
        return new Problem(type, words, retryAfter, members);
    }

    public Problem retryAfter(Duration wait) {
        return new Problem(type, detail, wait, members);
    }

    public Problem with(String name, Object value) {
        return new Problem(type, detail, retryAfter, Map.of(name, value));
    }
}
