package io.bridgekeeper.gateway.format;

import io.bridgekeeper.gateway.format.alertmanager.AlertmanagerFormat;
import io.bridgekeeper.gateway.format.datadog.DatadogFormat;
import io.bridgekeeper.gateway.format.generic.GenericFormat;
import io.bridgekeeper.gateway.format.grafana.GrafanaFormat;
import io.bridgekeeper.gateway.format.nagiosicinga.NagiosIcingaFormat;
import io.bridgekeeper.gateway.format.opsgenie.OpsgenieFormat;
import io.bridgekeeper.gateway.format.pagerduty.PagerDutyFormat;
import io.bridgekeeper.gateway.format.uptimekuma.UptimeKumaFormat;
import io.bridgekeeper.gateway.format.zabbix.ZabbixFormat;
import java.util.List;

/** Every format that a hook can be chosen for. */
public final class Formats {

    /** By name, each once. */
    public static final List<Format> ALL = List.of(
            new AlertmanagerFormat(),
            new DatadogFormat(),
            new GenericFormat("generic"),
            new GenericFormat("generic-json"),
            new GenericFormat("goalert-generic"),
            new GrafanaFormat(),
            new NagiosIcingaFormat(),
            new OpsgenieFormat(),
            new PagerDutyFormat(),
            new UptimeKumaFormat(),
            new ZabbixFormat());

    private Formats() {}
}
