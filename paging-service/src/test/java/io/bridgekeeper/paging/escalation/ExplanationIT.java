package io.bridgekeeper.paging.escalation;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.pageByHand;
import static io.bridgekeeper.paging.PagingClient.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why this person, why now, why over this channel, and why not the others. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class ExplanationIT {

    @Inject
    MovableClock clock;

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @AfterEach
    void presentTime() {
        clock.back();
    }

    @Test
    void tellsEveryRuleThatWasAskedAndWhatItSaw() {
        withdraw("bob", "search");
        UUID id = open("search");
        JsonPath why = explanation("carol", page(id, "carol"));
        assertThat(why.getString("whyNow")).isEqualTo("The incident opened.");
        assertThat(why.getString("reason")).isEqualTo("Step 2 for Search.");
        assertThat(why.getList("rules.rule", String.class))
                .containsExactly(
                        "whom-the-step-names",
                        "called-once-a-round",
                        "expects-the-call",
                        "whom-the-step-names",
                        "called-once-a-round",
                        "expects-the-call",
                        "load-guard",
                        "training");
        assertThat(why.getList("rules.about", String.class)).startsWith("bob", "bob", "bob", "carol");
        assertThat(why.getBoolean("rules[2].inFavour")).isFalse();
        assertThat(why.getString("rules[2].facts")).startsWith("bob agreed to be called for this until ");
        assertThat(why.getList("rules.inFavour", Boolean.class).subList(3, 8)).doesNotContain(false);
        assertThat(why.getList("channels.channel", String.class)).containsExactly("webhook");
        assertThat(why.getString("channels[0].why")).isEqualTo("a contact of the catalog");
    }

    @Test
    void keepsWhatWasSeenThenWhateverBecomesOfItLater() {
        UUID id = open("payments");
        clock.forward(Duration.ofMinutes(5));
        eventually().untilAsserted(() -> assertThat(page(id, "bob")).isNotNull());
        JsonPath before = explanation("bob", page(id, "bob"));
        assertThat(before.getString("whyNow")).isEqualTo("alice did not answer.");
        withdraw("bob", "payments");
        assertThat(explanation("bob", page(id, "bob")).getList("rules")).isEqualTo(before.getList("rules"));
    }

    @Test
    void tellsWhichWaysWereNotTaken() {
        UUID id = open("payments");
        JsonPath why = explanation("alice", page(id, "alice"));
        assertThat(why.getList("channels.channel", String.class)).containsExactly("webhook");
        assertThat(why.getList("notOver.channel", String.class)).containsExactly("email");
        assertThat(why.getString("notOver[0].why")).isEqualTo("in reserve, for when all others have failed");
        assertThat(why.prettify()).doesNotContain("alice@example.org").doesNotContain("19151");
    }

    @Test
    void explainsAPageThatWasMadeByHand() {
        UUID id = open("search");
        pageByHand("bob", id, "carol", "the index").then().statusCode(200);
        JsonPath why = explanation("carol", page(id, "carol"));
        assertThat(why.getString("whyNow")).isEqualTo("Paged by bob: the index.");
        assertThat(why.getList("rules.facts", String.class))
                .containsExactly("bob was paged for it.", "carol expects the call.");
    }

    @Test
    void knowsNothingOfPagesOfBeforeItWasKept() {
        UUID id = open("search");
        Table.update("update page set explanation = null where incident_id = ?", id);
        JsonPath why = explanation("bob", page(id, "bob"));
        assertThat(why.getString("whyNow")).isNull();
        assertThat(why.getList("rules")).isEmpty();
        assertThat(why.getList("channels.channel", String.class)).containsExactly("email");
    }

    private static JsonPath explanation(String person, String pageId) {
        return as(person)
                .get("/api/paging/pages/" + pageId + "/explanation")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
