package io.bridgekeeper.gateway.format.datadog;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.JsonFormat;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Datadog's webhook. Its body is a template of the user's, so each thing is looked for under the names that
 * templates in use give it; ours is in {@code docs/integrations/datadog.md}.
 *
 * <p>A problem is known by its monitor and scope, which stay when the monitor fires again, so that a recurrence is
 * recognised; else by Datadog's aggregation key, else by the key of one cycle. The id of the event is never the key: a
 * recovery is another event.
 *
 * <p>Source: <a href="https://docs.datadoghq.com/integrations/webhooks/">webhooks</a>.
 */
public final class DatadogFormat implements JsonFormat {

    private static final String[] MONITOR = {"monitor_id", "alert_id"};
    private static final String[] SCOPE = {"scope", "scopes", "alert_scope"};
    private static final String[] AGGREGATION = {"aggreg_key"};
    private static final String[] CYCLE = {"cycle", "alert_cycle_key"};
    private static final String[] TRANSITION = {"transition", "alert_transition"};
    private static final String[] TYPE = {"type", "alert_type"};
    private static final String[] SEVERITY = {"priority", "alert_priority", "severity"};
    private static final String[] TITLE = {"title", "event_title", "alert_title"};
    private static final String[] TEXT = {"body", "event_msg", "text_only_msg", "message"};
    private static final String[] LINK = {"link", "url"};
    private static final String[] SNAPSHOT = {"snapshot"};
    private static final String[] BEGAN = {"date", "last_updated"};
    private static final String[] QUERY = {"query", "alert_query"};
    private static final String[] TAGS = {"tags"};
    private static final String[] HOST = {"host", "hostname"};
    private static final List<String[]> ALL = List.of(
            MONITOR,
            SCOPE,
            AGGREGATION,
            CYCLE,
            TRANSITION,
            TYPE,
            SEVERITY,
            TITLE,
            TEXT,
            LINK,
            SNAPSHOT,
            BEGAN,
            QUERY,
            TAGS,
            HOST);

    private static final Map<String, SignalState> TRANSITIONS = Map.ofEntries(
            Map.entry("triggered", SignalState.FIRING),
            Map.entry("re-triggered", SignalState.FIRING),
            Map.entry("warn", SignalState.FIRING),
            Map.entry("re-warn", SignalState.FIRING),
            Map.entry("no data", SignalState.FIRING),
            Map.entry("re-no data", SignalState.FIRING),
            Map.entry("renotify", SignalState.FIRING),
            Map.entry("recovered", SignalState.RESOLVED),
            Map.entry("muted", SignalState.INFO));
    private static final Map<String, SignalState> TYPES = Map.of(
            "error", SignalState.FIRING,
            "warning", SignalState.FIRING,
            "success", SignalState.RESOLVED,
            "info", SignalState.INFO);

    /** Priority and transition. */
    private static final int MOST_PREFIXES = 2;

    private static final Set<String> KNOWN = known();

    @Override
    public String name() {
        return "datadog";
    }

    @Override
    public Reading read(Json body, Sent sent) {
        if (!(body instanceof Json.Struct told)) {
            return Reading.Unreadable.because("", "must be an object");
        }
        Shape shape = new Shape();
        shape.texts(told, "", KNOWN.stream().sorted().toList());
        Json.Struct event = filledIn(told);
        Optional<SignalState> state = state(event);
        if (state.isEmpty()) {
            shape.fault("transition", "must be $ALERT_TRANSITION, or type $ALERT_TYPE");
        }
        Optional<String> title = event.text(TITLE).map(DatadogFormat::withoutTransition);
        if (title.isEmpty()) {
            shape.fault("title", "is needed: $EVENT_TITLE");
        }
        Optional<String> key = key(event);
        if (state.filter(SignalState.RESOLVED::equals).isPresent() && key.isEmpty()) {
            shape.fault("monitor_id", "is needed to say which problem is gone: $ALERT_ID");
        }
        if (!shape.fits()) {
            return shape.unreadable();
        }
        SignalDraft draft = new SignalDraft(state.orElseThrow(), title.orElseThrow());
        key.ifPresent(draft::dedupKey);
        fill(draft, event);
        Unread unread = new Unread();
        unread.look("", told, KNOWN);
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }

    private static void fill(SignalDraft draft, Json.Struct event) {
        event.text(SEVERITY).ifPresent(draft::severity);
        event.text(BEGAN).ifPresent(sent -> draft.startsAt("date", sent));
        event.text(TAGS).ifPresent(tags -> labels(tags, draft));
        event.text(SCOPE).ifPresent(scope -> {
            labels(scope, draft);
            draft.label("scope", scope);
        });
        event.text(MONITOR).ifPresent(id -> draft.label("monitor_id", id));
        event.text(HOST).ifPresent(host -> draft.label("host", host));
        event.text(LINK).ifPresent(link -> draft.link("Datadog", link));
        event.text(SNAPSHOT).ifPresent(link -> draft.link("snapshot", link));
        event.text(TEXT).ifPresent(text -> draft.evidence("message", text));
        event.text(QUERY).ifPresent(query -> draft.evidence("query", query));
        event.text(TRANSITION).ifPresent(word -> draft.evidence("transition", word));
    }

    /** A variable that Datadog does not know stays as it is written in the template. */
    private static Json.Struct filledIn(Json.Struct told) {
        Map<String, Json> members = new LinkedHashMap<>();
        told.members().forEach((name, value) -> {
            String words = value.words();
            if (!words.startsWith("$") || words.indexOf(' ') >= 0) {
                members.put(name, value);
            }
        });
        return new Json.Struct(members);
    }

    private static Optional<SignalState> state(Json.Struct event) {
        return event.text(TRANSITION)
                .map(word -> TRANSITIONS.get(lower(word)))
                .or(() -> event.text(TYPE).map(word -> TYPES.get(lower(word))));
    }

    private static Optional<String> key(Json.Struct event) {
        return event.text(MONITOR)
                .map(id -> "monitor:" + id
                        + event.text(SCOPE).map(scope -> ":" + scope).orElse(""))
                .or(() -> event.text(AGGREGATION).map(key -> "aggregation:" + key))
                .or(() -> event.text(CYCLE).map(key -> "cycle:" + key));
    }

    /** Of {@code env:prod,monitor} the first is a label; a value may hold colons itself. */
    private static void labels(String list, SignalDraft draft) {
        for (String tag : list.split(",", 200)) {
            int colon = tag.indexOf(':');
            if (colon > 0) {
                draft.label(tag.substring(0, colon), tag.substring(colon + 1).strip());
            }
        }
    }

    /** The title without {@code [P2] [Triggered on {host:db1}]} before it, which a recovery has differently. */
    private static String withoutTransition(String title) {
        String rest = title.strip();
        for (int i = 0; i < MOST_PREFIXES && rest.startsWith("["); i++) {
            int end = rest.indexOf("] ");
            if (end < 0 || !isPrefix(rest.substring(1, end))) {
                return rest;
            }
            rest = rest.substring(end + 2).strip();
        }
        return rest.isEmpty() ? title : rest;
    }

    private static boolean isPrefix(String words) {
        String lower = lower(words);
        return (lower.length() == 2 && lower.charAt(0) == 'p' && Character.isDigit(lower.charAt(1)))
                || TRANSITIONS.keySet().stream()
                        .anyMatch(word -> lower.equals(word) || lower.startsWith(word + " on "));
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static Set<String> known() {
        Set<String> names = new HashSet<>();
        ALL.forEach(some -> names.addAll(List.of(some)));
        names.add("id");
        return Set.copyOf(names);
    }
}
