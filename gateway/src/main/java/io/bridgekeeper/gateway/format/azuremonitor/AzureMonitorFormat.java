package io.bridgekeeper.gateway.format.azuremonitor;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.JsonFormat;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;

/**
 * Reads the webhook of an Azure action group: the common alert schema, and the older schema of metric alerts.
 *
 * <p>Source: <a href="https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-common-schema">common alert
 * schema</a>.
 */
public final class AzureMonitorFormat implements JsonFormat {

    @Override
    public String name() {
        return "azure-monitor";
    }

    @Override
    public Reading read(Json body, Sent sent) {
        Shape shape = new Shape();
        Json.Struct notice = shape.object(body, "");
        shape.texts(notice, "", "schemaId");
        if (!shape.fits()) {
            return shape.unreadable();
        }
        return switch (notice.text("schemaId").orElse("")) {
            case "azureMonitorCommonAlertSchema" -> CommonSchema.read(shape.needed(notice, "", "data"), shape);
            case "AzureMonitorMetricAlert" -> ClassicAlert.read(shape.needed(notice, "", "data"), "data.", shape);
            case "" -> ClassicAlert.read(notice, "", shape);
            default ->
                Reading.Unreadable.because(
                        "schemaId",
                        "must be azureMonitorCommonAlertSchema: switch the common alert schema on in the action group");
        };
    }
}
