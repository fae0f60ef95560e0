package io.bridgekeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.Service;
import io.bridgekeeper.devstack.client.AlertmanagerWebhook;
import io.bridgekeeper.devstack.client.Answer;
import io.bridgekeeper.devstack.client.Await;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class AccessE2E {

    private static final String GROUP = "/systems/search/responders";

    @Test
    void isThereAfterAcceptanceAndGoneAfterResolution(Stage stage) {
        String key = stage.integrationKey("access");
        AlertmanagerWebhook alert = Stage.alert("search");
        String incident = bobAccepts(stage, key, alert);
        assertThat(stage.groupsInANewToken("bob")).contains(GROUP);

        Answer resolved = stage.as("bob")
                .post("/api/paging/incidents/" + incident + "/resolve", Map.of("how", "fix", "note", "index rebuilt"));

        assertThat(resolved.status()).isEqualTo(200);
        ended(stage, incident);
        assertThat(stage.groupsInANewToken("bob")).doesNotContain(GROUP);
    }

    @Test
    void isGoneWhenThePersonStandsDown(Stage stage) {
        String key = stage.integrationKey("stand-down");
        AlertmanagerWebhook alert = Stage.alert("search");
        String incident = bobAccepts(stage, key, alert);
        Await.until(
                Stage.PATIENCE,
                () -> stage.as("bob").get("/api/roster/bridges/" + incident),
                bridge -> bridge.text("seats/0/state").equals("taken"));

        assertThat(stage.as("bob")
                        .delete("/api/roster/bridges/" + incident + "/seats/me")
                        .status())
                .isEqualTo(204);

        ended(stage, incident);
        assertThat(stage.groupsInANewToken("bob")).doesNotContain(GROUP);
        stage.clear(key, alert);
    }

    @Test
    void isGoneAlthoughAccessServiceWasKilledWhenTheIncidentWasResolved(Stage stage) {
        String key = stage.integrationKey("access killed");
        AlertmanagerWebhook alert = Stage.alert("search");
        String incident = bobAccepts(stage, key, alert);
        stage.kill(Service.ACCESS);
        stage.as("bob").post("/api/paging/incidents/" + incident + "/resolve", Map.of("how", "restart", "note", ""));

        stage.start(Service.ACCESS);

        ended(stage, incident);
        assertThat(stage.groupsInANewToken("bob")).doesNotContain(GROUP);
    }

    private static String bobAccepts(Stage stage, String key, AlertmanagerWebhook alert) {
        stage.expectsCalls("bob", "search");
        stage.fire(key, alert);
        Answer paged = stage.incident(alert, i -> Stage.pageOf(i, "bob").isPresent());
        String page = Stage.pageOf(paged, "bob").orElseThrow().path("pageId").asText();
        assertThat(stage.as("bob").post("/api/paging/pages/" + page + "/accept").status())
                .isEqualTo(200);
        String incident = paged.text("incidentId");
        Answer active =
                stage.grants("bob", incident, a -> a.text("grants/0/state").equals("active"));
        assertThat(active.text("grants/0/keycloakGroup")).isEqualTo(GROUP);
        return incident;
    }

    private static void ended(Stage stage, String incident) {
        Answer ended =
                stage.grants("bob", incident, a -> a.text("grants/0/state").equals("ended"));
        assertThat(ended.text("grants/0/state")).isEqualTo("ended");
    }
}
