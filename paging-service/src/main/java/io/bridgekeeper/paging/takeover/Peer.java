package io.bridgekeeper.paging.takeover;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A tool whose export is understood. */
enum Peer {
    PAGERDUTY(
            "pagerduty",
            "PagerDuty",
            PagerDutyReader::read,
            List.of("users", "schedules", "escalation_policies", "services")),
    OPSGENIE(
            "opsgenie",
            "Opsgenie",
            OpsgenieReader::read,
            List.of("users", "schedules", "escalations", "teams", "services")),
    GRAFANA_ONCALL(
            "grafana-oncall",
            "Grafana OnCall",
            OncallReader::read,
            List.of(
                    "users",
                    "schedules",
                    "on_call_shifts",
                    "escalation_chains",
                    "escalation_policies",
                    "integrations",
                    "routes")),
    GOALERT(
            "goalert",
            "GoAlert",
            GoalertReader::read,
            List.of("users", "rotations", "schedules", "userOverrides", "escalationPolicies", "services"));

    private final String slug;
    private final String title;
    private final Function<Source, Inventory> reader;
    private final List<String> lists;

    Peer(String slug, String title, Function<Source, Inventory> reader, List<String> lists) {
        this.slug = slug;
        this.title = title;
        this.reader = reader;
        this.lists = lists;
    }

    /** As it stands in an address. */
    String slug() {
        return slug;
    }

    /** As its users write it. */
    String title() {
        return title;
    }

    /** Any of the lists may be left out, and what nobody reads is left alone; an export with none of them is none. */
    Inventory read(Source source) {
        ExportNode root = source.root();
        if (!root.isMap()) {
            root.fault("must be an object");
        } else if (lists.stream().allMatch(list -> root.at(list).isAbsent())) {
            root.fault("has none of the lists " + String.join(", ", lists));
        }
        return reader.apply(source);
    }

    static Optional<Peer> of(String slug) {
        return Arrays.stream(values()).filter(peer -> peer.slug.equals(slug)).findFirst();
    }
}
