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
import java.util.List;
import java.util.Optional;

/** Reads what GoAlert's GraphQL API gives; schedules and rotations by {@link GoalertScheduleReader}. */
final class GoalertReader {

    private static final long MOST_MINUTES = 100_000;

    private final Report report;
    private final GoalertScheduleReader schedules;

    private GoalertReader(Report report, GoalertScheduleReader schedules) {
        this.report = report;
        this.schedules = schedules;
    }

    static Inventory read(Source source) {
        List<Change> changes = new ArrayList<>();
        return new GoalertReader(
                        source.report(),
                        new GoalertScheduleReader(
                                source.root().at("rotations"), source.report(), source.now(), changes))
                .read(source.root(), changes);
    }

    private Inventory read(ExportNode root, List<Change> changes) {
        List<User> users = root.at("users").maps().stream().map(this::user).toList();
        List<Schedule> read = new ArrayList<>(
                root.at("schedules").maps().stream().map(schedules::schedule).toList());
        List<Policy> policies =
                root.at("escalationPolicies").maps().stream().map(this::policy).toList();
        read.addAll(schedules.called(policies));
        root.at("userOverrides").maps().forEach(schedules::override);
        List<Service> services =
                root.at("services").maps().stream().map(this::service).toList();
        return new Inventory(users, read, policies, services, changes);
    }

    private User user(ExportNode node) {
        Optional<String> email = node.at("email").optionalText();
        String name = node.at("name").text();
        List<Contact> contacts = new ArrayList<>();
        email.ifPresent(address -> contacts.add(new Contact("email", address)));
        for (ExportNode method : node.at("contactMethods").maps()) {
            Optional<String> value = method.at("value").optionalText();
            String type = method.at("type").optionalText().orElse("");
            if (type.equals("EMAIL") && value.isPresent()) {
                contacts.add(new Contact("email", value.get()));
            } else if (type.equals("WEBHOOK") && value.isPresent()) {
                contacts.add(new Contact("webhook", value.get()));
            } else {
                report.dropped(method.path(), Said.ONLY_MAIL);
            }
        }
        report.droppedIfSaid(node.at("notificationRules"), Said.OWN_RULES);
        return new User(node.path(), List.of(node.at("id").key()), email.orElse(name), name, contacts);
    }

    private Policy policy(ExportNode node) {
        ExportNode repeat = node.at("repeat");
        return new Policy(
                node.path(),
                node.at("id").key(),
                node.at("name").text(),
                node.at("steps").maps().stream().map(this::step).toList(),
                new Repeats(repeat.path(), repeat.number(0, 1_000, 0)));
    }

    private Step step(ExportNode node) {
        Duration timeout = Duration.ofMinutes(node.at("delayMinutes").number(0, MOST_MINUTES));
        List<Target> targets = new ArrayList<>();
        for (ExportNode target : node.at("targets").maps()) {
            ExportNode id = target.at("id");
            switch (target.at("type").text()) {
                case "user" -> targets.add(new Target(target.path(), false, id.key()));
                case "schedule" -> targets.add(new Target(target.path(), true, id.key()));
                case "rotation" ->
                    targets.add(new Target(target.path(), true, GoalertScheduleReader.rotationKey(id.key())));
                case "" -> {}
                default -> report.dropped(target.path(), Said.NO_CHANNELS);
            }
        }
        for (ExportNode action : node.at("actions").maps()) {
            ExportNode arguments = action.at("args");
            switch (action.at("type").text()) {
                case "builtin-user" ->
                    targets.add(new Target(
                            action.path(), false, arguments.at("user_id").key()));
                case "builtin-schedule" ->
                    targets.add(new Target(
                            action.path(), true, arguments.at("schedule_id").key()));
                case "builtin-rotation" ->
                    targets.add(new Target(
                            action.path(),
                            true,
                            GoalertScheduleReader.rotationKey(
                                    arguments.at("rotation_id").key())));
                case "" -> {}
                default -> report.dropped(action.path(), Said.NO_CHANNELS);
            }
        }
        return new Step(targets, timeout);
    }

    private Service service(ExportNode node) {
        report.droppedIfSaid(node.at("integrationKeys"), Said.NEW_KEYS);
        report.droppedIfSaid(node.at("heartbeatMonitors"), "Heartbeats are not taken over.");
        report.droppedIfSaid(
                node.at("labels"), "Labels of a service say nothing here: matchers look at those of a signal.");
        ExportNode policy = node.at("escalationPolicyID").isSome()
                ? node.at("escalationPolicyID")
                : node.at("escalationPolicy").at("id");
        return new Service(
                node.path(), node.at("name").text(), policy.optionalKey().map(key -> new Owner(policy.path(), key)));
    }
}
