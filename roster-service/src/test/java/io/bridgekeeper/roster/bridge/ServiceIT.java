package io.bridgekeeper.roster.bridge;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

/** What operators and programmers expect of every service. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "roster"), @ResourceArg(name = "keycloak", value = "true")})
class ServiceIT {

    @Test
    void isHealthy() {
        JsonPath health = get("/q/health").jsonPath();

        assertThat(health.getString("status")).isEqualTo("UP");
    }

    @Test
    void describesItsApi() {
        JsonPath api = given().accept("application/json").get("/q/openapi").jsonPath();

        assertThat(api.getMap("paths"))
                .containsOnlyKeys(
                        "/api/roster/bridges/{incidentId}",
                        "/api/roster/bridges/{incidentId}/gallery",
                        "/api/roster/bridges/{incidentId}/invitations",
                        "/api/roster/bridges/{incidentId}/seats",
                        "/api/roster/bridges/{incidentId}/seats/me",
                        "/api/roster/bridges/{incidentId}/seats/{personId}");
        assertThat(api.getMap("components.schemas")).containsKeys("BridgeView", "GalleryView", "OwnSeatView");
    }
}
