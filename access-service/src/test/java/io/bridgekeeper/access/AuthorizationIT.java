package io.bridgekeeper.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may ask for what by their role; and that no route is left out here. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class AuthorizationIT {

    private static final String UNKNOWN = "018f0000-0000-7000-8000-00000000dead";

    /** A responder, a commander, a stakeholder, a catalog-admin, an auditor, and the accounts of two programs. */
    private static final List<String> PEOPLE = List.of("alice", "carol", "dave", "ada", "ivy");

    private static final List<String> PROGRAMS = List.of("gateway", "bastion");

    /** Who of them is let in; the role that opens break-glass nobody of them has. */
    private static final Map<String, String> ROUTES = Map.ofEntries(
            Map.entry("GET /api/access/requests", "alice carol dave ada ivy"),
            Map.entry("POST /api/access/requests", "alice carol dave ada ivy"),
            Map.entry("GET /api/access/requests/{requestId}", "alice carol dave ada ivy"),
            Map.entry("POST /api/access/requests/{requestId}/approve", "alice carol dave ada ivy"),
            Map.entry("POST /api/access/requests/{requestId}/deny", "alice carol dave ada ivy"),
            Map.entry("POST /api/access/requests/{requestId}/revoke", "alice carol dave ada ivy"),
            Map.entry("GET /api/access/grants", "alice carol dave ada ivy"),
            Map.entry("GET /api/access/grants/{grantId}", "alice carol dave ada ivy"),
            Map.entry("POST /api/access/grants/{grantId}/end", "alice carol dave ada ivy"),
            Map.entry("POST /api/access/grants/{grantId}/renew", "alice carol dave ada ivy"),
            Map.entry("GET /api/access/profiles", "ada ivy"),
            Map.entry("PUT /api/access/profiles", "ada"),
            Map.entry("GET /api/access/profiles/versions", "ada ivy"),
            Map.entry("GET /api/access/profiles/versions/{version}", "ada ivy"),
            Map.entry("GET /api/access/readiness", "alice carol dave ada ivy"),
            Map.entry("GET /api/access/findings", "alice carol dave ada ivy"),
            Map.entry("GET /api/access/sweep-findings", "ivy"),
            Map.entry("GET /api/access/reviews", "alice carol dave ada ivy"),
            Map.entry("POST /api/access/reviews/{reviewId}/close", "ivy"),
            Map.entry("POST /api/access/break-glass", ""),
            Map.entry("GET /api/access/audit", "ivy"),
            Map.entry("GET /api/access/audit/export", "ivy"),
            Map.entry("POST /access/v1/evaluation", "bastion"),
            Map.entry("POST /access/v1/evaluations", "bastion"));

    /** For programs that do not know yet whom to ask. */
    private static final Set<String> FOR_EVERYBODY = Set.of("GET /.well-known/authzen-configuration");

    private final World world = World.get();

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
            answered(ask(world.as(person), route), may.contains(person), person);
        }
        for (String program : PROGRAMS) {
            Response answer = ask(given().auth().oauth2(world.serviceToken(program)), route);
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
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(routes(), FOR_EVERYBODY.stream()).collect(Collectors.toSet()));
    }

    private static Response ask(RequestSpecification caller, String route) {
        String[] words = route.split(" ");
        return caller.contentType("application/json")
                .request(words[0], words[1].replaceAll("\\{version}", "999999").replaceAll("\\{[^}]*}", UNKNOWN));
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
