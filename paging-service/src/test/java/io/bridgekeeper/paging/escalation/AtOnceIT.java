package io.bridgekeeper.paging.escalation;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.agree;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.WebhookSink.Received;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step that calls three people at once: alice, carol and oscar, who all have a webhook. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class AtOnceIT {

    private static final String ONE = "{ call: { person: bob }, timeout: PT5M }\n      - { call: { person: carol }";
    private static final String THREE =
            "{ call: [ { person: alice }, { person: carol }, { person: oscar } ], timeout: PT5M }\n"
                    + "      - { call: { person: bob }";

    @Inject
    MovableClock clock;

    private String seed;

    @BeforeEach
    void threeAtOnce() throws IOException {
        People.agreeToAll();
        agree("oscar", "search", Instant.now().plus(Duration.ofDays(30)));
        Table.update("insert into training values ('oscar', 'search', 1, 0, now()) on conflict do nothing");
        seed = Files.readString(Path.of("src/test/resources/catalog.yaml"));
        assertThat(seed).contains(ONE);
        put(seed.replace(ONE, THREE), 200);
    }

    @AfterEach
    void back() {
        clock.back();
        Table.update("delete from training where person_id = 'oscar'");
        Table.update("delete from consent where person_id = 'oscar'");
        put(seed, 200);
    }

    @Test
    void tellsAllOfTheStepAndWithdrawsTheOthersWhenOneAccepts() {
        UUID id = open("search");
        eventually()
                .untilAsserted(() -> assertThat(Receivers.webhooks().about(id))
                        .extracting(Received::path)
                        .containsExactlyInAnyOrder("/alice", "/carol", "/oscar"));
        accept("carol", page(id, "carol")).then().statusCode(200);
        assertThat(incident(id).getString("acknowledgedBy")).isEqualTo("carol");
        assertThat(states(id)).isEqualTo("alice withdrawn, carol accepted, oscar withdrawn");
        assertThat(incident(id).getList("history.what", String.class))
                .contains("The page to alice was withdrawn: somebody else accepted");
        accept("alice", page(id, "alice")).then().statusCode(409);
    }

    @Test
    void leavesTheOthersWhenOneDeclinesAndCallsTheNextStepOnceTheTimeIsUp() {
        UUID id = open("search");
        as("alice")
                .body(Map.of())
                .post("/api/paging/pages/" + page(id, "alice") + "/decline")
                .then()
                .statusCode(200);
        assertThat(incident(id).getList("pages")).hasSize(3);
        clock.forward(Duration.ofMinutes(5));
        eventually()
                .untilAsserted(() -> assertThat(states(id))
                        .matches("alice declined, carol expired, oscar expired, bob (queued|sent)"));
    }

    @Test
    void refusesMoreAtOnceThanIsSetAndNamesThePlace() {
        String four = THREE.replace("{ person: oscar }", "{ person: oscar }, { person: frank }");
        assertThat(put(seed.replace(ONE, four), 400))
                .contains("policies[1].steps[0].call")
                .contains("calls 4 people at once; at most 3 (paging.escalation.most-at-once)");
    }

    private static String states(UUID id) {
        return String.join(", ", incident(id).getList("pages.collect { it.personId + ' ' + it.state }", String.class));
    }

    private static String put(String catalog, int status) {
        return as("ada")
                .contentType("application/yaml")
                .header("If-Match", "*")
                .body(catalog.getBytes(StandardCharsets.UTF_8))
                .put("/api/paging/catalog")
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }
}
