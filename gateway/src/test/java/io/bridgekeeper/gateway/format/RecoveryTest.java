package io.bridgekeeper.gateway.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.signal.Signal;
import io.bridgekeeper.gateway.signal.SignalState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryTest {

    @ParameterizedTest
    @CsvSource({
        "argocd, degraded.json, well-again.json",
        "argocd, sync-failed.json, well-again.json",
        "aws-sns, alarm.json, alarm-over.json",
        "aws-sns, alarm-through-eventbridge.json, alarm-over.json",
        "azure-monitor, metric-fired.json, metric-resolved.json",
        "azure-monitor, classic-activated.json, classic-resolved.json",
        "azure-monitor, service-health-active.json, service-health-resolved.json",
        "azure-monitor, resource-health-down.json, resource-health-up.json",
        "cloudevents, structured-firing.json, structured-resolved-without-content-type.json",
        "cloudevents, binary-firing.json, binary-resolved-without-data.json",
        "elastic, fired.json, recovered.json",
        "flux, error.json, success.json",
        "gcp-monitoring, open.json, closed.json",
        "newrelic, activated.json, closed.json",
        "sentry, issue-created.json, issue-resolved.json",
        "sentry, event-alert.json, issue-resolved.json",
        "sentry, event-alert-without-header-and-id.json, activity-alert-resolved.json",
        "sentry, metric-alert-critical.json, metric-alert-resolved.json"
    })
    void findsItsProblemWhateverChangedOnTheWay(String format, String problem, String recovery) {
        Signal began = read(format, problem);
        Signal ended = read(format, recovery);
        assertThat(began.state()).isEqualTo(SignalState.FIRING);
        assertThat(ended.state()).isEqualTo(SignalState.RESOLVED);
        assertThat(ended.dedupKey()).isNotNull().isEqualTo(began.dedupKey());
    }

    private static Signal read(String format, String name) {
        Fixture fixture = Formats.ALL.stream()
                .filter(one -> one.name().equals(format))
                .flatMap(one -> Fixture.ours(one).stream())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return ((Reading.Signals) fixture.read()).signals().getFirst();
    }
}
