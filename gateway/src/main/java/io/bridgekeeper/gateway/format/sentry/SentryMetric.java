package io.bridgekeeper.gateway.format.sentry;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a metric alert.
 *
 * <p>Its title is a name that Sentry makes up; the rule's name is what people gave it. The action is both state and
 * severity.
 */
final class SentryMetric {

    private static final Map<String, SignalState> STATES = Map.of(
            "critical", SignalState.FIRING,
            "warning", SignalState.FIRING,
            "open", SignalState.FIRING,
            "resolved", SignalState.RESOLVED);

    private static final String AT = "data.metric_alert.";
    private static final String[] TEXTS = {"id", "title", "identifier", "date_started", "date_created", "date_closed"};
    private static final String[] RULE_TEXTS = {"name", "environment", "query", "aggregate"};

    private SentryMetric() {}

    static Reading read(Json.Struct notice, Shape shape) {
        SignalState state = shape.oneOf(notice, "", "action", STATES).orElse(SignalState.INFO);
        Json.Struct data = shape.needed(notice, "", "data");
        shape.texts(data, "data.", "description_text", "description_title", "web_url");
        Json.Struct alert = shape.needed(data, "data.", "metric_alert");
        shape.texts(alert, AT, TEXTS);
        String id = shape.text(alert, AT, "id").orElse("");
        List<Json> projects = shape.items(alert, AT, "projects");
        Json.Struct rule = shape.optional(alert, AT, "alert_rule");
        shape.texts(rule, AT + "alert_rule.", RULE_TEXTS);
        if (!shape.fits()) {
            return shape.unreadable();
        }
        String title = rule.text("name")
                .or(() -> data.text("description_title"))
                .or(() -> alert.text("title"))
                .orElse("Sentry metric alert " + id);
        SignalDraft draft = new SignalDraft(state, title).dedupKey("metric:" + id);
        if (state == SignalState.FIRING) {
            notice.text("action").ifPresent(draft::severity);
        }
        alert.text("date_started", "date_created").ifPresent(at -> draft.startsAt("date_started", at));
        if (!projects.isEmpty()) {
            draft.label("project", projects.stream().map(Json::words).collect(Collectors.joining(", ")));
        }
        rule.text("environment").ifPresent(environment -> draft.label("environment", environment));
        data.text("web_url").ifPresent(href -> draft.link("Sentry", href));
        data.text("description_title").ifPresent(words -> draft.evidence("description_title", words));
        data.text("description_text")
                .ifPresent(words -> draft.evidence("description_text", words.replace("\\n", "\n")));
        rule.text("aggregate").ifPresent(words -> draft.evidence("aggregate", words));
        rule.text("query").ifPresent(words -> draft.evidence("query", words));
        Unread unread = new Unread();
        unread.look("data.", data, Set.of("metric_alert", "description_text", "description_title", "web_url"));
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }
}
