package io.bridgekeeper.paging.training;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.agree;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who learns a system by shadowing it, and when they are called. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class TrainingIT {

    @Inject
    MovableClock clock;

    @Inject
    TrainingFlow training;

    @Inject
    Mutiny.SessionFactory sessions;

    private String usual;

    @BeforeEach
    void frankShadows() {
        People.agreeToAll();
        forget();
        agree("frank", "checkout", Instant.now().plus(Duration.ofDays(60)));
        usual = as("dave")
                .get("/api/paging/on-call")
                .jsonPath()
                .getString("rotations.find { it.rotationId == 'checkout-primary' }.onCall[0].personId");
        override(Map.of("kind", "add", "personId", "frank", "role", "shadow"));
    }

    @AfterEach
    void forget() {
        Table.update("delete from rotation_override");
        Table.update("delete from shadowed_incident");
        Table.update("delete from training");
        clock.back();
    }

    @Test
    void becomesCallableAfterTwoShadowedIncidents() {
        UUID first = open("checkout");
        assertThat(incident(first).getList("history.what", String.class)).contains("frank shadows");
        assertThat(incident(first).getList("pages.personId", String.class)).containsExactly(usual);
        assertThat(Table.select(
                        "select subject from message where person_id = 'frank' and about = 'shadowing' and path like ?",
                        "%" + first))
                .containsExactly("You shadow: Checkout answers 5xx");
        JsonPath follows = as("frank").get("/api/paging/me/shadowing").jsonPath();
        assertThat(follows.getList("shadowing.incidentId", String.class)).containsExactly(first.toString());
        assertThat(follows.getString("shadowing[0].countedAt")).isNull();
        finish(first);
        assertThat(as("frank").get("/api/paging/me/shadowing").jsonPath().getString("shadowing[0].countedAt"))
                .isNotNull();
        assertThat(mine("frank")).isEqualTo("checkout 0 1 learning");

        // Carol, who is the second step, has proven herself; frank takes the first one too early.
        Table.update("insert into training values ('carol', 'checkout', 1, 0, now())");
        override(Map.of("kind", "replace", "personId", usual, "byPersonId", "frank"));
        UUID second = open("checkout");
        assertThat(incident(second).getList("pages.personId", String.class)).containsExactly("carol");
        assertThat(incident(second).getList("history.what", String.class))
                .contains("Step 1: frank is in training for this system; the next in line is called first")
                .contains("frank shadows");
        clock.forward(Duration.ofMinutes(10));
        eventually()
                .untilAsserted(() -> assertThat(incident(second).getList("pages.personId", String.class))
                        .containsExactly("carol", "frank"));
        accept("carol", page(second, "carol")).then().statusCode(200);
        resolve("carol", second, "fix").then().statusCode(200);
        assertThat(mine("frank")).isEqualTo("checkout 0 2 trained");
    }

    @Test
    void callsWhoHasNotProvenThemselvesBehindThoseWhoHave() {
        Table.update("insert into training values ('carol', 'checkout', 1, 0, now())");
        for (int shadowed = 0; shadowed < 2; shadowed++) {
            UUID incident = open("checkout");
            assertThat(incident(incident).getList("pages.personId", String.class))
                    .containsExactly("carol");
            assertThat(incident(incident).getList("history.what", String.class))
                    .contains(usual + " shadows")
                    .contains("Step 1: " + usual + " is in training for this system; the next in line is called first");
            accept("carol", page(incident, "carol")).then().statusCode(200);
            resolve("carol", incident, "fix").then().statusCode(200);
        }
        assertThat(mine(usual)).isEqualTo("checkout 0 2 trained");
        assertThat(incident(open("checkout")).getList("pages.personId", String.class))
                .containsExactly(usual);
    }

    @Test
    void isCalledFirstOnceTrained() {
        finish(open("checkout"));
        finish(open("checkout"));
        assertThat(mine("frank")).isEqualTo("checkout 0 2 trained");
        Table.update("delete from rotation_override");
        override(Map.of("kind", "replace", "personId", usual, "byPersonId", "frank"));
        UUID incident = open("checkout");
        assertThat(incident(incident).getList("pages.personId", String.class)).containsExactly("frank");
        assertThat(incident(incident).getList("history.what", String.class)).doesNotContain("frank shadows");
    }

    @Test
    void countsNoIncidentThatNobodyAccepted() {
        UUID incident = open("checkout");
        resolve("carol", incident, "false-alarm").then().statusCode(200);
        assertThat(mine("frank")).isEqualTo("checkout 0 0 learning");
        resolve("carol", incident, "fix").then().statusCode(200);
        assertThat(mine("frank")).isEqualTo("checkout 0 0 learning");
    }

    @Test
    void notesAShadowOnceHoweverManyStepsAreCalled() {
        UUID incident = open("checkout");
        as(usual).body("{}").post("/api/paging/pages/" + page(incident, usual) + "/decline");
        assertThat(incident(incident).getList("history.what", String.class)).containsOnlyOnce("frank shadows");
        accept("carol", page(incident, "carol")).then().statusCode(200);
        resolve("carol", incident, "fix").then().statusCode(200);
        resolve("carol", incident, "fix").then().statusCode(200);
        assertThat(mine("frank")).isEqualTo("checkout 0 1 learning");
        assertThat(mine("carol")).isEqualTo("checkout 1 0 trained");
    }

    @Test
    void showsTheMatrixByWhatPeopleDid() {
        finish(open("checkout"));
        JsonPath all = as("ivy").get("/api/paging/training").jsonPath();
        assertThat(all.getInt("shadowedIncidents")).isEqualTo(2);
        assertThat(all.getList("training.personId", String.class)).containsExactlyInAnyOrder(usual, "frank");
        assertThat(as("ivy")
                        .get("/api/paging/training?person=frank&system=checkout")
                        .jsonPath()
                        .getList("training"))
                .hasSize(1);
        assertThat(as("ivy")
                        .get("/api/paging/training?system=search")
                        .jsonPath()
                        .getList("training"))
                .isEmpty();
    }

    @Test
    void findsTheSystemsThatHangOnOnePerson() throws Throwable {
        finish(open("checkout"));
        List<BusFactor.ThinSystem> thin = VertxContextSupport.subscribeAndAwait(
                () -> sessions.withSession(training::systemsWithAtMostOneTrainedPerson));
        assertThat(thin)
                .filteredOn(system -> system.systemId().equals("checkout"))
                .singleElement()
                .satisfies(system -> assertThat(system.trained()).containsExactly(usual));
    }

    @Test
    void takesWhoAcceptedBeforeItWasCountedAsTrained() throws IOException {
        finish(open("checkout"));
        Table.update("delete from training");
        try (InputStream file = getClass().getResourceAsStream("/db/migration/V7__training.sql")) {
            String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            String fill = sql.substring(sql.indexOf("insert into training"));
            Table.update(fill.substring(0, fill.indexOf(';')));
        }
        assertThat(mine(usual)).startsWith("checkout ").endsWith(" trained");
    }

    private void finish(UUID incident) {
        accept(usual, page(incident, usual)).then().statusCode(200);
        resolve(usual, incident, "fix").then().statusCode(200);
    }

    /** System, accepted, shadowed, standing: of checkout alone. */
    private static String mine(String person) {
        JsonPath all = as(person).get("/api/paging/me/training").jsonPath();
        String line = "training.find { it.systemId == 'checkout' }.";
        return all.getString(line + "systemId") + " " + all.getString(line + "accepted") + " "
                + all.getString(line + "shadowed") + " " + all.getString(line + "standing");
    }

    private static void override(Map<String, String> override) {
        Map<String, String> body = new HashMap<>(override);
        body.put("until", Instant.now().plus(Duration.ofHours(2)).toString());
        body.put("reason", "training");
        as("ada")
                .body(body)
                .post("/api/paging/rotations/checkout-primary/overrides")
                .then()
                .statusCode(201);
    }
}
