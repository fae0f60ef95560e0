package io.bridgekeeper.gateway.format.grafana;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an alert of a dashboard, as Grafana sent them before version 9: one notification, one signal.
 *
 * <p>It is known by its rule; its title changes with its state. A rule without data calls people as a firing one does:
 * whether silence is harmless nobody here can tell, and Grafana has a setting for it.
 */
final class DashboardAlert {

    private static final List<String> TEXTS =
            List.of("ruleId", "ruleName", "ruleUrl", "imageUrl", "state", "title", "message");
    private static final Set<String> MEMBERS =
            Set.of("ruleId", "ruleName", "ruleUrl", "imageUrl", "state", "title", "message", "evalMatches", "tags");
    private static final String TEST = "Someone is testing the alert notification within";

    private DashboardAlert() {}

    static boolean is(Json.Struct notice) {
        return notice.get("ruleId") != Json.Nothing.NULL || notice.get("ruleName") != Json.Nothing.NULL;
    }

    static Reading read(Json.Struct notice) {
        Shape shape = new Shape();
        shape.texts(notice, "", TEXTS);
        shape.optional(notice, "", "tags");
        Optional<SignalState> state = notice.text("state").flatMap(DashboardAlert::state);
        if (state.isEmpty()) {
            shape.fault("state", "must be alerting, no_data, ok, paused, pending or unknown");
        }
        if (!shape.fits()) {
            return shape.unreadable();
        }
        if (notice.text("message").filter(text -> text.startsWith(TEST)).isPresent()) {
            return new Reading.Nothing("Grafana's test notification");
        }
        Optional<String> rule = notice.text("ruleName");
        SignalDraft draft = new SignalDraft(
                state.orElseThrow(), rule.or(() -> notice.text("title")).orElse("Alert without a name"));
        notice.text("ruleId").map(id -> "rule:" + id).or(() -> rule).ifPresent(draft::dedupKey);
        rule.ifPresent(name -> draft.label("rulename", name));
        notice.struct("tags").members().forEach((name, value) -> draft.label(name, value.words()));
        notice.text("ruleUrl").ifPresent(url -> draft.link("rule", url));
        notice.text("imageUrl").ifPresent(url -> draft.link("image", url));
        notice.text("message").ifPresent(message -> draft.evidence("message", message));
        notice.text("state").ifPresent(word -> draft.evidence("state", word));
        if (notice.get("evalMatches") instanceof Json.Items(List<Json> matches) && !matches.isEmpty()) {
            draft.evidence("evalMatches", notice.get("evalMatches").words());
        }
        Unread unread = new Unread();
        unread.look("", notice, MEMBERS);
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }

    private static Optional<SignalState> state(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "alerting", "no_data" -> Optional.of(SignalState.FIRING);
            case "ok" -> Optional.of(SignalState.RESOLVED);
            case "paused", "pending", "unknown" -> Optional.of(SignalState.INFO);
            default -> Optional.empty();
        };
    }
}
