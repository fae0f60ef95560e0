package io.bridgekeeper.paging.contact;

import io.bridgekeeper.problem.RequestFault;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * All notification rules of a person, as they ask for them.
 *
 * @param high for incidents of SEV1 and SEV2, at most 20; none: the contacts of the catalog one after the other
 * @param low  for all others, as for {@code high}
 */
record RulesProposal(List<Line> high, List<Line> low) {

    static final int MOST = 20;

    /**
     * @param contactMethodId a verified method of the person
     * @param delay           after the page was queued, ISO-8601, at most two hours; absent: none
     */
    record Line(String contactMethodId, String delay) {}

    /** What became of reading it. */
    sealed interface Reading {
        record Sound(List<Rule> high, List<Rule> low) implements Reading {}

        /** @param faults all of them */
        record Faulty(List<RequestFault> faults) implements Reading {}
    }

    /**
     * @param verified ids of methods that a rule may name, those of the catalog included
     * @param other    ids of the person's methods that are not verified
     */
    Reading read(Set<UUID> verified, Set<UUID> other) {
        List<RequestFault> faults = new ArrayList<>();
        List<Rule> highRules = rules("high", high, verified, other, faults);
        List<Rule> lowRules = rules("low", low, verified, other, faults);
        return faults.isEmpty() ? new Reading.Sound(highRules, lowRules) : new Reading.Faulty(List.copyOf(faults));
    }

    private static List<Rule> rules(
            String path, List<Line> lines, Set<UUID> verified, Set<UUID> other, List<RequestFault> faults) {
        List<Rule> rules = new ArrayList<>();
        Set<Rule> seen = new HashSet<>();
        List<Line> all = lines == null ? List.of() : lines;
        if (all.size() > MOST) {
            faults.add(new RequestFault(path, "must have at most " + MOST + " entries"));
            return rules;
        }
        for (int i = 0; i < all.size(); i++) {
            String at = path + "[" + i + "]";
            Line line = all.get(i);
            if (line == null) {
                faults.add(new RequestFault(at, "is missing"));
                continue;
            }
            Optional<UUID> id = id(line.contactMethodId());
            if (id.isEmpty() || !verified.contains(id.get())) {
                boolean isTheirs = id.filter(other::contains).isPresent();
                faults.add(new RequestFault(
                        at + ".contactMethodId",
                        isTheirs ? "is not verified yet" : "must be one of your contact methods"));
            }
            Optional<Duration> delay = delay(line.delay());
            if (delay.isEmpty()) {
                faults.add(new RequestFault(at + ".delay", "must be an ISO-8601 duration from PT0S to PT2H"));
            }
            if (id.isPresent() && delay.isPresent()) {
                Rule rule = new Rule(id.get(), delay.get());
                if (!seen.add(rule)) {
                    faults.add(new RequestFault(at, "stands there twice"));
                }
                rules.add(rule);
            }
        }
        return List.copyOf(rules);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> delay(String text) {
        if (text == null) {
            return Optional.of(Duration.ZERO);
        }
        try {
            return Optional.of(Duration.parse(text))
                    .filter(delay -> !delay.isNegative() && delay.compareTo(Rule.LONGEST_DELAY) <= 0);
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
