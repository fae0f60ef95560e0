package io.bridgekeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.client.AlertmanagerWebhook;
import io.bridgekeeper.devstack.client.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The system {@code drill} calls alice, three seconds later carol, then the fallback, oscar. */
@ExtendWith(OnStage.class)
class EscalationE2E {

    @Test
    void callsTheNextAndThenTheFallbackWhenNobodyAccepts(Stage stage) {
        stage.expectsCalls("alice", "drill");
        stage.expectsCalls("carol", "drill");
        stage.expectsCalls("oscar", "*");
        AlertmanagerWebhook alert = Stage.alert("drill");
        stage.fire(stage.integrationKey("nobody accepts"), alert);

        Answer incident =
                stage.incident(alert, i -> i.at("nobodyAnswered").asBoolean() && Stage.noticeReached(i, "oscar"));

        assertThat(incident.at("nobodyAnswered").asBoolean()).isTrue();
        assertThat(incident.text("state")).isEqualTo("triggered");
        // Which of the owners comes first depends on who has accepted an incident of it by now: whoever has is trained.
        assertThat(Stage.texts(incident.at("pages"), "personId"))
                .containsExactlyInAnyOrder("alice", "carol", "oscar")
                .endsWith("oscar");
        assertThat(Stage.noticeReached(incident, "alice")).isTrue();
        assertThat(Stage.noticeReached(incident, "carol")).isTrue();
    }

    @Test
    void oneOfTwoWhoAcceptAtOnceHasItAndTheOtherHearsWho(Stage stage) {
        stage.expectsCalls("alice", "drill");
        stage.expectsCalls("carol", "drill");
        AlertmanagerWebhook alert = Stage.alert("drill");
        stage.fire(stage.integrationKey("two accept"), alert);
        Answer both = stage.incident(alert, i -> Stage.pageOf(i, "carol").isPresent());

        List<Answer> answers = Stream.of("alice", "carol")
                .map(person -> {
                    String page = Stage.pageOf(both, person)
                            .orElseThrow()
                            .path("pageId")
                            .asText();
                    return CompletableFuture.supplyAsync(
                            () -> stage.as(person).post("/api/paging/pages/" + page + "/accept"));
                })
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        Answer winner =
                answers.stream().filter(a -> a.status() == 200).findFirst().orElseThrow();
        Answer loser =
                answers.stream().filter(a -> a.status() == 409).findFirst().orElseThrow();
        assertThat(loser.problem()).isEqualTo("already-accepted");
        assertThat(loser.text("acceptedBy")).isEqualTo(winner.text("personId"));
        assertThat(loser.text("acceptedAt")).isNotEmpty();
        Answer after = stage.incident(alert, i -> i.text("state").equals("acknowledged"));
        assertThat(Stage.texts(after.at("pages"), "state")).containsExactlyInAnyOrder("accepted", "withdrawn");
    }

    @Test
    void passesOverAPersonWhoDoesNotExpectTheCall(Stage stage) {
        stage.expectsNoCalls("alice", "drill");
        stage.expectsCalls("carol", "drill");
        AlertmanagerWebhook alert = Stage.alert("drill");
        stage.fire(stage.integrationKey("no consent"), alert);

        Answer incident = stage.incident(alert, i -> Stage.noticeReached(i, "carol"));

        assertThat(Stage.texts(incident.at("pages"), "personId")).containsExactly("carol");
    }

    @Test
    void callsTheFallbackForASystemWithoutAnOwnerAndReportsTheGap(Stage stage) {
        stage.expectsCalls("oscar", "*");
        AlertmanagerWebhook alert = Stage.alert("reports");
        stage.fire(stage.integrationKey("no owner"), alert);

        Answer incident = stage.incident(alert, i -> Stage.noticeReached(i, "oscar"));

        assertThat(Stage.texts(incident.at("pages"), "personId")).containsExactly("oscar");
        assertThat(incident.text("ownershipGap")).isNotEmpty();
    }
}
