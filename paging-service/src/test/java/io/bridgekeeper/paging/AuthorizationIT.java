package io.bridgekeeper.paging;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask for what: by role, and by whose page it is. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class AuthorizationIT {

    private static final String UNKNOWN = "018f0000-0000-7000-8000-00000000dead";
    private static final String GATEWAY = "gateway";

    /** A responder, a commander, a stakeholder, a catalog-admin, an auditor, and the gateway's own account. */
    private static final List<String> EVERYBODY = List.of("alice", "carol", "dave", "ada", "ivy", GATEWAY);

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @ParameterizedTest(name = "{0} {1} for {2}")
    @CsvSource({
        "GET,    /api/paging/systems,                        alice carol dave ada ivy gateway",
        "GET,    /api/paging/systems/payments,               alice carol dave ada ivy gateway",
        "GET,    /api/paging/on-call,                        alice carol dave ada ivy gateway",
        "GET,    /api/paging/rotations,                      alice carol dave ada ivy",
        "GET,    /api/paging/rotations/no-such,              alice carol dave ada ivy",
        "GET,    /api/paging/rotations/no-such/shifts,       alice carol dave ada ivy",
        "GET,    /api/paging/me/shifts,                      alice carol dave ada ivy",
        "GET,    /api/paging/rotations/no-such/overrides,    alice carol dave ada ivy",
        "POST,   /api/paging/rotations/no-such/overrides,    alice carol ada",
        "DELETE, /api/paging/rotations/no-such/overrides/" + UNKNOWN + ", alice carol ada",
        "GET,    /api/paging/incidents,                      alice carol dave ada ivy",
        "GET,    /api/paging/incidents/" + UNKNOWN + ",      alice carol dave ada ivy",
        "GET,    /api/paging/ownership-gaps,                 alice carol dave ada ivy",
        "POST,   /api/paging/incidents/" + UNKNOWN + "/resolve, alice carol",
        "GET,    /api/paging/pages,                          alice carol",
        "GET,    /api/paging/pages/" + UNKNOWN + ",          alice carol",
        "POST,   /api/paging/pages/" + UNKNOWN + "/accept,   alice carol",
        "POST,   /api/paging/pages/" + UNKNOWN + "/decline,  alice carol",
        "GET,    /api/paging/me/consents,                    alice carol",
        "PUT,    /api/paging/me/consents/no-such-system,     alice carol",
        "DELETE, /api/paging/me/consents/no-such-system,     alice carol",
        "GET,    /api/paging/integrations,                   ada",
        "POST,   /api/paging/integrations,                   ada",
        "POST,   /api/paging/integrations/" + UNKNOWN + "/keys, ada",
        "DELETE, /api/paging/integrations/" + UNKNOWN + ",   ada",
        "POST,   /api/paging/catalog/import/pagerduty,       ada",
        "POST,   /api/paging/catalog/import/opsgenie,        ada",
        "POST,   /api/paging/catalog/import/grafana-oncall,  ada",
        "POST,   /api/paging/catalog/import/goalert,         ada",
        "POST,   /internal/paging/signals,                   gateway",
    })
    void answersThoseOfARightRoleAlone(String method, String path, String allowed) {
        refused(RestAssured.given().contentType("application/json").request(method, path), 401, "not-authenticated");
        Set<String> may = Set.of(allowed.split(" "));
        for (String person : EVERYBODY) {
            Response answer = caller(person).request(method, path);
            if (may.contains(person)) {
                assertThat(answer.statusCode()).as(person).isNotIn(401, 403, 405, 500);
            } else {
                refused(answer, 403, "wrong-role");
            }
        }
    }

    @Test
    void refusesATokenThatIsNone() {
        Response answer = RestAssured.given().auth().oauth2("not.a.token").get("/api/paging/incidents");
        refused(answer, 401, "not-authenticated");
    }

    @Test
    void letsNobodyAnswerAnothersPage() {
        UUID id = open("payments");
        String alices = page(id, "alice");
        refused(as("bob").get("/api/paging/pages/" + alices), 403, "not-your-page");
        refused(accept("bob", alices), 403, "not-your-page");
        refused(as("bob").body("{}").post("/api/paging/pages/" + alices + "/decline"), 403, "not-your-page");
        // A commander may look, and no more.
        as("carol").get("/api/paging/pages/" + alices).then().statusCode(200);
        refused(accept("carol", alices), 403, "not-your-page");
        assertThat(as("bob").get("/api/paging/pages").jsonPath().getList("pages.pageId", String.class))
                .doesNotContain(alices);
        as("alice").get("/api/paging/pages/" + alices).then().statusCode(200);
    }

    @Test
    void letsOnlyWhoWasCalledOrACommanderResolve() {
        UUID id = open("payments");
        refused(PagingClient.resolve("erin", id, "fix"), 403, "not-your-incident");
        PagingClient.resolve("alice", id, "fix").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {UNKNOWN, "42", "..%2Fincidents", "018f0000-0000-7000-8000-00000000dead%20"})
    void knowsNothingUnderOtherIds(String id) {
        refused(as("carol").get("/api/paging/incidents/" + id), 404, "unknown-incident");
        refused(
                as("carol").body("{\"how\":\"fix\"}").post("/api/paging/incidents/" + id + "/resolve"),
                404,
                "unknown-incident");
        refused(as("carol").get("/api/paging/pages/" + id), 404, "unknown-page");
        refused(as("carol").post("/api/paging/pages/" + id + "/accept"), 404, "unknown-page");
        refused(as("carol").body("{}").post("/api/paging/pages/" + id + "/decline"), 404, "unknown-page");
        refused(as("ada").post("/api/paging/integrations/" + id + "/keys"), 404, "unknown-integration");
        refused(as("ada").delete("/api/paging/integrations/" + id), 404, "unknown-integration");
    }

    private static RequestSpecification caller(String person) {
        return (person.equals(GATEWAY) ? PagingClient.asGateway() : as(person)).urlEncodingEnabled(false);
    }

    private static void refused(Response answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/" + type);
    }
}
