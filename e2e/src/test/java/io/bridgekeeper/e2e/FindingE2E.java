package io.bridgekeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.client.Answer;
import io.bridgekeeper.devstack.client.Await;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class FindingE2E {

    // Owns systems of the demo's catalog, and is called in no other story.
    private static final String OWNER = "frank";

    @BeforeEach
    @AfterEach
    void theOwnerIsHere(Stage stage) {
        stage.accounts().enable(OWNER);
        assertThat(whoLeft(stage, left -> !left.contains(OWNER))).doesNotContain(OWNER);
    }

    @Test
    void tellsAnOwnerWhoLeftFromTheDayTheirAccountIsDisabledUntilItIsEnabledAgain(Stage stage) {
        stage.accounts().disable(OWNER);

        assertThat(whoLeft(stage, left -> left.contains(OWNER))).contains(OWNER);
        assertThat(Stage.elements(ask(stage).at("findings"))
                        .filter(finding -> finding.path("personId").asText().equals(OWNER))
                        .map(finding -> finding.path("what").asText()))
                .singleElement()
                .asString()
                .startsWith("The account of frank has been disabled since ")
                .contains("product owner of Search", "product owner of Drill");

        stage.accounts().enable(OWNER);

        assertThat(whoLeft(stage, left -> !left.contains(OWNER))).doesNotContain(OWNER);
    }

    private static List<String> whoLeft(Stage stage, Predicate<List<String>> fits) {
        return Await.until(Stage.PATIENCE, () -> Stage.texts(ask(stage).at("findings"), "personId"), fits);
    }

    private static Answer ask(Stage stage) {
        Answer answer = stage.as("ivy").get("/api/paging/findings?kind=owner-who-left");
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }
}
