package io.bridgekeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.Service;
import io.bridgekeeper.devstack.client.AlertmanagerWebhook;
import io.bridgekeeper.devstack.client.Answer;
import io.bridgekeeper.devstack.client.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the real Alertmanager sends, in its own words and at its own times. */
@ExtendWith(OnStage.class)
class AlertmanagerE2E {

    @TempDir
    Path data;

    private final String run = UUID.randomUUID().toString();

    @Test
    void pagesForAnAlertThatFiresAndClosesTheIncidentWhenItClears(Stage stage) throws IOException {
        stage.expectsCalls("bob", "search");
        AlertmanagerWebhook alert = Stage.alert("search");
        try (RealAlertmanager alertmanager = start(stage)) {
            alertmanager.fire(run, alert);

            Answer incident = stage.incident(alert, i -> Stage.noticeReached(i, "bob"));
            assertThat(Stage.noticeReached(incident, "bob")).isTrue();

            alertmanager.clear(run, alert);

            assertThat(stage.incident(alert, AlertmanagerE2E::isResolved).text("how"))
                    .isEqualTo("self-cleared");
        }
    }

    @Test
    void makesOneIncidentOfAGroupAndClosesItWithItsLastAlert(Stage stage) throws IOException {
        stage.expectsCalls("bob", "search");
        AlertmanagerWebhook first = Stage.alert("search");
        AlertmanagerWebhook second = Stage.alert("search");
        AlertmanagerWebhook third = Stage.alert("search");
        try (RealAlertmanager alertmanager = start(stage)) {
            alertmanager.fire(run, first, second);

            // It is called by whichever of its alerts was read first.
            Answer incident = Await.until(
                    Stage.PATIENCE,
                    () -> ofAny(stage, first, second),
                    found -> found.at("alertCount").asInt() == 2);
            assertThat(incident.at("alertCount").asInt()).isEqualTo(2);
            assertThat(stage.incidentsOf(first) + stage.incidentsOf(second)).isEqualTo(1);

            // What joins later tells that the clearing before it is through.
            alertmanager.clear(run, first);
            alertmanager.fire(run, second, third);
            incident = Await.until(
                    Stage.PATIENCE,
                    () -> ofAny(stage, first, second),
                    found -> found.at("alertCount").asInt() == 3);
            assertThat(incident.at("alertCount").asInt()).isEqualTo(3);
            assertThat(isResolved(incident)).isFalse();

            alertmanager.clear(run, second, third);
            incident = Await.until(Stage.PATIENCE, () -> ofAny(stage, first, second), AlertmanagerE2E::isResolved);
            assertThat(isResolved(incident)).isTrue();
            assertThat(stage.incidentsOf(third)).isZero();
        }
    }

    @Test
    void losesNothingThatItSaysAgainAfterTheBrokerAndPagingWereAway(Stage stage) throws IOException {
        stage.expectsCalls("bob", "search");
        AlertmanagerWebhook alert = Stage.alert("search");
        try (RealAlertmanager alertmanager = start(stage)) {
            stage.broker().stop();
            stage.kill(Service.PAGING);
            try {
                alertmanager.fire(run, alert);
                assertThat(Await.until(Stage.PATIENCE, alertmanager::refused, refused -> refused > 0))
                        .as("refused while neither is there")
                        .isPositive();
            } finally {
                stage.broker().start();
                stage.start(Service.PAGING);
            }

            Answer incident = stage.incident(alert, i -> Stage.noticeReached(i, "bob"));
            assertThat(Stage.noticeReached(incident, "bob")).isTrue();
            assertThat(stage.incidentsOf(alert)).isEqualTo(1);

            alertmanager.clear(run, alert);
            assertThat(isResolved(stage.incident(alert, AlertmanagerE2E::isResolved)))
                    .isTrue();
        }
    }

    private RealAlertmanager start(Stage stage) throws IOException {
        Optional<Path> program = RealAlertmanager.find();
        if (program.isEmpty() && RealAlertmanager.IS_REQUIRED) {
            throw new AssertionError("BRIDGEKEEPER_ALERTMANAGER_REQUIRED is set, and there is none on the path");
        }
        Assumptions.assumeTrue(program.isPresent(), "no prometheus-alertmanager on the path");
        String key = stage.integrationKey("the real Alertmanager");
        return RealAlertmanager.start(
                program.get(), data, stage.platform().gateway().resolve("/hooks/" + key + "/alertmanager"));
    }

    private static Answer ofAny(Stage stage, AlertmanagerWebhook... alerts) {
        return Stream.of(alerts)
                .map(stage::look)
                .filter(found -> found.status() == 200)
                .findFirst()
                .orElseGet(Answer::none);
    }

    private static boolean isResolved(Answer incident) {
        return incident.text("state").equals("resolved");
    }
}
