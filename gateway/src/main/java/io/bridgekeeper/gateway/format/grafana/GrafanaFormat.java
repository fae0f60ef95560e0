package io.bridgekeeper.gateway.format.grafana;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.JsonFormat;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.alertmanager.Dialect;
import io.bridgekeeper.gateway.format.alertmanager.NotificationReader;
import java.util.List;

/**
 * Reads the webhook contact point of Grafana: that of Grafana Alerting, which is Alertmanager's with additions, and
 * that of dashboard alerts before version 9.
 *
 * <p>Source: <a
 * href="https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/">webhook
 * notifier</a>.
 */
public final class GrafanaFormat implements JsonFormat {

    private static final NotificationReader READER = new NotificationReader(new Dialect(
            "Grafana",
            List.of("dashboardURL", "panelURL", "silenceURL", "imageURL"),
            List.of("valueString", "ruleUID")));

    @Override
    public String name() {
        return "grafana";
    }

    @Override
    public Reading read(Json body, Sent sent) {
        if (!(body instanceof Json.Struct notification)) {
            return Reading.Unreadable.because("", "must be an object");
        }
        if (!(notification.get("alerts") instanceof Json.Items(List<Json> alerts))) {
            return DashboardAlert.is(notification) ? DashboardAlert.read(notification) : READER.read(body);
        }
        return isTest(notification, alerts) ? new Reading.Nothing("Grafana's test notification") : READER.read(body);
    }

    /** Its labels can be filled in freely since version 10; its group key is then none of an Alertmanager's. */
    private static boolean isTest(Json.Struct notification, List<Json> alerts) {
        boolean byGroup = notification
                .text("groupKey")
                .filter(key -> key.startsWith("webhook-"))
                .isPresent();
        return byGroup || !alerts.isEmpty() && alerts.stream().allMatch(GrafanaFormat::isTest);
    }

    private static boolean isTest(Json item) {
        return item instanceof Json.Struct alert
                && alert.struct("labels")
                        .text("alertname")
                        .filter("TestAlert"::equals)
                        .isPresent()
                && alert.struct("labels")
                        .text("instance")
                        .filter("Grafana"::equals)
                        .isPresent();
    }
}
