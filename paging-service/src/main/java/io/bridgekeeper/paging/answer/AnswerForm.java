package io.bridgekeeper.paging.answer;

import io.bridgekeeper.problem.RequestFault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the buttons send.
 *
 * @param reason of a no, or why somebody cannot go on, in the person's words
 */
record AnswerForm(Answer answer, Optional<String> reason) {

    static final int LONGEST_REASON = 500;

    /** What stands in a body. */
    sealed interface Reading {

        record Understood(AnswerForm form) implements Reading {}

        /** @param faults all of them, at least one */
        record Faulty(List<RequestFault> faults) implements Reading {}
    }

    /**
     * @param body {@code application/x-www-form-urlencoded}; a field that is given twice counts as it was given last
     * @param can  what the link can do
     */
    static Reading read(String body, List<Answer> can) {
        Map<String, String> fields = new HashMap<>();
        try {
            for (String pair : body.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        } catch (IllegalArgumentException e) {
            return new Reading.Faulty(List.of(new RequestFault("body", "is no form that a browser sends")));
        }
        List<RequestFault> faults = new ArrayList<>();
        Optional<Answer> answer = can.stream()
                .filter(each -> each.word().equals(fields.get("answer")))
                .findFirst();
        if (answer.isEmpty()) {
            faults.add(new RequestFault(
                    "answer", "must be " + can.stream().map(Answer::word).collect(Collectors.joining(" or "))));
        }
        Optional<String> reason =
                Optional.ofNullable(fields.get("reason")).map(String::strip).filter(words -> !words.isEmpty());
        if (reason.filter(words -> words.length() > LONGEST_REASON).isPresent()) {
            faults.add(new RequestFault("reason", "must be at most " + LONGEST_REASON + " characters"));
        }
        if (reason.filter(words -> words.indexOf('\0') >= 0).isPresent()) {
            faults.add(new RequestFault("reason", "must be text"));
        }
        return faults.isEmpty()
                ? new Reading.Understood(new AnswerForm(answer.orElseThrow(), reason))
                : new Reading.Faulty(faults);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
