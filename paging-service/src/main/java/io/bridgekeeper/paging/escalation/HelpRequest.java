package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.problem.RequestFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A responder of another system, as somebody asks for one.
 *
 * @param system  by its catalog id
 * @param message what for, 1 to 500 characters; whoever is called reads it
 */
record HelpRequest(String system, String message) {

    private static final int LONGEST_MESSAGE = 500;
    private static final Set<String> KEYS = Set.of("system", "message");

    /** What became of reading it. */
    sealed interface Reading {
        record Sound(HelpRequest request) implements Reading {}

        /** @param faults all of them */
        record Faulty(List<RequestFault> faults) implements Reading {}
    }

    /** @param body JSON as maps, lists, texts and numbers; may be null */
    static Reading read(Map<String, Object> body, Set<String> systems) {
        if (body == null) {
            return new Reading.Faulty(List.of(new RequestFault("", "is missing")));
        }
        List<RequestFault> faults = new ArrayList<>();
        String system = body.get("system") instanceof String id ? id : "";
        if (body.get("system") == null) {
            faults.add(new RequestFault("system", "is missing"));
        } else if (!systems.contains(system)) {
            faults.add(new RequestFault("system", "there is no such system in the catalog"));
        }
        String message = body.get("message") instanceof String text ? text.strip() : "";
        if (message.isEmpty() || message.length() > LONGEST_MESSAGE || message.indexOf('\0') >= 0) {
            faults.add(new RequestFault("message", "must have 1 to " + LONGEST_MESSAGE + " characters"));
        }
        body.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .sorted()
                .forEach(key -> faults.add(new RequestFault(key, "is not a known key")));
        return faults.isEmpty()
                ? new Reading.Sound(new HelpRequest(system, message))
                : new Reading.Faulty(List.copyOf(faults));
    }
}
