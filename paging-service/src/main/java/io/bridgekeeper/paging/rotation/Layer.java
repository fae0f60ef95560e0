package io.bridgekeeper.paging.rotation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One turn-taking of a rotation.
 *
 * @param people   by id, in the order of their turns; never empty
 * @param turns    when one turn ends and the next begins
 * @param from     inclusive; without it the turns reach back before their first hand-off
 * @param until    exclusive; without it they go on for ever
 * @param windows  when within its turns the layer applies; empty where it always does
 * @param holidays days in the zone of the turns that a window may except or be limited to
 */
public record Layer(
        String name,
        Role role,
        List<String> people,
        Turns turns,
        Optional<Instant> from,
        Optional<Instant> until,
        List<Window> windows,
        Set<LocalDate> holidays) {

    public Layer {
        if (people.isEmpty()) {
            throw new IllegalArgumentException("a layer needs somebody");
        }
        people = List.copyOf(people);
        windows = List.copyOf(windows);
        // In order, so that a layer always reads the same.
        holidays = Collections.unmodifiableSortedSet(new TreeSet<>(holidays));
    }

    String personOf(long turn) {
        return people.get(Math.floorMod(turn, people.size()));
    }
}
