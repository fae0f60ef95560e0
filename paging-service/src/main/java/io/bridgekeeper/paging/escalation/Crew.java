package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.loadguard.Reached;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the people of a ladder are, beside whether they expect the call.
 *
 * @param limits    who has carried enough for now
 * @param waiting   who waits while somebody who is trained for the system can be called
 * @param trained   who is
 * @param shadows   who learns beside the person of a rung, by its position from 1
 * @param followers who shadows the incident already
 */
public record Crew(
        Map<String, Reached> limits,
        Set<String> waiting,
        Set<String> trained,
        Map<Integer, Set<String>> shadows,
        Set<String> followers) {

    /** Nothing speaks against anybody, and nobody learns. */
    public static final Crew FIT = new Crew(Map.of(), Set.of(), Set.of(), Map.of(), Set.of());

    Optional<Reached> limitOf(String personId) {
        return Optional.ofNullable(limits.get(personId));
    }

    boolean waits(String personId) {
        return waiting.contains(personId);
    }

    boolean isTrained(String personId) {
        return trained.contains(personId);
    }

    Set<String> shadowsOf(int position) {
        return shadows.getOrDefault(position, Set.of());
    }

    boolean follows(String personId) {
        return followers.contains(personId);
    }
}
