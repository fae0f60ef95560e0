package io.bridgekeeper.gateway.format.elastic;

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
 * Reads what Kibana's webhook connector posts, by a template of ours that the integration's page has.
 *
 * <p>A problem is a rule and what it watches ({@code alert.id}, such as a host); {@code alert.uuid} is new with each
 * occurrence. Only the action group says that it is over. Where a variable has no value, Kibana writes an empty text, which
 * counts as absent.
 *
 * <p>Source: <a href="https://www.elastic.co/guide/en/kibana/current/rule-action-variables.html">rule action
 * variables</a>.
 */
public final class ElasticFormat implements JsonFormat {

    private static final String RECOVERED = "recovered";
    private static final String[] RULE = {"id", "name", "type", "space", "url", "tags"};
    private static final String[] ALERT = {"id", "uuid", "actionGroup", "actionGroupName"};
    private static final String[] TEXTS = {"title", "reason", "message", "severity", "date", "url", "value"};
    private static final Set<String> MEMBERS =
            Set.of("rule", "alert", "labels", "title", "reason", "message", "severity", "date", "url", "value");

    @Override
    public String name() {
        return "elastic";
    }

    @Override
    public Reading read(Json body, Sent sent) {
        Shape shape = new Shape();
        Json.Struct notice = shape.object(body, "");
        if (!shape.fits()) {
            return shape.unreadable();
        }
        Json.Struct rule = shape.needed(notice, "", "rule");
        Json.Struct alert = shape.needed(notice, "", "alert");
        Json.Struct labels = shape.optional(notice, "", "labels");
        shape.texts(notice, "", TEXTS);
        shape.texts(rule, "rule.", RULE);
        shape.texts(alert, "alert.", ALERT);
        String ruleId = shape.text(rule, "rule.", "id").orElse("");
        String alertId = shape.text(alert, "alert.", "id").orElse("");
        String group = shape.text(alert, "alert.", "actionGroup").orElse("");
        if (!shape.fits()) {
            return shape.unreadable();
        }
        boolean over = group.strip().equalsIgnoreCase(RECOVERED);
        String title = notice.text("title").or(() -> rule.text("name")).orElse("Kibana rule " + ruleId);
        SignalDraft draft = new SignalDraft(over ? SignalState.RESOLVED : SignalState.FIRING, title)
                .dedupKey(ruleId + " " + alertId);
        notice.text("severity").ifPresent(draft::severity);
        if (!over) {
            notice.text("date").ifPresent(at -> draft.startsAt("date", at));
        }
        draft.label("alert", alertId);
        for (String name : List.of("name", "type", "space", "tags")) {
            rule.text(name).ifPresent(value -> draft.label("rule." + name, value));
        }
        for (Map.Entry<String, Json> label : labels.members().entrySet()) {
            if (!label.getValue().words().isBlank()) {
                draft.label(label.getKey(), label.getValue().words());
            }
        }
        notice.text("url").ifPresent(href -> draft.link("alert", href));
        rule.text("url").ifPresent(href -> draft.link("rule", href));
        for (String name : List.of("reason", "message", "value")) {
            notice.text(name).ifPresent(words -> draft.evidence(name, words));
        }
        alert.text("actionGroupName", "actionGroup").ifPresent(words -> draft.evidence("actionGroup", words));
        if (over) {
            notice.text("date").ifPresent(at -> draft.evidence("endedAt", at));
        }
        Unread unread = new Unread();
        unread.look("", notice, MEMBERS);
        unread.look("rule.", rule, Set.of(RULE));
        unread.look("alert.", alert, Set.of(ALERT));
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }
}
