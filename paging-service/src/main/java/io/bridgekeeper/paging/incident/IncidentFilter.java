package io.bridgekeeper.paging.incident;

import io.bridgekeeper.problem.RequestFault;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which incidents a list shows: those of all its conditions.
 *
 * @param states     words of {@link #STATES}; empty: all
 * @param systems    ids of the catalog, also of systems that it has no more; empty: all, and those without one
 * @param severities {@code SEV1} to {@code SEV5}; empty: all
 * @param since      opened then or later
 * @param until      opened before then
 */
public record IncidentFilter(
        Set<String> states,
        Set<String> systems,
        Set<String> severities,
        Optional<Instant> since,
        Optional<Instant> until) {

    private static final String TRIGGERED = "triggered";
    private static final String ACKNOWLEDGED = "acknowledged";
    private static final String RESOLVED = "resolved";
    private static final Set<String> STATES = Set.of(TRIGGERED, ACKNOWLEDGED, RESOLVED);
    private static final Set<String> OPEN = Set.of(TRIGGERED, ACKNOWLEDGED);

    /** More than any screen chooses; a query is to stay small. */
    private static final int MOST_VALUES = 50;

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public IncidentFilter {
        // In one order: what asks for the same is the same list to a cursor.
        states = new TreeSet<>(states);
        systems = new TreeSet<>(systems);
        severities = new TreeSet<>(severities);
    }

    /**
     * Reads the parameters of a request.
     *
     * @param states {@code open}, {@code all} or words of a state; empty: {@code open}
     * @param since  null: no bound, as for {@code until}
     * @param faults what is wrong is added to them; then the answer is of no use
     */
    public static IncidentFilter read(
            List<String> states,
            List<String> systems,
            List<String> severities,
            String since,
            String until,
            List<RequestFault> faults) {
        if (systems.size() > MOST_VALUES) {
            faults.add(new RequestFault("system", "must be given at most " + MOST_VALUES + " times"));
        }
        if (!severities.stream().allMatch(name -> Severity.named(name).isPresent())) {
            faults.add(new RequestFault("severity", "must be SEV1 to SEV5"));
        }
        Optional<Instant> from = time("since", since, faults);
        Optional<Instant> to = time("until", until, faults);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            faults.add(new RequestFault("until", "must be after since"));
        }
        return new IncidentFilter(states(states, faults), Set.copyOf(systems), Set.copyOf(severities), from, to);
    }

    private static Set<String> states(List<String> words, List<RequestFault> faults) {
        Set<String> states = new TreeSet<>();
        for (String word : words.isEmpty() ? List.of("open") : words) {
            switch (word) {
                case "open" -> states.addAll(OPEN);
                case "all" -> states.addAll(STATES);
                case TRIGGERED, ACKNOWLEDGED, RESOLVED -> states.add(word);
                default -> {
                    faults.add(new RequestFault("state", "must be open, all, triggered, acknowledged or resolved"));
                    return Set.of();
                }
            }
        }
        return states.equals(STATES) ? Set.of() : states;
    }

    private static Optional<Instant> time(String parameter, String text, List<RequestFault> faults) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            Instant time = Instant.parse(text);
            if (!time.isBefore(Instant.EPOCH) && time.isBefore(LATEST)) {
                return Optional.of(time);
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        faults.add(new RequestFault(parameter, "must be a time, such as 2026-11-23T02:30:00Z"));
        return Optional.empty();
    }

    /** Whether only incidents that are not resolved are wanted. */
    boolean isOpenOnly() {
        return !states.isEmpty() && OPEN.containsAll(states);
    }

    /** What a cursor of this list is bound to. */
    public List<String> list() {
        List<String> list = new ArrayList<>(List.of("incidents"));
        list.addAll(List.of(
                String.join(",", states),
                String.join("\n", systems),
                String.join(",", severities),
                since.map(Instant::toString).orElse(""),
                until.map(Instant::toString).orElse("")));
        return list;
    }
}
