package io.bridgekeeper.gateway.format.alertmanager;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.JsonFormat;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import java.util.List;

/**
 * Reads the webhook of Prometheus Alertmanager, version 4.
 *
 * <p>Source: <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">webhook_config</a>.
 */
public final class AlertmanagerFormat implements JsonFormat {

    private static final NotificationReader READER =
            new NotificationReader(new Dialect("Alertmanager", List.of(), List.of()));

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public Reading read(Json body, Sent sent) {
        return READER.read(body);
    }
}
