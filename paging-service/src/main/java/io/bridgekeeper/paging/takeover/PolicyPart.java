package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.catalog.EscalationPolicy;
import io.bridgekeeper.paging.takeover.Inventory.Policy;
import io.bridgekeeper.paging.takeover.Inventory.Step;
import io.bridgekeeper.paging.takeover.Inventory.Target;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The policies of a proposal. */
final class PolicyPart {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration INSTEAD_OF_NONE = Duration.ofMinutes(1);

    /** @param who as a person reads it */
    private record Call(String path, Map<String, Object> text, String who) {}

    private final List<Map<String, Object>> policies = new ArrayList<>();
    private final Map<String, String> idsByKey = new HashMap<>();
    private final PeoplePart people;
    private final RotationPart rotations;
    private final int mostAtOnce;
    private final Report report;

    private PolicyPart(PeoplePart people, RotationPart rotations, int mostAtOnce, Report report) {
        this.people = people;
        this.rotations = rotations;
        this.mostAtOnce = mostAtOnce;
        this.report = report;
    }

    static PolicyPart of(
            List<Policy> policies, PeoplePart people, RotationPart rotations, Options options, Report report) {
        PolicyPart part = new PolicyPart(people, rotations, options.mostAtOnce(), report);
        Ids ids = new Ids();
        policies.forEach(policy -> part.add(policy, ids));
        return part;
    }

    List<Map<String, Object>> entries() {
        return policies;
    }

    /** @param key of the peer */
    Optional<String> id(String key) {
        return Optional.ofNullable(idsByKey.get(key));
    }

    private void add(Policy policy, Ids ids) {
        List<Map<String, Object>> steps = new ArrayList<>();
        policy.steps().forEach(step -> add(step, steps));
        if (steps.isEmpty()) {
            report.dropped(policy.path(), "Nobody is left whom " + Report.quoted(policy.name()) + " calls: no policy.");
            return;
        }
        String id = ids.of(policy.name(), "policy");
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("id", id);
        text.put("steps", steps);
        rounds(policy).ifPresent(rounds -> text.put("rounds", rounds));
        policies.add(text);
        idsByKey.putIfAbsent(policy.key(), id);
    }

    /** Empty for one, which needs not be said. */
    private Optional<Integer> rounds(Policy policy) {
        long wanted = policy.repeats().times() + 1;
        int rounds = (int) Math.min(wanted, EscalationPolicy.MOST_ROUNDS);
        if (rounds < wanted) {
            report.approximated(
                    policy.repeats().path(),
                    "The steps are walked at most " + rounds + " times, and not " + wanted + " times.");
        }
        return rounds == 1 ? Optional.empty() : Optional.of(rounds);
    }

    /** Whom a step calls at once are called at once; whoever is too many for that is called by a step of their own. */
    private void add(Step step, List<Map<String, Object>> steps) {
        List<Call> calls = distinct(step);
        if (calls.isEmpty()) {
            return;
        }
        int parts = (calls.size() + mostAtOnce - 1) / mostAtOnce;
        Duration timeout = timeout(step, calls, parts);
        for (int first = 0; first < calls.size(); first += mostAtOnce) {
            List<Call> together = calls.subList(first, Math.min(first + mostAtOnce, calls.size()));
            if (first > 0) {
                report.approximated(
                        together.getFirst().path(),
                        "A step calls at most " + mostAtOnce + " people at once: " + who(together)
                                + " made a step of its own, " + text(timeout) + " after the one before.");
            }
            List<Map<String, Object>> texts = together.stream().map(Call::text).toList();
            Map<String, Object> text = new LinkedHashMap<>();
            text.put("call", texts.size() == 1 ? texts.getFirst() : texts);
            text.put("timeout", timeout.toString());
            steps.add(text);
        }
    }

    private static String who(List<Call> calls) {
        return calls.stream().map(Call::who).collect(Collectors.joining(", ")) + (calls.size() == 1 ? " is" : " are");
    }

    /** Whoever a step names twice is called once. */
    private List<Call> distinct(Step step) {
        Map<Map<String, Object>, Call> calls = new LinkedHashMap<>();
        step.targets().stream()
                .flatMap(target -> calls(target).stream())
                .forEach(call -> calls.putIfAbsent(call.text(), call));
        return List.copyOf(calls.values());
    }

    /** The time of a step is shared by those that it is made into, so that the next step keeps its time. */
    private Duration timeout(Step step, List<Call> calls, int parts) {
        Duration each = step.timeout().dividedBy(parts).truncatedTo(ChronoUnit.SECONDS);
        Duration within = each.compareTo(SHORTEST) < 0 ? INSTEAD_OF_NONE : each.compareTo(LONGEST) > 0 ? LONGEST : each;
        if (!within.equals(each)) {
            report.approximated(
                    calls.getFirst().path(),
                    "A step lasts from a second to 24 hours; this one " + text(within) + " instead of " + text(each)
                            + ".");
        }
        return within;
    }

    private List<Call> calls(Target target) {
        if (!target.schedule()) {
            return people.id(target.key())
                    .map(id -> List.of(new Call(target.path(), Map.of("person", id), people.name(id))))
                    .orElseGet(() -> {
                        report.dropped(
                                target.path(), "There is no user " + Report.quoted(target.key()) + " in this export.");
                        return List.of();
                    });
        }
        List<RotationPart.Track> tracks = rotations.tracks(target.key());
        if (tracks.isEmpty()) {
            report.dropped(target.path(), "There is no rotation for the schedule " + Report.quoted(target.key()) + ".");
        }
        return tracks.stream()
                .map(RotationPart.Track::rotationId)
                .map(id -> new Call(target.path(), Map.of("rotation", id), "the rotation '" + id + "'"))
                .toList();
    }

    private static String text(Duration duration) {
        long minutes = duration.toMinutes();
        return duration.equals(Duration.ofMinutes(minutes)) ? minutes + " minutes" : duration.toSeconds() + " seconds";
    }
}
