package io.bridgekeeper.gateway.format;

import io.bridgekeeper.gateway.format.alertmanager.AlertmanagerFormat;
import io.bridgekeeper.gateway.format.argocd.ArgocdFormat;
import io.bridgekeeper.gateway.format.awssns.AwsSnsFormat;
import io.bridgekeeper.gateway.format.azuremonitor.AzureMonitorFormat;
import io.bridgekeeper.gateway.format.cloudevents.CloudEventsFormat;
import io.bridgekeeper.gateway.format.datadog.DatadogFormat;
import io.bridgekeeper.gateway.format.elastic.ElasticFormat;
import io.bridgekeeper.gateway.format.flux.FluxFormat;
import io.bridgekeeper.gateway.format.gcpmonitoring.GcpMonitoringFormat;
import io.bridgekeeper.gateway.format.generic.GenericFormat;
import io.bridgekeeper.gateway.format.grafana.GrafanaFormat;
import io.bridgekeeper.gateway.format.kubernetesevent.KubernetesEventFormat;
import io.bridgekeeper.gateway.format.nagiosicinga.NagiosIcingaFormat;
import io.bridgekeeper.gateway.format.newrelic.NewRelicFormat;
import io.bridgekeeper.gateway.format.opsgenie.OpsgenieFormat;
import io.bridgekeeper.gateway.format.pagerduty.PagerDutyFormat;
import io.bridgekeeper.gateway.format.sentry.SentryFormat;
import io.bridgekeeper.gateway.format.uptimekuma.UptimeKumaFormat;
import io.bridgekeeper.gateway.format.zabbix.ZabbixFormat;
import java.util.List;

/** Every format with a reader of its own; those read by a ready-made mapping are files in the folder {@code mapping}. */
public final class Formats {

    /** By name, each once. */
    public static final List<Format> ALL = List.of(
            new AlertmanagerFormat(),
            new ArgocdFormat(),
            new AwsSnsFormat(),
            new AzureMonitorFormat(),
            new CloudEventsFormat(),
            new DatadogFormat(),
            new ElasticFormat(),
            new FluxFormat(),
            new GcpMonitoringFormat(),
            new GenericFormat("generic"),
            new GenericFormat("generic-json"),
            new GenericFormat("goalert-generic"),
            new GrafanaFormat(),
            new KubernetesEventFormat(),
            new NagiosIcingaFormat(),
            new NewRelicFormat(),
            new OpsgenieFormat(),
            new PagerDutyFormat(),
            new SentryFormat(),
            new UptimeKumaFormat(),
            new ZabbixFormat());

    private Formats() {}
}
