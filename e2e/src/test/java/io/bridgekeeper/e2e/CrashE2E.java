package io.bridgekeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.Service;
import io.bridgekeeper.devstack.client.AlertmanagerWebhook;
import io.bridgekeeper.devstack.client.Answer;
import io.bridgekeeper.devstack.client.Await;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class CrashE2E {

    @Test
    void pagesAfterAllWhenPagingServiceIsKilledBetweenTheSignalAndThePage(Stage stage) {
        stage.expectsCalls("bob", "search");
        String key = stage.integrationKey("kill -9");
        // Fired all at once and killed at the first answer: some signals are then committed, some on the topic only.
        List<AlertmanagerWebhook> alerts =
                IntStream.range(0, 20).mapToObj(i -> Stage.alert("search")).toList();
        List<CompletableFuture<Answer>> sent = alerts.stream()
                .map(alert -> CompletableFuture.supplyAsync(() -> stage.fire(key, alert)))
                .toList();
        CompletableFuture.anyOf(sent.toArray(CompletableFuture[]::new)).join();
        stage.kill(Service.PAGING);
        List<Answer> answers = sent.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(Answer::status).containsOnly(202);

        stage.start(Service.PAGING);

        for (AlertmanagerWebhook alert : alerts) {
            Answer incident = stage.incident(alert, i -> Stage.noticeReached(i, "bob"));
            assertThat(Stage.noticeReached(incident, "bob"))
                    .as("page of %s", alert)
                    .isTrue();
            assertThat(stage.incidentsOf(alert)).as("incidents of %s", alert).isEqualTo(1);
        }
        alerts.forEach(alert -> stage.clear(key, alert));
    }

    @Test
    void pagesWithoutTheBroker(Stage stage) {
        stage.expectsCalls("bob", "search");
        String key = stage.integrationKey("broker away");
        AlertmanagerWebhook alert = Stage.alert("search");
        stage.broker().stop();
        try {
            Answer answer = stage.fire(key, alert);
            assertThat(answer.status()).isEqualTo(202);

            Answer incident = stage.incident(alert, i -> Stage.noticeReached(i, "bob"));
            assertThat(Stage.noticeReached(incident, "bob")).isTrue();
        } finally {
            stage.broker().start();
        }
        assertThat(stage.incidentsOf(alert)).isEqualTo(1);
        // What was told while the broker was away arrives once it is back: the bridge opens late, but it opens.
        String incident = stage.incident(alert, i -> true).text("incidentId");
        Answer bridge = Await.until(
                Stage.PATIENCE, () -> stage.as("carol").get("/api/roster/bridges/" + incident), a -> a.status() == 200);
        assertThat(bridge.text("state")).isEqualTo("open");
        stage.clear(key, alert);
    }

    @Test
    void refusesWithAHintWhenNeitherTheBrokerNorPagingCanKeepASignal(Stage stage) {
        String key = stage.integrationKey("both away");
        AlertmanagerWebhook alert = Stage.alert("search");
        stage.broker().stop();
        stage.kill(Service.PAGING);
        try {
            Answer answer = stage.fire(key, alert);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsKey("retry-after");
        } finally {
            stage.broker().start();
            stage.start(Service.PAGING);
        }
        assertThat(stage.fire(key, alert).status())
                .as("a retry once they are back")
                .isEqualTo(202);
        assertThat(stage.incident(alert, i -> true).status()).isEqualTo(200);
        stage.clear(key, alert);
    }

    @Test
    void opensOneIncidentHoweverOftenTheWebhookComes(Stage stage) {
        stage.expectsCalls("bob", "search");
        String key = stage.integrationKey("duplicates");
        AlertmanagerWebhook alert = Stage.alert("search");

        List<Answer> answers =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> stage.fire(key, alert)))
                        .limit(10)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        Answer incident = stage.incident(alert, i -> Stage.noticeReached(i, "bob"));
        assertThat(Stage.texts(incident.at("pages"), "personId")).containsExactly("bob");
        assertThat(stage.incidentsOf(alert)).isEqualTo(1);
        stage.clear(key, alert);
        assertThat(stage.incident(alert, i -> i.text("state").equals("resolved"))
                        .text("how"))
                .isEqualTo("self-cleared");
    }
}
