package io.bridgekeeper.gateway.format.sentry;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what happened to an issue.
 *
 * <p>That somebody assigned or archived it counts as an acknowledgement only where a person did so: Sentry does both by
 * rules of its own, and nobody has looked then.
 */
final class SentryIssue {

    static final String KEY = "issue:";

    private enum Change {
        THERE,
        OVER,
        TAKEN,
        OTHER
    }

    private static final Map<String, Change> CHANGES = Map.of(
            "created", Change.THERE,
            "unresolved", Change.THERE,
            "resolved", Change.OVER,
            "assigned", Change.TAKEN,
            "archived", Change.TAKEN,
            "ignored", Change.TAKEN,
            "triggered", Change.OTHER);

    private static final String AT = "data.issue.";
    private static final String[] TEXTS = {
        "id",
        "title",
        "level",
        "firstSeen",
        "web_url",
        "permalink",
        "culprit",
        "shortId",
        "platform",
        "status",
        "substatus",
        "count",
        "userCount"
    };
    private static final String[] EVIDENCE = {"culprit", "status", "substatus", "count", "userCount"};

    private SentryIssue() {}

    static Reading read(Json.Struct notice, Shape shape) {
        Change change = shape.oneOf(notice, "", "action", CHANGES).orElse(Change.OTHER);
        Json.Struct data = shape.needed(notice, "", "data");
        Json.Struct issue = shape.needed(data, "data.", "issue");
        shape.texts(issue, AT, TEXTS);
        String id = shape.text(issue, AT, "id").orElse("");
        Json.Struct project = shape.optional(issue, AT, "project");
        Json.Struct metadata = shape.optional(issue, AT, "metadata");
        if (!shape.fits()) {
            return shape.unreadable();
        }
        SignalDraft draft = new SignalDraft(
                        state(change, notice, issue),
                        issue.text("title", "shortId").orElse("Sentry issue " + id))
                .dedupKey(KEY + id);
        issue.text("level").ifPresent(draft::severity);
        issue.text("firstSeen").ifPresent(at -> draft.startsAt("firstSeen", at));
        project.text("slug", "name").ifPresent(name -> draft.label("project", name));
        issue.text("platform").ifPresent(platform -> draft.label("platform", platform));
        issue.text("shortId").ifPresent(name -> draft.label("shortId", name));
        issue.text("web_url", "permalink").ifPresent(href -> draft.link("Sentry", href));
        notice.text("action").ifPresent(action -> draft.evidence("action", action));
        metadata.text("value").ifPresent(words -> draft.evidence("value", words));
        for (String name : EVIDENCE) {
            issue.text(name).ifPresent(words -> draft.evidence(name, words));
        }
        Unread unread = new Unread();
        unread.look("data.", data, Set.of("issue"));
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }

    private static SignalState state(Change change, Json.Struct notice, Json.Struct issue) {
        return switch (change) {
            case THERE -> SignalState.FIRING;
            case OVER -> SignalState.RESOLVED;
            case TAKEN -> isPerson(notice) ? SignalState.ACKNOWLEDGED : SignalState.INFO;
            case OTHER -> byStatus(issue.text("status"));
        };
    }

    private static boolean isPerson(Json.Struct notice) {
        return notice.get("actor") instanceof Json.Struct actor
                && actor.text("type").filter("user"::equals).isPresent();
    }

    /** An alert about an issue's activity says only what the issue is now. */
    private static SignalState byStatus(Optional<String> status) {
        return switch (status.orElse("")) {
            case "resolved" -> SignalState.RESOLVED;
            case "ignored" -> SignalState.INFO;
            default -> SignalState.FIRING;
        };
    }
}
