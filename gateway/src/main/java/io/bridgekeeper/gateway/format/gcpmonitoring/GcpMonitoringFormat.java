package io.bridgekeeper.gateway.format.gcpmonitoring;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.JsonFormat;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the webhook of Google Cloud Monitoring: one incident, opened or closed, known by its {@code incident_id}.
 *
 * <p>Source: <a href="https://cloud.google.com/monitoring/support/notification-options#webhooks">webhooks</a>.
 */
public final class GcpMonitoringFormat implements JsonFormat {

    private static final Map<String, SignalState> STATES = Map.of(
            "open", SignalState.FIRING,
            "acknowledged", SignalState.ACKNOWLEDGED,
            "closed", SignalState.RESOLVED);

    private static final String AT = "incident.";
    private static final String NO_SEVERITY = "No severity";
    private static final String[] LABELS = {
        "policy_name", "condition_name", "resource_type_display_name", "scoping_project_id"
    };
    private static final String[] EVIDENCE = {
        "summary", "observed_value", "threshold_value", "resource_name", "resource_display_name"
    };
    private static final Set<String> MEMBERS = Set.of(
            "incident_id",
            "state",
            "started_at",
            "ended_at",
            "severity",
            "url",
            "documentation",
            "metadata",
            "metric",
            "resource",
            "resource_id",
            "policy_name",
            "condition",
            "condition_name",
            "policy_user_labels",
            "resource_type_display_name",
            "scoping_project_id",
            "summary",
            "observed_value",
            "threshold_value",
            "resource_name",
            "resource_display_name");

    @Override
    public String name() {
        return "gcp-monitoring";
    }

    @Override
    public Reading read(Json body, Sent sent) {
        Shape shape = new Shape();
        Json.Struct notice = shape.object(body, "");
        if (!shape.fits()) {
            return shape.unreadable();
        }
        if (notice.text("version").filter("test"::equals).isPresent()) {
            return new Reading.Nothing("is the test of a notification channel");
        }
        Json.Struct incident = shape.needed(notice, "", "incident");
        shape.texts(incident, AT, "incident_id", "severity", "url", "started_at", "ended_at");
        shape.texts(incident, AT, LABELS);
        shape.texts(incident, AT, EVIDENCE);
        String id = shape.text(incident, AT, "incident_id").orElse("");
        SignalState state = shape.oneOf(incident, AT, "state", STATES).orElse(SignalState.INFO);
        Json.Struct documentation = shape.optional(incident, AT, "documentation");
        List<Json> links = shape.items(documentation, AT + "documentation.", "links");
        Json.Struct resource = shape.optional(incident, AT, "resource");
        Json.Struct metric = shape.optional(incident, AT, "metric");
        Json.Struct metadata = shape.optional(incident, AT, "metadata");
        if (!shape.fits()) {
            return shape.unreadable();
        }
        String title = incident.text("condition_name", "policy_name", "summary").orElse("Incident " + id);
        SignalDraft draft = new SignalDraft(state, title).dedupKey(id);
        incident.text("severity")
                .filter(words -> !words.equalsIgnoreCase(NO_SEVERITY))
                .ifPresent(draft::severity);
        incident.text("started_at").ifPresent(at -> draft.startsAt("started_at", at));
        for (String name : LABELS) {
            incident.text(name).ifPresent(value -> draft.label(name, value));
        }
        resource.text("type").ifPresent(type -> draft.label("resource_type", type));
        metric.text("type").ifPresent(type -> draft.label("metric_type", type));
        labels(resource.get("labels"), draft);
        labels(metric.get("labels"), draft);
        labels(metadata.get("user_labels"), draft);
        labels(incident.get("policy_user_labels"), draft);
        incident.text("url").ifPresent(href -> draft.link("incident", href));
        for (Json link : links) {
            if (link instanceof Json.Struct struct) {
                String text = struct.text("displayName").orElse("documentation");
                struct.text("url").ifPresent(href -> draft.link(text, href));
            }
        }
        documentation.text("subject").ifPresent(words -> draft.evidence("subject", words));
        documentation.text("content").ifPresent(words -> draft.evidence("documentation", words));
        for (String name : EVIDENCE) {
            incident.text(name).ifPresent(words -> draft.evidence(name, words));
        }
        if (state == SignalState.RESOLVED) {
            incident.text("ended_at").ifPresent(at -> draft.evidence("ended_at", at));
        }
        Unread unread = new Unread();
        unread.look("", notice, Set.of("incident", "version"));
        unread.look(AT, incident, MEMBERS);
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }

    private static void labels(Json sent, SignalDraft draft) {
        if (sent instanceof Json.Struct(Map<String, Json> labels)) {
            labels.forEach((name, value) -> draft.label(name, value.words()));
        }
    }
}
