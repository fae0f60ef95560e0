package io.bridgekeeper.roster.bridge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may ask for what by their role; and that no route is left out here. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "roster"), @ResourceArg(name = "keycloak", value = "true")})
class AuthorizationIT {

    private static final String UNKNOWN = "018f0000-0000-7000-8000-00000000dead";

    /** A responder, a commander, a stakeholder, a catalog-admin, an auditor, and the accounts of two programs. */
    private static final List<String> PEOPLE = List.of("alice", "carol", "dave", "ada", "ivy");

    private static final List<String> PROGRAMS = List.of("gateway", "bastion");

    private static final Map<String, String> ROUTES = Map.of(
            "GET /api/roster/bridges/{incidentId}", "alice carol dave ada ivy",
            "GET /api/roster/bridges/{incidentId}/gallery", "alice carol dave ada ivy",
            "POST /api/roster/bridges/{incidentId}/seats", "alice carol dave ada ivy",
            "POST /api/roster/bridges/{incidentId}/invitations", "alice carol dave ada ivy",
            "DELETE /api/roster/bridges/{incidentId}/seats/me", "alice carol dave ada ivy",
            "DELETE /api/roster/bridges/{incidentId}/seats/{personId}", "carol");

    private static final TestStack STACK = TestStack.start(Part.KEYCLOAK);

    static Stream<String> routes() {
        return ROUTES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void answersThoseOfARightRoleAlone(String route) {
        refused(ask(given(), route), 401, "not-authenticated");
        refused(ask(given().auth().oauth2("not.a.token"), route), 401, "not-authenticated");
        List<String> may = List.of(ROUTES.get(route).split(" "));
        for (String person : PEOPLE) {
            answered(ask(given().auth().oauth2(STACK.token(person)), route), may.contains(person), person);
        }
        for (String program : PROGRAMS) {
            Response answer = ask(given().auth().oauth2(STACK.serviceToken(program)), route);
            answered(answer, may.contains(program), program);
        }
    }

    @Test
    void leavesNoRouteOut() {
        Map<String, Map<String, Object>> paths =
                given().accept("application/json").get("/q/openapi").jsonPath().getMap("paths");
        assertThat(paths.entrySet().stream()
                        .flatMap(path -> path.getValue().keySet().stream()
                                .map(method -> method.toUpperCase() + " " + path.getKey())))
                .containsExactlyInAnyOrderElementsOf(ROUTES.keySet());
    }

    private static Response ask(RequestSpecification caller, String route) {
        String[] words = route.split(" ");
        return caller.contentType("application/json").request(words[0], words[1].replaceAll("\\{[^}]*}", UNKNOWN));
    }

    private static void answered(Response answer, boolean may, String who) {
        if (may) {
            assertThat(answer.statusCode()).as(who).isNotIn(401, 403, 405, 500);
        } else {
            assertThat(answer.statusCode()).as(who).isEqualTo(403);
            refused(answer, 403, "wrong-role");
        }
    }

    private static void refused(Response answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/" + type);
    }
}
