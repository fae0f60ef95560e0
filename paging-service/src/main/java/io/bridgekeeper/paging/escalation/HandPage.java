package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.problem.RequestFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One person to be paged by hand, as somebody asks for it.
 *
 * @param personId exactly one, of the catalog: there is no paging of a rotation, a team or a list
 * @param reason   why this person, 1 to 500 characters; they read it
 * @param override only where the person does not expect the page
 */
record HandPage(String personId, String reason, Override override) {

    private static final int LONGEST_REASON = 500;
    private static final Set<String> KEYS = Set.of("personId", "reason", "override");

    /** @param reason why all the same, 1 to 500 characters; the person and the service owner read it */
    record Override(String reason) {}

    Optional<String> overrideReason() {
        return Optional.ofNullable(override).map(Override::reason);
    }

    /** What became of reading it. */
    sealed interface Reading {
        record Sound(HandPage page) implements Reading {}

        /** @param faults all of them */
        record Faulty(List<RequestFault> faults) implements Reading {}
    }

    /** @param body JSON as maps, lists, texts and numbers; may be null */
    static Reading read(Map<String, Object> body, Set<String> people, Set<String> rotations) {
        if (body == null) {
            return new Reading.Faulty(List.of(new RequestFault("", "is missing")));
        }
        List<RequestFault> faults = new ArrayList<>();
        String person = person(body.get("personId"), people, rotations, faults);
        String reason = text("reason", body.get("reason"), faults);
        Override override = override(body.get("override"), faults);
        unknown("", body, KEYS, faults);
        return faults.isEmpty()
                ? new Reading.Sound(new HandPage(person, reason, override))
                : new Reading.Faulty(List.copyOf(faults));
    }

    private static String person(Object value, Set<String> people, Set<String> rotations, List<RequestFault> faults) {
        switch (value) {
            case null -> faults.add(new RequestFault("personId", "is missing"));
            case String id
            when people.contains(id) -> {
                return id;
            }
            case String id
            when rotations.contains(id) ->
                faults.add(new RequestFault("personId", "is a rotation; one person is paged at a time"));
            case String id -> faults.add(new RequestFault("personId", "is nobody of the catalog"));
            case Collection<?> several ->
                faults.add(new RequestFault("personId", "must be one person; there is no paging of several"));
            case Object other -> faults.add(new RequestFault("personId", "must be the id of one person"));
        }
        return "";
    }

    private static Override override(Object value, List<RequestFault> faults) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> {
                unknown("override.", map, Set.of("reason"), faults);
                yield new Override(text("override.reason", map.get("reason"), faults));
            }
            case Object other -> {
                faults.add(new RequestFault("override", "must have a reason"));
                yield null;
            }
        };
    }

    private static String text(String path, Object value, List<RequestFault> faults) {
        String text = value instanceof String given ? given.strip() : "";
        if (text.isEmpty() || text.length() > LONGEST_REASON) {
            faults.add(new RequestFault(path, "must have 1 to " + LONGEST_REASON + " characters"));
        }
        return text;
    }

    private static void unknown(String path, Map<?, ?> map, Set<String> known, List<RequestFault> faults) {
        map.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !known.contains(key))
                .sorted()
                .forEach(key -> faults.add(new RequestFault(path + key, "is not a known key")));
    }
}
