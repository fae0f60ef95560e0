package io.bridgekeeper.gateway.format.argocd;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.JsonFormat;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads what Argo CD's notifications post, by a template of ours that the integration's page has.
 *
 * <p>A problem is an application. Each notice tells all three of its states, so that a sync that went well does not end
 * an alert about its health: it fires while any of them is bad, and is over only when all of them are good.
 *
 * <p>Source: <a href="https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/webhook/">webhook
 * service</a>.
 */
public final class ArgocdFormat implements JsonFormat {

    private static final Set<String> BAD_PHASES = Set.of("failed", "error");
    private static final String[] TEXTS = {
        "app",
        "namespace",
        "project",
        "health",
        "healthMessage",
        "sync",
        "phase",
        "message",
        "revision",
        "startedAt",
        "url",
        "repository",
        "cluster",
        "severity"
    };

    @Override
    public String name() {
        return "argocd";
    }

    @Override
    public Reading read(Json body, Sent sent) {
        Shape shape = new Shape();
        Json.Struct notice = shape.object(body, "");
        if (!shape.fits()) {
            return shape.unreadable();
        }
        shape.texts(notice, "", TEXTS);
        Json.Struct labels = shape.optional(notice, "", "labels");
        String app = shape.text(notice, "", "app").orElse("");
        if (notice.text("health", "sync", "phase").isEmpty()) {
            shape.fault("health", "is needed, or sync or phase");
        }
        if (!shape.fits()) {
            return shape.unreadable();
        }
        String named =
                notice.text("namespace").map(namespace -> namespace + "/").orElse("") + app;
        SignalDraft draft =
                new SignalDraft(state(notice), "Application " + named + " " + condition(notice)).dedupKey(named);
        notice.text("severity").ifPresent(draft::severity);
        notice.text("startedAt").ifPresent(at -> draft.startsAt("startedAt", at));
        for (String name : List.of("app", "namespace", "project", "cluster")) {
            notice.text(name).ifPresent(value -> draft.label(name, value));
        }
        labels.members().forEach((name, value) -> draft.label(name, value.words()));
        notice.text("url").ifPresent(href -> draft.link("Argo CD", href));
        for (String name : List.of("health", "healthMessage", "sync", "phase", "message", "revision", "repository")) {
            notice.text(name).ifPresent(words -> draft.evidence(name, words));
        }
        Unread unread = new Unread();
        Set<String> known = new HashSet<>(List.of(TEXTS));
        known.add("labels");
        unread.look("", notice, known);
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }

    /** A notice that lacks one of the three cannot say that all is well; an application that was never synced has no phase. */
    private static SignalState state(Json.Struct notice) {
        String health = lower(notice, "health");
        String sync = lower(notice, "sync");
        String phase = lower(notice, "phase");
        if (health.equals("degraded") || sync.equals("unknown") || BAD_PHASES.contains(phase)) {
            return SignalState.FIRING;
        }
        boolean done = phase.equals("succeeded") || phase.isEmpty() && sync.equals("synced");
        boolean well = health.equals("healthy") && done && !sync.isEmpty();
        return well ? SignalState.RESOLVED : SignalState.INFO;
    }

    private static String condition(Json.Struct notice) {
        String phase = lower(notice, "phase");
        if (BAD_PHASES.contains(phase)) {
            return "failed to sync";
        }
        if (lower(notice, "sync").equals("unknown") && !lower(notice, "health").equals("degraded")) {
            return "cannot be compared with its source";
        }
        return "is " + notice.text("health", "sync", "phase").orElseThrow();
    }

    private static String lower(Json.Struct notice, String name) {
        return notice.text(name).orElse("").strip().toLowerCase(Locale.ROOT);
    }
}
