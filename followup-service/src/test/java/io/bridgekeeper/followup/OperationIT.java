package io.bridgekeeper.followup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What whoever runs the service sees of it. */
@QuarkusTest
class OperationIT extends RealParts {

    @Test
    void isHealthy() {
        given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void countsWhatItOpened() {
        double before = opened();

        openFollowUp("erin");

        assertThat(opened()).isGreaterThan(before);
        given().get("/q/metrics").then().body(containsString("followup_recurrence_total"));
    }

    @Test
    void describesItself() {
        given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/api/followup/follow-ups/{id}/accept'.post.operationId", equalTo("acceptFollowUp"));
    }

    private static double opened() {
        return given().accept("text/plain")
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("followup_opened_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
