package io.bridgekeeper.e2e.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known of one run once it is over: what was sent, what the database has, and what reached people.
 *
 * @param kept     when the platform first answered 2xx for a problem, by its index; what was refused is not there
 * @param accepted when the answer to an acceptance was there, by incident
 */
record Ledger(
        List<Problem> problems,
        Map<Integer, Instant> kept,
        List<Incident> incidents,
        List<Page> pages,
        List<Arrival> arrivals,
        Map<String, Instant> accepted) {

    /**
     * An incident as the database has it.
     *
     * @param problem        index of the problem whose title it carries
     * @param acknowledgedAt empty while nobody has it
     * @param history        sequence numbers, in order
     */
    record Incident(
            String id,
            int problem,
            String state,
            Instant openedAt,
            Optional<Instant> acknowledgedAt,
            Optional<Instant> resolvedAt,
            boolean nobodyAnswered,
            List<Integer> history) {

        boolean isOpen() {
            return !state.equals("resolved");
        }
    }

    /** A page as the database has it. */
    record Page(String id, String incidentId, String person, String state, Instant queuedAt) {

        private static final Set<String> WAITING = Set.of("queued", "sent", "delivered");

        boolean isWaiting() {
            return WAITING.contains(state);
        }
    }

    /**
     * What is held to.
     *
     * @param repeats how often a notice may come once more: crashes between sending and noting it
     * @param step    how long a step lasts at least; empty where a step may end early, as when a provider is given up
     */
    record Terms(int repeats, Optional<Duration> step) {}
}
