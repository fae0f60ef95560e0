package io.bridgekeeper.paging.quality;

import static io.bridgekeeper.paging.PagingClient.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How good the schedules of the catalog are, with what was decided against them. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class QualityIT {

    private static final String QUALITY = "/api/paging/rotations/checkout-primary/quality";

    @BeforeEach
    @AfterEach
    void noOverrides() {
        Table.update("delete from rotation_override");
    }

    @Test
    void looksAtTheNextFiftyTwoWeeks() {
        JsonPath quality = get(QUALITY);
        assertThat(Duration.between(
                        Instant.parse(quality.getString("from")), Instant.parse(quality.getString("until"))))
                .isEqualTo(Duration.ofDays(364));
        assertThat(quality.getDouble("uncoveredShare")).isZero();
        assertThat(quality.getDouble("singleShare")).isEqualTo(1);
        assertThat(quality.getList("people.personId", String.class)).containsExactlyInAnyOrder("alice", "bob");
        assertThat(quality.getDouble("people[0].load")).isBetween(1.0, 1.05);
        assertThat(quality.getList("findings.kind", String.class)).containsExactly("single-covered");
        assertThat(quality.getString("findings[0].text"))
                .startsWith("One person alone is on call 100 % of the time, with nobody behind them");
    }

    @Test
    void seesWhatOverridesOpenAndPutsItFirst() {
        Instant from = Instant.parse("2027-03-01T00:00:00Z");
        as("ada")
                .body(Map.of(
                        "kind",
                        "temporary",
                        "from",
                        from.toString(),
                        "until",
                        from.plus(Duration.ofDays(7)).toString(),
                        "reason",
                        "nobody at all"))
                .post("/api/paging/rotations/checkout-primary/overrides")
                .then()
                .statusCode(201);
        JsonPath quality = get(QUALITY + "?from=2027-02-22T00:00:00Z&until=2027-03-22T00:00:00Z");
        assertThat(quality.getDouble("uncoveredShare")).isEqualTo(0.25);
        assertThat(quality.getString("findings[0].text"))
                .isEqualTo("Nobody is on call 25 % of the time, first on 2027-03-01T00:00:00Z for 7 days.");
        assertThat(get("/api/paging/quality").getString("rotations[0].worst"))
                .startsWith("Nobody is on call 2 % of the time");
    }

    @Test
    void listsALineForEachRotation() {
        JsonPath all = get("/api/paging/quality");
        assertThat(all.getList("rotations.rotationId", String.class)).containsExactly("checkout-primary", "swap-pool");
        assertThat(all.getInt("rotations[0].findings")).isEqualTo(1);
        assertThat(all.getString("next")).isNull();
        assertThat(get("/api/paging/quality?after=checkout-primary").getList("rotations.rotationId", String.class))
                .containsExactly("swap-pool");
        assertThat(get("/api/paging/quality?after=swap-pool").getList("rotations"))
                .isEmpty();
    }

    @Test
    void namesEveryFaultOfAPeriod() {
        JsonPath refusal = as("dave")
                .get(QUALITY + "?from=yesterday&until=tomorrow")
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
        assertThat(refusal.getList("errors.path", String.class)).containsExactly("from", "until");
        as("dave")
                .get(QUALITY + "?from=2026-01-01T00:00:00Z&until=2029-01-01T00:00:00Z")
                .then()
                .statusCode(400);
        as("dave").get("/api/paging/rotations/no-such/quality").then().statusCode(404);
    }

    private static JsonPath get(String path) {
        return as("dave").get(path).then().statusCode(200).extract().jsonPath();
    }
}
