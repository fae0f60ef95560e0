package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.takeover.Inventory.Policy;
import io.bridgekeeper.paging.takeover.Inventory.Repeats;
import io.bridgekeeper.paging.takeover.Inventory.Step;
import io.bridgekeeper.paging.takeover.Inventory.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the escalation chains of Grafana OnCall, whose steps call or wait. */
final class OncallChainReader {

    /** Of a last step after which nothing waits. */
    static final Duration LAST_STEP = Duration.ofMinutes(15);

    /** Of the step "repeat escalation": its MAX_TIMES_REPEAT. */
    private static final int MOST_REPEATS = 5;

    private static final long LONGEST_WAIT = Duration.ofDays(7).toSeconds();
    private static final long MOST_STEPS = 1_000_000;

    private final Report report;

    OncallChainReader(Report report) {
        this.report = report;
    }

    /** @param position among the steps of its chain */
    private record Placed(long position, ExportNode node) {}

    List<Policy> policies(ExportNode root) {
        Map<String, List<Placed>> byChain = new HashMap<>();
        for (ExportNode step : root.at("escalation_policies").maps()) {
            byChain.computeIfAbsent(step.at("escalation_chain_id").key(), chain -> new ArrayList<>())
                    .add(new Placed(step.at("position").number(0, MOST_STEPS, 0), step));
        }
        List<Policy> policies = new ArrayList<>();
        for (ExportNode chain : root.at("escalation_chains").maps()) {
            String key = chain.at("id").key();
            List<ExportNode> steps = byChain.getOrDefault(key, List.of()).stream()
                    .sorted(Comparator.comparing(Placed::position))
                    .map(Placed::node)
                    .toList();
            policies.add(new Policy(chain.path(), key, chain.at("name").text(), steps(steps), repeats(chain, steps)));
            byChain.remove(key);
        }
        byChain.values()
                .forEach(steps -> steps.forEach(
                        step -> report.dropped(step.node().path(), "Its escalation chain is not in this export.")));
        return policies;
    }

    private static Repeats repeats(ExportNode chain, List<ExportNode> steps) {
        return steps.stream()
                .filter(step -> step.at("type")
                        .optionalText()
                        .filter("repeat_escalation"::equals)
                        .isPresent())
                .findFirst()
                .map(step -> new Repeats(step.path(), MOST_REPEATS))
                .orElseGet(() -> new Repeats(chain.path(), 0));
    }

    /** Those who are called without a wait between them are called together, and share the wait that follows. */
    private List<Step> steps(List<ExportNode> nodes) {
        List<Step> steps = new ArrayList<>();
        List<Target> together = new ArrayList<>();
        Duration waited = Duration.ZERO;
        for (ExportNode node : nodes) {
            if (node.at("type").text().equals("wait")) {
                Duration wait = Duration.ofSeconds(node.at("duration").number(0, LONGEST_WAIT));
                waited = waited.plus(wait);
                if (together.isEmpty()) {
                    report.approximated(node.path(), "The first step is called at once.");
                }
                continue;
            }
            List<Target> targets = targets(node);
            if (!targets.isEmpty() && !waited.isZero()) {
                add(together, waited, steps);
                waited = Duration.ZERO;
            }
            together.addAll(targets);
        }
        if (!together.isEmpty() && waited.isZero()) {
            report.approximated(
                    together.getLast().path(),
                    "Nothing waits after the last step; here the fallback policy is called after "
                            + LAST_STEP.toMinutes() + " minutes.");
        }
        add(together, waited.isZero() ? LAST_STEP : waited, steps);
        return steps;
    }

    private static void add(List<Target> together, Duration timeout, List<Step> steps) {
        if (!together.isEmpty()) {
            steps.add(new Step(List.copyOf(together), timeout));
            together.clear();
        }
    }

    private List<Target> targets(ExportNode node) {
        if (node.at("important").flag(false)) {
            report.dropped(node.at("important").path(), Said.OWN_RULES);
        }
        return switch (node.at("type").text()) {
            case "notify_persons" -> persons(node.at("persons_to_notify"));
            case "notify_person_next_each_time" -> {
                report.approximated(
                        node.path(),
                        "Those whom it calls are not called in turn from incident to incident, but in the order of the"
                                + " list; a rotation shares the calls out.");
                yield persons(node.at("persons_to_notify_next_each_time"));
            }
            case "notify_on_call_from_schedule" -> {
                ExportNode schedule = node.at("notify_on_call_from_schedule");
                yield List.of(new Target(schedule.path(), true, schedule.key()));
            }
            case "notify_user_group", "notify_team_members" -> dropped(node, Said.NO_TEAMS);
            case "notify_whole_channel" -> dropped(node, Said.NO_CHANNELS);
            case "trigger_webhook", "trigger_action", "declare_incident" -> dropped(node, Said.NO_ACTIONS);
            case "resolve" -> dropped(node, Said.NO_AUTO_END);
            // Told of the chain as a whole.
            case "repeat_escalation" -> List.of();
            case "notify_if_time_from_to", "notify_if_num_alerts_in_time_window" ->
                dropped(node, "The steps after it are called in any case: a step has no condition.");
            default -> dropped(node, "A step of this type is not known.");
        };
    }

    private List<Target> dropped(ExportNode node, String what) {
        report.dropped(node.path(), what);
        return List.of();
    }

    private static List<Target> persons(ExportNode list) {
        return list.list().stream()
                .map(person -> new Target(person.path(), false, person.key()))
                .toList();
    }
}
