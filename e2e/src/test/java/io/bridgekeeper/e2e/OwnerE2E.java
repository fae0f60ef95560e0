package io.bridgekeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgekeeper.devstack.client.Answer;
import io.bridgekeeper.devstack.client.Await;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tool that nobody wrote a reader for: what it sent is not lost, and becomes an incident once it can be read. */
@ExtendWith(OnStage.class)
class OwnerE2E {

    private static final Map<String, String> MAPPING = Map.of("title", "what.happened", "dedupKey", "number");

    @Test
    void replaysWhatCouldNotBeReadOnceTheMappingIsMended(Stage stage) {
        Answer made = stage.as("ada").post("/api/paging/integrations", Map.of("name", "Own tool " + UUID.randomUUID()));
        String integration = "/api/paging/integrations/" + made.text("integrationId");
        String hook = "/hooks/" + made.text("key") + "/generic-json";
        String number = UUID.randomUUID().toString();
        Map<String, Object> sent =
                Map.of("number", number, "what", Map.of("happened", "Belt 7 stands still " + number));

        // 401 until the gateway knows the key.
        Answer refused = Await.until(
                Stage.PATIENCE, () -> stage.users().anyone().post(hook, sent), answer -> answer.status() != 401);
        assertThat(refused.status()).isEqualTo(400);
        JsonNode letter = Await.until(
                        Stage.PATIENCE,
                        () -> stage.as("ada").get(integration + "/dead-letters?bodies=true"),
                        answer -> answer.at("events").size() == 1)
                .at("events")
                .get(0);
        assertThat(letter.path("body").asText()).contains(number);
        assertThat(letter.path("errors")).isNotEmpty();

        Answer preview = stage.as("ada").post(integration + "/mapping/preview", MAPPING);
        assertThat(preview.status()).as(preview.toString()).isEqualTo(200);
        assertThat(preview.at("events").get(0).at("/would/signals/0/title").asText())
                .isEqualTo("Belt 7 stands still " + number);
        assertThat(stage.as("ada").put(integration + "/mapping", MAPPING).status())
                .isEqualTo(200);

        String replay = integration + "/dead-letters/" + letter.path("eventId").asText() + "/replay";
        Answer replayed = stage.as("ada").post(replay, Map.of());
        assertThat(replayed.status()).as(replayed.toString()).isEqualTo(200);
        assertThat(stage.as("ada").post(replay, Map.of()).at("signalIds")).isEqualTo(replayed.at("signalIds"));
        assertThat(Await.until(Stage.PATIENCE, () -> incidents(stage, number), count -> count > 0))
                .isEqualTo(1);
        assertThat(stage.as("bob").get(integration + "/dead-letters").status())
                .as("another's integration")
                .isEqualTo(403);
    }

    private static long incidents(Stage stage, String number) {
        return Stage.elements(stage.as("carol")
                        .get("/api/paging/incidents?state=all&limit=200")
                        .at("incidents"))
                .filter(incident -> incident.path("title").asText().contains(number))
                .count();
    }
}
