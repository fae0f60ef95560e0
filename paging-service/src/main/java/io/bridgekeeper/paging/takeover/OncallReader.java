package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.takeover.Inventory.Change;
import io.bridgekeeper.paging.takeover.Inventory.Contact;
import io.bridgekeeper.paging.takeover.Inventory.FixedShift;
import io.bridgekeeper.paging.takeover.Inventory.Layer;
import io.bridgekeeper.paging.takeover.Inventory.Owner;
import io.bridgekeeper.paging.takeover.Inventory.Schedule;
import io.bridgekeeper.paging.takeover.Inventory.Service;
import io.bridgekeeper.paging.takeover.Inventory.User;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what Grafana OnCall's public API v1 gives; shifts by {@link OncallShiftReader}, chains by {@link
 * OncallChainReader}.
 */
final class OncallReader {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Report report;
    private final Instant now;
    private final List<Change> changes = new ArrayList<>();

    private OncallReader(Report report, Instant now) {
        this.report = report;
        this.now = now;
    }

    static Inventory read(Source source) {
        return new OncallReader(source.report(), source.now()).read(source.root());
    }

    private Inventory read(ExportNode root) {
        Map<String, ExportNode> shifts = new LinkedHashMap<>();
        root.at("on_call_shifts")
                .maps()
                .forEach(shift -> shifts.put(shift.at("id").key(), shift));
        Set<String> used = new HashSet<>();
        Inventory inventory = new Inventory(
                root.at("users").maps().stream().map(this::user).toList(),
                root.at("schedules").maps().stream()
                        .flatMap(schedule -> schedule(schedule, shifts, used).stream())
                        .toList(),
                new OncallChainReader(report).policies(root),
                services(root),
                changes);
        shifts.forEach((key, shift) -> {
            if (!used.contains(key)) {
                report.dropped(shift.path(), "No schedule of this export names it.");
            }
        });
        root.at("shift_swaps").maps().forEach(this::swap);
        root.at("teams").list().forEach(team -> report.dropped(team.path(), Said.NO_TEAMS));
        root.at("user_groups").list().forEach(group -> report.dropped(group.path(), Said.NO_TEAMS));
        report.droppedIfSaid(root.at("personal_notification_rules"), Said.OWN_RULES);
        report.droppedIfSaid(root.at("outgoing_webhooks", "webhooks"), Said.NO_ACTIONS);
        return inventory;
    }

    private User user(ExportNode node) {
        String username = node.at("username", "email").text();
        List<Contact> contacts = node.at("email")
                .optionalText()
                .map(email -> List.of(new Contact("email", email)))
                .orElse(List.of());
        report.droppedIfSaid(node.at("is_phone_number_verified"), Said.ONLY_MAIL);
        return new User(
                node.path(),
                List.of(node.at("id").key()),
                username,
                node.at("name").optionalText().orElse(username),
                contacts);
    }

    private Optional<Schedule> schedule(ExportNode node, Map<String, ExportNode> shifts, Set<String> used) {
        String key = node.at("id").key();
        String name = node.at("name").text();
        String type = node.at("type").text();
        if (type.equals("ical")) {
            report.dropped(node.path(), "It comes from a calendar, which is not part of the export.");
            return Optional.empty();
        }
        report.droppedIfSaid(
                node.at("ical_url_overrides"), "What the calendar at this address overrides is not carried over.");
        ZoneId zone = node.at("time_zone").isSome() ? node.at("time_zone").zone() : UTC;
        OncallShiftReader reader = new OncallShiftReader(zone, report, now);
        List<Layer> layers = new ArrayList<>();
        List<Change.Fixed> overrides = new ArrayList<>();
        Set<String> here = new HashSet<>();
        for (ExportNode reference : node.at("shifts").list()) {
            String shiftKey = reference.key();
            ExportNode shift = shifts.get(shiftKey);
            if (shift == null) {
                report.dropped(reference.path(), "There is no shift " + Report.quoted(shiftKey) + " in this export.");
                continue;
            }
            used.add(shiftKey);
            if (!here.add(shiftKey)) {
                continue;
            }
            if (shift.at("type").optionalText().filter("override"::equals).isPresent()) {
                override(shift, key, reader, overrides);
            } else {
                layers.addAll(reader.layers(shift));
            }
        }
        changes.addAll(overrides);
        return Optional.of(new Schedule(node.path(), key, name, zone, layers));
    }

    private void override(ExportNode shift, String schedule, OncallShiftReader reader, List<Change.Fixed> before) {
        Instant from = reader.start(shift);
        Instant until = reader.end(shift);
        if (!from.isBefore(until)) {
            return;
        }
        if (before.stream()
                .anyMatch(other -> from.isBefore(other.until()) && other.from().isBefore(until))) {
            report.approximated(
                    shift.path(), "It overlaps with another override, which makes way for it; there both are on call.");
        }
        List<FixedShift> shifts = reader.users(shift).stream()
                .map(slot ->
                        new FixedShift(slot.path(), from, until, slot.userKey().orElse("")))
                .toList();
        before.add(new Change.Fixed(shift.path(), schedule, from, until, Set.of(), shifts));
    }

    private void swap(ExportNode node) {
        Optional<String> benefactor = node.at("benefactor").optionalKey();
        if (benefactor.isEmpty()) {
            report.dropped(node.path(), "Nobody has taken it yet.");
            return;
        }
        changes.add(new Change.Replaced(
                node.path(),
                node.at("schedule").key(),
                node.at("swap_start").instant(),
                node.at("swap_end").instant(),
                node.at("beneficiary").key(),
                benefactor.get()));
    }

    private List<Service> services(ExportNode root) {
        Map<String, Owner> lastRoutes = new HashMap<>();
        for (ExportNode route : root.at("routes").maps()) {
            String integration = route.at("integration_id").key();
            if (route.at("is_the_last_route").flag(false)) {
                owner(route).ifPresent(owner -> lastRoutes.put(integration, owner));
            } else {
                report.dropped(
                        route.path(),
                        "Which alerts have another owner is said by systems and areas with matchers of their own, and"
                                + " not by what stands in an alert.");
            }
        }
        return root.at("integrations").maps().stream()
                .map(integration -> service(integration, lastRoutes))
                .toList();
    }

    private Service service(ExportNode node, Map<String, Owner> lastRoutes) {
        report.droppedIfSaid(node.at("heartbeat"), "Heartbeats are not taken over.");
        report.droppedIfSaid(node.at("link"), Said.NEW_KEYS);
        Optional<Owner> owner = owner(node.at("default_route"))
                .or(() -> Optional.ofNullable(lastRoutes.get(node.at("id").key())));
        return new Service(node.path(), node.at("name").text(), owner);
    }

    private static Optional<Owner> owner(ExportNode route) {
        ExportNode chain = route.at("escalation_chain_id");
        return chain.optionalKey().map(key -> new Owner(chain.path(), key));
    }
}
