package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.takeover.Inventory.Change;
import io.bridgekeeper.paging.takeover.Inventory.Contact;
import io.bridgekeeper.paging.takeover.Inventory.Owner;
import io.bridgekeeper.paging.takeover.Inventory.Policy;
import io.bridgekeeper.paging.takeover.Inventory.Repeats;
import io.bridgekeeper.paging.takeover.Inventory.Schedule;
import io.bridgekeeper.paging.takeover.Inventory.Service;
import io.bridgekeeper.paging.takeover.Inventory.Step;
import io.bridgekeeper.paging.takeover.Inventory.Target;
import io.bridgekeeper.paging.takeover.Inventory.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what Opsgenie's API v2 gives; schedules by {@link OpsgenieScheduleReader}. */
final class OpsgenieReader {

    /** Of a last step, which has no end there. */
    static final Duration LAST_STEP = Duration.ofMinutes(15);

    private static final long MOST = 100_000;

    private final Report report;
    private final List<Policy> policies = new ArrayList<>();
    private final Map<String, Owner> ownersByTeam = new HashMap<>();
    private final Set<String> calledSchedules = new HashSet<>();

    private OpsgenieReader(Report report) {
        this.report = report;
    }

    static Inventory read(Source source) {
        return new OpsgenieReader(source.report()).read(source.root());
    }

    private Inventory read(ExportNode root) {
        List<User> users = root.at("users").maps().stream().map(this::user).toList();
        List<Change> changes = new ArrayList<>();
        OpsgenieScheduleReader schedules = new OpsgenieScheduleReader(report, changes);
        List<Schedule> read = root.at("schedules").maps().stream()
                .flatMap(schedule -> schedules.schedule(schedule).stream())
                .toList();
        root.at("escalations").maps().forEach(this::policy);
        Map<String, String> names = new HashMap<>();
        read.forEach(schedule -> names.put(schedule.key(), schedule.name()));
        root.at("teams").maps().forEach(team -> team(team, names));
        List<Service> services =
                root.at("services").maps().stream().map(this::service).toList();
        report.droppedIfSaid(root.at("integrations"), Said.NEW_KEYS);
        report.droppedIfSaid(root.at("policies"), "Alert policies are not taken over.");
        report.droppedIfSaid(root.at("heartbeats"), "Heartbeats are not taken over.");
        return new Inventory(users, read, policies, services, changes);
    }

    private User user(ExportNode node) {
        String username = node.at("username").text();
        List<Contact> contacts = new ArrayList<>();
        if (username.contains("@")) {
            contacts.add(new Contact("email", username));
        }
        for (ExportNode contact : node.at("userContacts", "contacts").maps()) {
            Optional<String> method = contact.at("contactMethod", "method").optionalText();
            Optional<String> to = contact.at("to").optionalText();
            if (method.filter("email"::equals).isPresent() && to.isPresent()) {
                contacts.add(new Contact("email", to.get()));
            } else {
                report.dropped(contact.path(), Said.ONLY_MAIL);
            }
        }
        report.droppedIfSaid(node.at("notificationRules", "notification_rules"), Said.OWN_RULES);
        return new User(
                node.path(),
                List.of(node.at("id").key(), username),
                username,
                node.at("fullName").optionalText().orElse(username),
                contacts);
    }

    /** @param delay since the alert, unlike the timeout of a step */
    private record Rule(Duration delay, Optional<Target> target, String path) {}

    private void policy(ExportNode node) {
        List<Rule> rules = node.at("rules").maps().stream()
                .map(this::rule)
                .sorted(Comparator.comparing(Rule::delay))
                .toList();
        List<Step> steps = new ArrayList<>();
        List<Target> together = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            rules.get(i).target().ifPresent(together::add);
            boolean last = i == rules.size() - 1;
            if (!last && rules.get(i + 1).delay().equals(rules.get(i).delay())) {
                continue;
            }
            steps.add(new Step(
                    List.copyOf(together),
                    last
                            ? LAST_STEP
                            : rules.get(i + 1).delay().minus(rules.get(i).delay())));
            together.clear();
        }
        if (!rules.isEmpty()) {
            if (!rules.getFirst().delay().isZero()) {
                report.approximated(
                        rules.getFirst().path(),
                        "The first step is called at once, and not after "
                                + rules.getFirst().delay().toMinutes() + " minutes.");
            }
            report.approximated(
                    rules.getLast().path(),
                    "The last step has no end there; here the fallback policy is called after " + LAST_STEP.toMinutes()
                            + " minutes.");
        }
        ExportNode repeat = node.at("repeat").at("count");
        policies.add(new Policy(
                node.path(),
                node.at("id").key(),
                node.at("name").text(),
                steps,
                new Repeats(repeat.path(), repeat.number(0, 1_000, 0))));
    }

    private Rule rule(ExportNode node) {
        ExportNode recipient = node.at("recipient");
        ExportNode condition = node.at("condition");
        if (condition.optionalText().filter("if-not-closed"::equals).isPresent()) {
            report.approximated(
                    condition.path(),
                    "The step is not called any more once somebody has accepted; there it was until the end.");
        }
        return new Rule(delay(node.at("delay")), target(node, recipient), node.path());
    }

    private Optional<Target> target(ExportNode node, ExportNode recipient) {
        String notify = node.at("notifyType").optionalText().orElse("default");
        String type = recipient.at("type").text();
        if (!notify.equals("default") && !(type.equals("schedule") && notify.equals("all"))) {
            report.dropped(
                    node.path(),
                    switch (notify) {
                        case "next", "previous" ->
                            "Who is on call next, or was before, is not called; name a rotation or a person.";
                        default -> Said.NO_TEAMS;
                    });
            return Optional.empty();
        }
        return switch (type) {
            case "user" ->
                Optional.of(new Target(
                        recipient.path(), false, recipient.at("id", "username").key()));
            case "schedule" ->
                Optional.of(
                        new Target(recipient.path(), true, recipient.at("id").key()));
            case "" -> Optional.empty();
            default -> {
                report.dropped(recipient.path(), Said.NO_TEAMS);
                yield Optional.empty();
            }
        };
    }

    private static Duration delay(ExportNode node) {
        long amount = node.at("timeAmount").number(0, MOST, 0);
        ExportNode unit = node.at("timeUnit");
        return switch (unit.optionalText().orElse("minutes")) {
            case "minutes" -> Duration.ofMinutes(amount);
            case "hours" -> Duration.ofHours(amount);
            case "days" -> Duration.ofDays(amount);
            default -> {
                unit.fault("must be minutes, hours or days");
                yield Duration.ZERO;
            }
        };
    }

    private void team(ExportNode node, Map<String, String> schedules) {
        report.dropped(node.path(), Said.NO_TEAMS);
        String key = node.at("id").key();
        for (ExportNode rule : node.at("routingRules").maps()) {
            if (!rule.at("isDefault").flag(false)) {
                report.dropped(rule.path(), "Who is called is said by the system, and not by what stands in an alert.");
                continue;
            }
            report.droppedIfSaid(
                    rule.at("timeRestriction"), "Who is called by the hour is said by windows of a rotation.");
            ExportNode notify = rule.at("notify");
            switch (notify.at("type").text()) {
                case "escalation" ->
                    ownersByTeam.put(
                            key, new Owner(notify.path(), notify.at("id").key()));
                case "schedule" -> ownersByTeam.put(key, ofSchedule(notify, schedules));
                default -> report.dropped(notify.path(), "It calls nobody.");
            }
        }
    }

    private Owner ofSchedule(ExportNode notify, Map<String, String> schedules) {
        String schedule = notify.at("id").key();
        // Keys of escalations are UUIDs.
        String key = "schedule " + schedule;
        if (calledSchedules.add(schedule)) {
            Target target = new Target(notify.path(), true, schedule);
            policies.add(new Policy(
                    notify.path(),
                    key,
                    schedules.getOrDefault(schedule, schedule),
                    List.of(new Step(List.of(target), LAST_STEP)),
                    new Repeats(notify.path(), 0)));
        }
        return new Owner(notify.path(), key);
    }

    private Service service(ExportNode node) {
        return new Service(
                node.path(),
                node.at("name").text(),
                node.at("teamId").optionalKey().flatMap(team -> Optional.ofNullable(ownersByTeam.get(team))));
    }
}
