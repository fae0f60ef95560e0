package io.bridgekeeper.devstack.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One webhook as Alertmanager sends it (version 4), with one alert.
 *
 * @param fingerprint Alertmanager's identity of the alert
 * @param service     value of the label by which the catalog finds the system
 * @param alertName   what is wrong, as the alerting rule calls it
 */
public record AlertmanagerWebhook(
        String fingerprint, String service, String alertName, String summary, Instant startsAt) {

    private static final String NOT_ENDED = "0001-01-01T00:00:00Z";

    /** The body while the alert fires. */
    public Map<String, Object> firing() {
        return body("firing", NOT_ENDED);
    }

    /** The body once it has cleared. */
    public Map<String, Object> resolved(Instant endsAt) {
        return body("resolved", endsAt.toString());
    }

    private Map<String, Object> body(String status, String endsAt) {
        Map<String, String> labels = Map.of("alertname", alertName, "service", service, "severity", "critical");
        Map<String, String> annotations =
                Map.of("summary", summary, "description", "12% of requests fail since the last roll-out");
        return Map.of(
                "version",
                "4",
                "groupKey",
                "{}:{alertname=\"" + alertName + "\", run=\"" + fingerprint + "\"}",
                "truncatedAlerts",
                0,
                "status",
                status,
                "receiver",
                "bridgekeeper",
                "groupLabels",
                Map.of("alertname", alertName),
                "commonLabels",
                labels,
                "commonAnnotations",
                annotations,
                "externalURL",
                "https://alertmanager.example",
                "alerts",
                List.of(Map.of(
                        "status", status,
                        "labels", labels,
                        "annotations", annotations,
                        "startsAt", startsAt.toString(),
                        "endsAt", endsAt,
                        "generatorURL", "https://prometheus.example/graph?g0.expr=checkout_errors",
                        "fingerprint", fingerprint)));
    }
}
