package io.bridgekeeper.gateway.format.sentry;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.JsonFormat;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;
import java.util.Optional;

/**
 * Reads the webhooks of Sentry's integration platform, one reader for each kind of resource.
 *
 * <p>An alert about an issue never says that it is over; the webhook about the issue itself does. Both are therefore known
 * by the issue's id. Metric alerts are problems of their own.
 *
 * <p>Source: <a href="https://docs.sentry.io/organization/integrations/integration-platform/webhooks/">webhooks</a>.
 */
public final class SentryFormat implements JsonFormat {

    @Override
    public String name() {
        return "sentry";
    }

    @Override
    public Reading read(Json body, Sent sent) {
        Shape shape = new Shape();
        Json.Struct notice = shape.object(body, "");
        if (!shape.fits()) {
            return shape.unreadable();
        }
        String resource = sent.header("sentry-hook-resource")
                .map(String::strip)
                .filter(named -> !named.isEmpty())
                .or(() -> resourceOf(notice))
                .orElse("");
        return switch (resource) {
            case "issue", "activity_alert" -> SentryIssue.read(notice, shape);
            case "event_alert" -> SentryEvent.read(notice, "event", shape);
            case "error" -> SentryEvent.read(notice, "error", shape);
            case "metric_alert" -> SentryMetric.read(notice, shape);
            case "installation" -> new Reading.Nothing("tells of the integration's installation, not of a problem");
            case "comment" -> new Reading.Nothing("is a comment on an issue, not a problem");
            case "" ->
                Reading.Unreadable.because(
                        "data", "must hold an issue, an event or a metric_alert of Sentry's webhooks");
            default -> new Reading.Nothing("is about a resource of Sentry's that tells of no problem");
        };
    }

    /** What the body shows, where something between Sentry and us has dropped the header. */
    private static Optional<String> resourceOf(Json.Struct notice) {
        if (!(notice.get("data") instanceof Json.Struct data)) {
            return Optional.empty();
        }
        if (data.members().containsKey("metric_alert")) {
            return Optional.of("metric_alert");
        }
        if (data.members().containsKey("event")) {
            return Optional.of("event_alert");
        }
        if (data.members().containsKey("comment")) {
            return Optional.of("comment");
        }
        if (data.members().containsKey("installation")) {
            return Optional.of("installation");
        }
        return data.members().containsKey("issue") ? Optional.of("issue") : Optional.empty();
    }
}
