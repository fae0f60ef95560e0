package io.bridgekeeper.paging.completeness;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.hand;
import static io.bridgekeeper.paging.PagingClient.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the signals of an integration lack is told to its owner once, and shown to them and to catalog-admins. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class ReviewIT {

    private final String name = "Nagios " + UUID.randomUUID();

    @Inject
    MovableClock clock;

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @AfterEach
    void now() {
        clock.back();
    }

    @Test
    void tellsTheOwnerOnceAndEverybodyAsAFinding() {
        UUID id = integrationOf("bob");
        for (int i = 0; i < 3; i++) {
            fire(id, false);
        }
        eventually().untilAsserted(() -> assertThat(messages()).hasSize(1));
        assertThat(messages().getFirst()).isEqualTo(name + " sends signals without links");
        assertThat(findings())
                .containsExactly("The integration \"" + name
                        + "\" of bob sends signals without links: 3 of its last 3 incidents.");
        fire(id, false);
        eventually().untilAsserted(() -> assertThat(findings()).anyMatch(what -> what.contains("4 of its last 4")));
        clock.forward(Duration.ofDays(8));
        fire(id, false);
        eventually().untilAsserted(() -> assertThat(findings()).anyMatch(what -> what.contains("5 of its last 5")));
        assertThat(messages()).hasSize(1);
    }

    @Test
    void forgetsAGapThatIsMended() {
        UUID id = integrationOf("bob");
        for (int i = 0; i < 3; i++) {
            fire(id, false);
        }
        eventually().untilAsserted(() -> assertThat(findings()).hasSize(1));
        for (int i = 0; i < 3; i++) {
            fire(id, true);
        }
        eventually().untilAsserted(() -> assertThat(findings()).isEmpty());
    }

    @Test
    void tellsNobodyWhomTheCatalogDoesNotKnow() {
        UUID id = integrationOf("ada");
        for (int i = 0; i < 3; i++) {
            fire(id, false);
        }
        eventually().untilAsserted(() -> assertThat(findings()).hasSize(1));
        assertThat(messages()).isEmpty();
        assertThat(Table.select("select told from brief_report where integration_id = ?", id))
                .containsExactly("[]");
    }

    @Test
    void showsTheOwnerAndCatalogAdminsAloneWhatIsMissingHowOften() {
        UUID id = integrationOf("bob");
        fire(id, false);
        fire(id, true);
        for (String who : List.of("bob", "ada")) {
            JsonPath seen = as(who).get("/api/paging/integrations/" + id + "/completeness")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(seen.getString("owner")).isEqualTo("bob");
            assertThat(seen.getInt("incidents")).isEqualTo(2);
            assertThat(seen.getInt("score")).isBetween(1, 99);
            Map<String, Object> links = seen.getMap("parts.find { it.part == 'links' }");
            assertThat(links)
                    .containsEntry("by", "sender")
                    .containsEntry("missing", 1)
                    .containsEntry("reason", "No link leads back to the tool.")
                    .containsKey("mend");
            assertThat(seen.getInt("parts.find { it.part == 'title' }.missing")).isZero();
            assertThat(seen.getList("parts")).hasSize(Part.values().length);
        }
        for (String who : List.of("alice", "carol", "ivy")) {
            assertThat(as(who).get("/api/paging/integrations/" + id + "/completeness")
                            .then()
                            .statusCode(403)
                            .extract()
                            .jsonPath()
                            .getString("type"))
                    .isEqualTo("https://bridgekeeper.io/problems/not-your-integration");
        }
    }

    @Test
    void showsAnIntegrationWithoutIncidentsWithoutAScore() {
        UUID id = integrationOf("bob");
        JsonPath seen = as("bob")
                .get("/api/paging/integrations/" + id + "/completeness")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(seen.getInt("incidents")).isZero();
        assertThat(seen.getMap("$")).doesNotContainKey("score");
    }

    private List<String> messages() {
        return Table.select(
                "select subject from message where about = 'incomplete-signals' and subject like ?", name + "%");
    }

    private List<String> findings() {
        return as("ivy")
                .get("/api/paging/findings?kind=incomplete-signals")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findings.what", String.class)
                .stream()
                .filter(what -> what.contains(name))
                .toList();
    }

    private UUID integrationOf(String person) {
        UUID id = UUID.fromString(as("ada")
                .body(Map.of("name", name))
                .post("/api/paging/integrations")
                .then()
                .statusCode(201)
                .extract()
                .path("integrationId"));
        Table.update("update integration set created_by = ? where id = ?", person, id);
        return id;
    }

    private void fire(UUID integration, boolean withLinks) {
        String key = UUID.randomUUID().toString();
        SignalReceived s = signal(integration, "firing", key, null, Map.of("service", "search", "alertname", key));
        hand(
                UUID.randomUUID(),
                new SignalReceived(
                        s.integrationId(),
                        s.format(),
                        s.state(),
                        s.dedupKey(),
                        s.groupKey(),
                        s.title(),
                        s.severity(),
                        s.startsAt(),
                        s.receivedAt(),
                        s.labels(),
                        withLinks ? s.links() : List.of(),
                        s.evidence()));
    }
}
