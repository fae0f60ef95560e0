package io.bridgekeeper.gateway.format.sentry;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one event: as the reason of an alert it fires, as one more error of an issue it informs.
 *
 * <p>An event holds what its program knew of a user and a request. None of that is kept.
 */
final class SentryEvent {

    private static final String[] TEXTS = {
        "issue_id",
        "issue_url",
        "web_url",
        "title",
        "message",
        "level",
        "datetime",
        "culprit",
        "platform",
        "release",
        "environment",
        "logger"
    };
    private static final String[] EVIDENCE = {"message", "culprit", "release", "logger"};
    private static final String[] RULES = {"triggered_rule"};

    /** Older bodies have the issue's id only as a part of these addresses. */
    private static final Pattern ISSUE = Pattern.compile("/issues/([0-9]{1,20})(/|$)");

    private SentryEvent() {}

    static Reading read(Json.Struct notice, String name, Shape shape) {
        String at = "data." + name + ".";
        Json.Struct data = shape.needed(notice, "", "data");
        Json.Struct event = shape.needed(data, "data.", name);
        shape.texts(event, at, TEXTS);
        shape.texts(data, "data.", RULES);
        Json.Struct metadata = shape.optional(event, at, "metadata");
        List<Json> tags = shape.items(event, at, "tags");
        Optional<String> issue = event.text("issue_id")
                .or(() -> issueIn(event.text("issue_url")))
                .or(() -> issueIn(event.text("web_url")));
        if (issue.isEmpty()) {
            shape.fault(at + "issue_id", "is needed");
        }
        if (!shape.fits()) {
            return shape.unreadable();
        }
        SignalDraft draft = new SignalDraft(
                        name.equals("event") ? SignalState.FIRING : SignalState.INFO,
                        event.text("title", "message").orElse("Sentry issue " + issue.get()))
                .dedupKey(SentryIssue.KEY + issue.get());
        event.text("level").ifPresent(draft::severity);
        event.text("datetime").ifPresent(sent -> draft.startsAt("datetime", sent));
        event.text("platform").ifPresent(platform -> draft.label("platform", platform));
        event.text("environment").ifPresent(environment -> draft.label("environment", environment));
        tags.forEach(tag -> tag(tag, draft));
        event.text("web_url").ifPresent(href -> draft.link("Sentry", href));
        data.text(RULES).ifPresent(rule -> draft.evidence("rule", rule));
        metadata.text("value").ifPresent(words -> draft.evidence("value", words));
        for (String told : EVIDENCE) {
            event.text(told).ifPresent(words -> draft.evidence(told, words));
        }
        Unread unread = new Unread();
        unread.look("data.", data, Set.of(name, "triggered_rule"));
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }

    private static Optional<String> issueIn(Optional<String> address) {
        return address.map(ISSUE::matcher).filter(Matcher::find).map(found -> found.group(1));
    }

    private static void tag(Json sent, SignalDraft draft) {
        if (sent instanceof Json.Items(List<Json> pair) && pair.size() == 2) {
            String name = pair.getFirst().words();
            if (!name.isBlank() && !isPersonal(name)) {
                draft.label(name, pair.getLast().words());
            }
        }
    }

    private static boolean isPersonal(String tag) {
        String name = tag.strip().toLowerCase(Locale.ROOT);
        return name.equals("user") || name.startsWith("user.") || name.equals("url") || name.equals("ip");
    }
}
