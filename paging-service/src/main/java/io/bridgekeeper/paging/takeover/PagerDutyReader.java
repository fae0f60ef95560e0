package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.rotation.Turns;
import io.bridgekeeper.paging.rotation.Window;
import io.bridgekeeper.paging.takeover.Inventory.Change;
import io.bridgekeeper.paging.takeover.Inventory.Contact;
import io.bridgekeeper.paging.takeover.Inventory.FixedShift;
import io.bridgekeeper.paging.takeover.Inventory.Layer;
import io.bridgekeeper.paging.takeover.Inventory.Owner;
import io.bridgekeeper.paging.takeover.Inventory.Policy;
import io.bridgekeeper.paging.takeover.Inventory.Repeats;
import io.bridgekeeper.paging.takeover.Inventory.Schedule;
import io.bridgekeeper.paging.takeover.Inventory.Service;
import io.bridgekeeper.paging.takeover.Inventory.Slot;
import io.bridgekeeper.paging.takeover.Inventory.Step;
import io.bridgekeeper.paging.takeover.Inventory.Target;
import io.bridgekeeper.paging.takeover.Inventory.User;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what PagerDuty's REST API v2 gives. */
final class PagerDutyReader {

    private static final long LONGEST_TURN = Duration.ofDays(366).toSeconds();
    private static final long WEEK = Duration.ofDays(7).toSeconds();
    private static final int MOST_MINUTES = 100_000;
    private static final Pattern NUMBERED = Pattern.compile("Layer ([0-9]{1,4})");

    private final Report report;
    private final List<Change> changes = new ArrayList<>();

    private PagerDutyReader(Report report) {
        this.report = report;
    }

    static Inventory read(Source source) {
        return new PagerDutyReader(source.report()).read(source.root());
    }

    private Inventory read(ExportNode root) {
        Inventory inventory = new Inventory(
                root.at("users").maps().stream().map(this::user).toList(),
                root.at("schedules").maps().stream().map(this::schedule).toList(),
                root.at("escalation_policies").maps().stream().map(this::policy).toList(),
                root.at("services").maps().stream().map(this::service).toList(),
                changes);
        root.at("teams").list().forEach(team -> report.dropped(team.path(), Said.NO_TEAMS));
        report.droppedIfSaid(root.at("business_services"), "Say which systems depend on each other by dependsOn.");
        for (String rules : List.of("rulesets", "event_orchestrations", "event_rules")) {
            report.droppedIfSaid(
                    root.at(rules), "To which system a signal belongs is said by the matchers of systems.");
        }
        report.droppedIfSaid(root.at("maintenance_windows"), "Maintenance windows are not taken over.");
        return inventory;
    }

    private User user(ExportNode node) {
        String email = node.at("email").text();
        List<Contact> contacts = new ArrayList<>();
        contacts.add(new Contact("email", email));
        for (ExportNode method : node.at("contact_methods").maps()) {
            String type = method.at("type").optionalText().orElse("");
            Optional<String> address = method.at("address").optionalText();
            if (type.equals("email_contact_method") && address.isPresent()) {
                contacts.add(new Contact("email", address.get()));
            } else if (!type.startsWith("email_contact_method")) {
                report.dropped(method.path(), Said.ONLY_MAIL);
            }
        }
        report.droppedIfSaid(node.at("notification_rules"), Said.OWN_RULES);
        return new User(
                node.path(),
                List.of(node.at("id").key()),
                email,
                node.at("name").text(),
                contacts);
    }

    private Schedule schedule(ExportNode node) {
        String key = node.at("id").key();
        ZoneId zone = node.at("time_zone").zone();
        List<ExportNode> layers = node.at("schedule_layers").maps();
        warnOfOrder(node.at("schedule_layers"), layers);
        List<Layer> read = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            // The API gives the layer that decides over all others first.
            layer(layers.get(i), layers.size() - i, zone).ifPresent(read::add);
        }
        node.at("overrides").maps().forEach(override -> override(override, key));
        return new Schedule(node.path(), key, node.at("name", "summary").text(), zone, read);
    }

    /** Layers that were never renamed tell how they were sorted. */
    private void warnOfOrder(ExportNode list, List<ExportNode> layers) {
        List<Integer> numbers = layers.stream()
                .map(layer -> NUMBERED.matcher(layer.at("name").optionalText().orElse("")))
                .filter(Matcher::matches)
                .map(matcher -> Integer.valueOf(matcher.group(1)))
                .toList();
        if (numbers.size() == layers.size() && layers.size() > 1 && numbers.getFirst() < numbers.getLast()) {
            report.approximated(
                    list.path(),
                    "The first layer of the export is taken to decide over those after it, as the API gives them; by"
                            + " their names it may be the other way round. Compare who is on call.");
        }
    }

    private Optional<Layer> layer(ExportNode node, int level, ZoneId zone) {
        List<Slot> slots = node.at("users").maps().stream()
                .map(user -> Slot.of(user.path(), user.at("user").at("id").key()))
                .toList();
        long length = node.at("rotation_turn_length_seconds").number(1, LONGEST_TURN);
        Optional<Turns> turns =
                TurnLength.ofSeconds(node.at("rotation_virtual_start").localTime(zone), zone, length);
        Instant from = node.at("start").instant();
        Optional<Instant> until = node.at("end").optionalInstant();
        List<Window> windows = windows(node.at("restrictions"));
        String name = node.at("name").optionalText().orElse("Layer " + level);
        if (turns.isEmpty()) {
            report.dropped(node.path(), "Its turns of " + length + " seconds are shorter than 15 minutes.");
            return Optional.empty();
        }
        if (slots.isEmpty()) {
            report.dropped(node.path(), "Nobody takes turns in it.");
            return Optional.empty();
        }
        if (!report.hasRoom(node.path(), slots.size())) {
            return Optional.empty();
        }
        if (until.filter(end -> !end.isAfter(from)).isPresent()) {
            report.dropped(node.path(), "It ends before it begins.");
            return Optional.empty();
        }
        return Optional.of(
                new Layer(node.path(), name, level, false, slots, turns.get(), Optional.of(from), until, windows));
    }

    private static List<Window> windows(ExportNode restrictions) {
        WeekWindows windows = new WeekWindows();
        for (ExportNode restriction : restrictions.maps()) {
            LocalTime from = restriction.at("start_time_of_day").timeOfDay();
            long seconds = restriction.at("duration_seconds").number(1, WEEK);
            ExportNode type = restriction.at("type");
            switch (type.text()) {
                case "daily_restriction" -> windows.addDaily(from, seconds);
                case "weekly_restriction" -> {
                    long day = restriction.at("start_day_of_week").number(1, 7);
                    windows.add(DayOfWeek.of((int) day), from, seconds);
                }
                case "" -> {}
                default -> type.fault("must be daily_restriction or weekly_restriction");
            }
        }
        return windows.windows();
    }

    private void override(ExportNode node, String scheduleKey) {
        Instant from = node.at("start").instant();
        Instant until = node.at("end").instant();
        String user = node.at("user").at("id").key();
        changes.add(new Change.Fixed(
                node.path(),
                scheduleKey,
                from,
                until,
                Set.of(),
                List.of(new FixedShift(node.path(), from, until, user))));
    }

    private Policy policy(ExportNode node) {
        ExportNode loops = node.at("num_loops");
        return new Policy(
                node.path(),
                node.at("id").key(),
                node.at("name", "summary").text(),
                node.at("escalation_rules").maps().stream().map(this::step).toList(),
                new Repeats(loops.path(), loops.number(0, 1_000, 0)));
    }

    private Step step(ExportNode node) {
        Duration timeout =
                Duration.ofMinutes(node.at("escalation_delay_in_minutes").number(0, MOST_MINUTES));
        ExportNode strategy = node.at("escalation_rule_assignment_strategy");
        boolean inTurn = strategy.isText()
                ? strategy.text().equals("round_robin")
                : strategy.at("type")
                        .optionalText()
                        .filter("round_robin"::equals)
                        .isPresent();
        if (inTurn) {
            report.approximated(
                    strategy.path(),
                    "Those whom it calls are not called in turn from incident to incident, but in the order of the"
                            + " list; a rotation shares the calls out.");
        }
        List<Target> targets = new ArrayList<>();
        for (ExportNode target : node.at("targets").maps()) {
            String key = target.at("id").key();
            switch (target.at("type").text()) {
                case "user_reference", "user" -> targets.add(new Target(target.path(), false, key));
                case "schedule_reference", "schedule" -> targets.add(new Target(target.path(), true, key));
                case "" -> {}
                default -> report.dropped(target.path(), "A step calls a person or a rotation, and nothing else.");
            }
        }
        return new Step(targets, timeout);
    }

    private Service service(ExportNode node) {
        report.droppedIfSaid(node.at("auto_resolve_timeout"), Said.NO_AUTO_END);
        report.droppedIfSaid(
                node.at("acknowledgement_timeout"), "Whoever accepted a page keeps it; it is not called again.");
        ExportNode urgency = node.at("incident_urgency_rule");
        if (urgency.isMap() && !urgency.at("urgency").optionalText().equals(Optional.of("high"))) {
            report.dropped(urgency.path(), "How urgent an incident is follows from the severity of its signals.");
        }
        report.droppedIfSaid(node.at("support_hours"), "When a system is supported is said by its rotation's windows.");
        report.droppedIfSaid(node.at("scheduled_actions"), "Nothing is raised in urgency by the hour.");
        ExportNode grouping = node.at("alert_grouping_parameters", "alert_grouping");
        if (grouping.isText() || grouping.isMap() && grouping.at("type").isSome()) {
            report.dropped(
                    grouping.path(), "Alerts are grouped as the sender groups them, or by the system's grouping.");
        }
        report.droppedIfSaid(node.at("integrations"), Said.NEW_KEYS);
        if (node.at("status").optionalText().filter("disabled"::equals).isPresent()) {
            report.approximated(node.at("status").path(), "It was disabled; a system of the catalog is always in use.");
        }
        ExportNode policy = node.at("escalation_policy");
        return new Service(
                node.path(),
                node.at("name", "summary").text(),
                policy.at("id").optionalKey().map(key -> new Owner(policy.path(), key)));
    }
}
