package io.bridgekeeper.gateway.format.newrelic;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.JsonFormat;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the webhook of a New Relic workflow, and that of the notification channels before it.
 *
 * <p>People write the body's template themselves, so each fact is looked for under the names that New Relic's own
 * templates have had. An issue is known by its id. {@code trigger} says why a notice was sent; it tells an acknowledgement
 * from a firing, but never that an issue is over: the state does.
 */
public final class NewRelicFormat implements JsonFormat {

    private static final Map<String, SignalState> STATES = Map.of(
            "created", SignalState.FIRING,
            "activated", SignalState.FIRING,
            "open", SignalState.FIRING,
            "acknowledged", SignalState.ACKNOWLEDGED,
            "deactivated", SignalState.RESOLVED,
            "closed", SignalState.RESOLVED);

    private static final String[] STATE_NAMES = {"state", "current_state"};
    private static final String[] TRIGGERS = {"triggerEvent", "trigger"};
    private static final String[] IDS = {"id", "issueId", "incident_id"};
    private static final String[] TITLES = {"title", "issueTitle", "details", "conditionName", "condition_name"};
    private static final String[] SEVERITIES = {"priority", "severity"};
    private static final String[] STARTS = {"createdAt", "timestamp"};
    private static final String[] EVIDENCE = {
        "details",
        "description",
        "totalIncidents",
        "isCorrelated",
        "updatedAt",
        "closedAt",
        "owner",
        "trigger",
        "triggerEvent"
    };

    /** By the name that the page has for it. */
    private static final Map<String, String> LINKS = Map.of(
            "issueUrl", "issue",
            "issuePageUrl", "issue",
            "incident_url", "incident",
            "violation_callback_url", "violation",
            "violationChartUrl", "chart",
            "violation_chart_url", "chart",
            "runbookUrl", "runbook",
            "runbook_url", "runbook");

    /** By the name of the label; several values of one stand in one label. */
    private static final Map<String, List<String>> LABELS = Map.of(
            "entity", List.of("impactedEntities"),
            "policy", List.of("alertPolicyNames", "policyName", "policy_name"),
            "condition", List.of("alertConditionNames", "conditionName", "condition_name"),
            "workflow", List.of("workflowName"),
            "source", List.of("sources"),
            "account", List.of("accountId", "account_id"));

    private static final Set<String> MEMBERS = members();

    @Override
    public String name() {
        return "newrelic";
    }

    @Override
    public Reading read(Json body, Sent sent) {
        Shape shape = new Shape();
        Json.Struct notice = shape.object(body, "");
        if (!shape.fits()) {
            return shape.unreadable();
        }
        for (String[] names : List.of(STATE_NAMES, TRIGGERS, IDS, TITLES, SEVERITIES, STARTS, EVIDENCE)) {
            shape.texts(notice, "", names);
        }
        shape.texts(notice, "", LINKS.keySet().stream().sorted().toArray(String[]::new));
        Json.Struct own = shape.optional(notice, "", "labels");
        String id = shape.text(notice, "", IDS).orElse("");
        SignalState told =
                shape.oneOf(notice, "", firstOf(notice, STATE_NAMES), STATES).orElse(SignalState.INFO);
        if (!shape.fits()) {
            return shape.unreadable();
        }
        SignalDraft draft = new SignalDraft(state(notice, told), title(notice, id)).dedupKey(id);
        notice.text(SEVERITIES).ifPresent(draft::severity);
        notice.text(STARTS).ifPresent(at -> draft.startsAt("createdAt", at));
        LABELS.keySet().stream()
                .sorted()
                .forEach(label -> values(notice, LABELS.get(label)).ifPresent(value -> draft.label(label, value)));
        own.members().forEach((name, value) -> draft.label(name, value.words()));
        LINKS.keySet().stream()
                .sorted()
                .forEach(name -> notice.text(name).ifPresent(href -> draft.link(LINKS.get(name), href)));
        for (String name : EVIDENCE) {
            notice.text(name).ifPresent(words -> draft.evidence(name, words));
        }
        Unread unread = new Unread();
        unread.look("", notice, MEMBERS);
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }

    private static SignalState state(Json.Struct notice, SignalState told) {
        boolean acknowledges = notice.text(TRIGGERS)
                .map(why -> why.strip().toLowerCase(Locale.ROOT))
                .filter(why -> why.contains("acknowledged") && !why.contains("unacknowledged"))
                .isPresent();
        return acknowledges && told == SignalState.FIRING ? SignalState.ACKNOWLEDGED : told;
    }

    private static String title(Json.Struct notice, String id) {
        return notice.text(TITLES)
                .or(() -> values(notice, LABELS.get("condition")))
                .orElse("New Relic issue " + id);
    }

    private static String firstOf(Json.Struct notice, String[] names) {
        return Arrays.stream(names)
                .filter(name -> notice.text(name).isPresent())
                .findFirst()
                .orElse(names[0]);
    }

    private static Optional<String> values(Json.Struct notice, List<String> names) {
        return names.stream()
                .map(name -> notice.get(name) instanceof Json.Items(List<Json> items)
                        ? items.stream().map(Json::words).collect(Collectors.joining(", "))
                        : notice.get(name).words())
                .filter(words -> !words.isBlank())
                .findFirst();
    }

    private static Set<String> members() {
        Set<String> members = new HashSet<>(Set.of("labels"));
        for (String[] names : List.of(STATE_NAMES, TRIGGERS, IDS, TITLES, SEVERITIES, STARTS, EVIDENCE)) {
            members.addAll(List.of(names));
        }
        members.addAll(LINKS.keySet());
        LABELS.values().forEach(members::addAll);
        return members;
    }
}
