package io.bridgekeeper.paging;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.notify.webpush.PushBrowser;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

    @ParameterizedTest(name = "{0} {1} for {2}")
    @CsvSource({
        "GET,    /api/paging/systems,                        alice carol dave ada ivy gateway",
        "GET,    /api/paging/systems/payments,               alice carol dave ada ivy gateway",
        "GET,    /api/paging/on-call,                        alice carol dave ada ivy gateway",
        "GET,    /api/paging/rotations,                      alice carol dave ada ivy",
        "GET,    /api/paging/rotations/no-such,              alice carol dave ada ivy",
        "GET,    /api/paging/rotations/no-such/shifts,       alice carol dave ada ivy",
        "POST,   /api/paging/rotations/no-such/preview,      alice carol ada",
        "GET,    /api/paging/me/shifts,                      alice carol dave ada ivy",
        "GET,    /api/paging/rotations/no-such/quality,      alice carol dave ada ivy",
        "GET,    /api/paging/quality,                        alice carol dave ada ivy",
        "GET,    /api/paging/training,                       carol ada ivy",
        "GET,    /api/paging/me/training,                    alice carol dave ada ivy",
        "GET,    /api/paging/me/shadowing,                   alice carol dave ada ivy",
        "GET,    /api/paging/rotations/no-such/overrides,    alice carol dave ada ivy",
        "POST,   /api/paging/rotations/no-such/overrides,    alice carol ada",
        "DELETE, /api/paging/rotations/no-such/overrides/" + UNKNOWN + ", alice carol ada",
        "GET,    /api/paging/changes,                        alice carol dave ada ivy",
        "POST,   /api/paging/changes,                        alice carol ada gateway",
        "GET,    /api/paging/findings,                       alice carol ada ivy",
        "GET,    /api/paging/calendars,                      alice carol dave ada ivy",
        "POST,   /api/paging/calendars,                      alice carol dave ada ivy",
        "DELETE, /api/paging/calendars/" + UNKNOWN + ",      alice carol dave ada ivy",
        "GET,    /api/paging/incidents,                      alice carol dave ada ivy",
        "GET,    /api/paging/incidents/" + UNKNOWN + ",      alice carol dave ada ivy",
        "GET,    /api/paging/ownership-gaps,                 alice carol dave ada ivy",
        "POST,   /api/paging/incidents/" + UNKNOWN + "/resolve, alice carol",
        "GET,    /api/paging/pages,                          alice carol",
        "GET,    /api/paging/pages/" + UNKNOWN + ",          alice carol",
        "POST,   /api/paging/pages/" + UNKNOWN + "/accept,   alice carol",
        "POST,   /api/paging/pages/" + UNKNOWN + "/decline,  alice carol",
        "GET,    /api/paging/catalog-corrections,            alice carol ada ivy",
        "POST,   /api/paging/catalog-corrections/" + UNKNOWN + "/dismiss, ada",
        "PUT,    /api/paging/incidents/" + UNKNOWN + "/severity, alice carol",
        "POST,   /api/paging/incidents/" + UNKNOWN + "/reopen, alice carol",
        "GET,    /api/paging/pages/" + UNKNOWN + "/explanation, alice carol ivy",
        "POST,   /api/paging/pages/" + UNKNOWN + "/still-on-it, alice carol",
        "GET,    /api/paging/me/consents,                    alice carol",
        "PUT,    /api/paging/me/consents/no-such-system,     alice carol",
        "DELETE, /api/paging/me/consents/no-such-system,     alice carol",
        "POST,   /api/paging/me/consents,                    alice carol",
        "PUT,    /api/paging/me/consents/" + UNKNOWN + ",    alice carol",
        "DELETE, /api/paging/me/consents/" + UNKNOWN + ",    alice carol",
        "GET,    /api/paging/me/consent-requests,            alice carol",
        "POST,   /api/paging/me/consent-requests/no-such/accept, alice carol",
        "POST,   /api/paging/me/consent-requests/no-such/decline, alice carol",
        "GET,    /api/paging/consent-requests,               alice carol ada ivy",
        "GET,    /api/paging/shift-gaps,                     alice carol ada ivy",
        "GET,    /api/paging/systems/payments/consents,      alice carol ada ivy",
        "POST,   /api/paging/incidents/" + UNKNOWN + "/pages, alice carol",
        "POST,   /api/paging/incidents/" + UNKNOWN + "/responder-requests, alice carol",
        "POST,   /api/paging/incidents/" + UNKNOWN + "/responder-requests/" + UNKNOWN + "/cancel, alice carol",
        "GET,    /api/paging/me/contact-methods,             alice carol",
        "POST,   /api/paging/me/contact-methods,             alice carol",
        "PUT,    /api/paging/me/contact-methods/" + UNKNOWN + ", alice carol",
        "DELETE, /api/paging/me/contact-methods/" + UNKNOWN + ", alice carol",
        "POST,   /api/paging/me/contact-methods/" + UNKNOWN + "/verification, alice carol",
        "POST,   /api/paging/me/contact-methods/" + UNKNOWN + "/verification-code, alice carol",
        "POST,   /api/paging/me/contact-methods/" + UNKNOWN + "/test, alice carol",
        "POST,   /api/paging/me/push-enrolments,             alice carol",
        "GET,    /api/paging/me/notification-rules,          alice carol",
        "PUT,    /api/paging/me/notification-rules,          alice carol",
        "GET,    /api/paging/me/quiet-hours,                 alice carol",
        "PUT,    /api/paging/me/quiet-hours,                 alice carol",
        "GET,    /api/paging/unreachable,                    carol ada ivy",
        "GET,    /api/paging/swaps,                          alice carol ada",
        "POST,   /api/paging/swaps,                          alice carol",
        "GET,    /api/paging/swaps/" + UNKNOWN + ",          alice carol ada",
        "POST,   /api/paging/swaps/" + UNKNOWN + "/accept,   alice carol",
        "POST,   /api/paging/swaps/" + UNKNOWN + "/decline,  alice carol",
        "POST,   /api/paging/swaps/" + UNKNOWN + "/withdraw, alice carol",
        "GET,    /api/paging/me/absence-feed,                alice carol",
        "PUT,    /api/paging/me/absence-feed,                alice carol",
        "DELETE, /api/paging/me/absence-feed,                alice carol",
        "GET,    /api/paging/maintenance-windows,            alice carol dave ada ivy",
        "POST,   /api/paging/maintenance-windows,            carol ada",
        "GET,    /api/paging/maintenance-windows/" + UNKNOWN + ", alice carol dave ada ivy",
        "PUT,    /api/paging/maintenance-windows/" + UNKNOWN + ", carol ada",
        "DELETE, /api/paging/maintenance-windows/" + UNKNOWN + ", carol ada",
        "GET,    /api/paging/maintenance-windows/" + UNKNOWN + "/occurrences, alice carol dave ada ivy",
        "GET,    /api/paging/maintenance-windows/" + UNKNOWN + "/held-back, alice carol dave ada ivy",
        "GET,    /api/paging/heartbeats,                     alice carol dave ada ivy",
        "POST,   /api/paging/heartbeats,                     ada",
        "DELETE, /api/paging/heartbeats/" + UNKNOWN + ",     ada",
        "POST,   /api/paging/heartbeats/" + UNKNOWN + "/pause, ada",
        "DELETE, /api/paging/heartbeats/" + UNKNOWN + "/pause, ada",
        "GET,    /api/paging/integrations,                   ada",
        "POST,   /api/paging/integrations,                   ada",
        "POST,   /api/paging/integrations/" + UNKNOWN + "/keys, ada",
        "DELETE, /api/paging/integrations/" + UNKNOWN + ",   ada",
        "GET,    /api/paging/integrations/" + UNKNOWN + "/completeness, alice carol dave ada ivy",
        "GET,    /api/paging/integrations/" + UNKNOWN + "/mapping, alice carol dave ada ivy",
        "PUT,    /api/paging/integrations/" + UNKNOWN + "/mapping, alice carol dave ada ivy",
        "DELETE, /api/paging/integrations/" + UNKNOWN + "/mapping, alice carol dave ada ivy",
        "GET,    /api/paging/integrations/" + UNKNOWN + "/raw-events, alice carol dave ada ivy",
        "GET,    /api/paging/integrations/" + UNKNOWN + "/raw-events/" + UNKNOWN + ", alice carol dave ada ivy",
        "GET,    /api/paging/integrations/" + UNKNOWN + "/dead-letters, alice carol dave ada ivy",
        "GET,    /api/paging/integrations/" + UNKNOWN + "/dead-letters/" + UNKNOWN + ", alice carol dave ada ivy",
        "GET,    /api/paging/webhook-subscriptions,          ada",
        "POST,   /api/paging/webhook-subscriptions,          ada",
        "GET,    /api/paging/webhook-subscriptions/" + UNKNOWN + ", alice carol dave ada ivy",
        "PUT,    /api/paging/webhook-subscriptions/" + UNKNOWN + ", ada",
        "DELETE, /api/paging/webhook-subscriptions/" + UNKNOWN + ", ada",
        "POST,   /api/paging/webhook-subscriptions/" + UNKNOWN + "/secret, ada",
        "POST,   /api/paging/webhook-subscriptions/" + UNKNOWN + "/enable, ada",
        "POST,   /api/paging/webhook-subscriptions/" + UNKNOWN + "/disable, ada",
        "POST,   /api/paging/webhook-subscriptions/" + UNKNOWN + "/test, ada",
        "GET,    /api/paging/webhook-subscriptions/" + UNKNOWN + "/deliveries, alice carol dave ada ivy",
        "POST,   /api/paging/webhook-subscriptions/" + UNKNOWN + "/deliveries/" + UNKNOWN + "/resend, ada",
        "GET,    /api/paging/catalog,                        ada ivy",
        "PUT,    /api/paging/catalog,                        ada",
        "GET,    /api/paging/catalog/versions,               ada ivy",
        "GET,    /api/paging/catalog/versions/1,             ada ivy",
        "GET,    /api/paging/catalog/versions/1/document,    ada ivy",
        "POST,   /api/paging/catalog/import/backstage,       ada",
        "POST,   /api/paging/catalog/import/pagerduty,       ada",
        "POST,   /api/paging/catalog/import/opsgenie,        ada",
        "POST,   /api/paging/catalog/import/grafana-oncall,  ada",
        "POST,   /api/paging/catalog/import/goalert,         ada",
        "POST,   /internal/paging/signals,                   gateway",
        "POST,   /internal/paging/changes,                   gateway",
        "POST,   /internal/paging/dead-letters,              gateway",
        "POST,   /internal/paging/dead-letters/replayed,     gateway",
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

    /** Calendar programs send no token: the secret in the path is all. */
    @Test
    void asksNobodyForATokenWhoReadsACalendar() {
        refused(RestAssured.get("/calendars/bkc_unknown.ics"), 404, "not-found");
        refused(as("alice").get("/calendars/bkc_unknown.ics"), 404, "not-found");
        refused(RestAssured.given().auth().oauth2("not.a.token").get("/calendars/bkc_unknown.ics"), 404, "not-found");
    }

    /** What beats sends no token: the key in the path is all. */
    @Test
    void asksNothingForATokenThatBeats() {
        refused(RestAssured.post("/heartbeats/bkh_unknown"), 404, "not-found");
        refused(RestAssured.given().auth().oauth2("not.a.token").get("/heartbeats/bkh_unknown"), 404, "not-found");
    }

    /** Whoever opens the link of a notice has not logged in: the token in the path is all. */
    @Test
    void asksNobodyForALoginWhoAnswersByALink() {
        for (String accept : new String[] {"application/json", "application/problem+json"}) {
            refused(RestAssured.given().accept(accept).get("/answer/bka_unknown"), 404, "not-found");
        }
        refused(as("alice").accept("application/json").get("/answer/bka_unknown"), 404, "not-found");
        refused(
                RestAssured.given()
                        .auth()
                        .oauth2("not.a.token")
                        .accept("application/json")
                        .body("answer=accept")
                        .contentType("application/x-www-form-urlencoded")
                        .post("/answer/bka_unknown"),
                404,
                "not-found");
    }

    /** The provider of text messages and calls has no token: its signature is all. */
    @Test
    void asksNoProviderForATokenThatCallsBack() {
        String status = "/" + UNKNOWN + "/status";
        for (String path :
                new String[] {"sms", "voice", "sms" + status, "voice" + status, "voice/" + UNKNOWN + "/key"}) {
            RequestSpecification unsigned = RestAssured.given().contentType("application/x-www-form-urlencoded");
            refused(unsigned.post("/provider/twilio/" + path), 403, "wrong-signature");
            refused(
                    as("alice").contentType("application/x-www-form-urlencoded").post("/provider/twilio/" + path),
                    403,
                    "wrong-signature");
            refused(
                    RestAssured.given()
                            .auth()
                            .oauth2("not.a.token")
                            .contentType("application/x-www-form-urlencoded")
                            .post("/provider/twilio/" + path),
                    403,
                    "wrong-signature");
        }
    }

    /** A browser that shows notices has not logged in: the secret that it brings along is all. */
    @Test
    void asksNoBrowserThatShowsNoticesForALogin() {
        for (RequestSpecification anybody : List.of(
                RestAssured.given(), as("alice"), RestAssured.given().auth().oauth2("not.a.token"))) {
            RequestSpecification json = anybody.contentType("application/json");
            assertThat(json.get("/push/enrol/bkp_unknown").statusCode()).isEqualTo(404);
            assertThat(json.get("/push/worker.js").statusCode()).isEqualTo(200);
            refused(json.get("/push/other.js"), 404, "not-found");
        }
        String subscription = "\"subscription\":" + PushBrowser.fresh().subscription("http://127.0.0.1:1/push/x");
        refused(anonymously("{" + subscription + "}").post("/push/enrol/bkp_unknown"), 404, "not-found");
        refused(
                anonymously("{\"secret\":\"bkd_unknown\"," + subscription + "}").post("/push/device"),
                404,
                "unknown-device");
        refused(
                anonymously("{\"secret\":\"bkd_unknown\",\"code\":\"ABCD2345\"}")
                        .post("/push/confirmation"),
                404,
                "unknown-device");
        refused(anonymously("{\"receipt\":\"bkr_unknown\"}").post("/push/receipt"), 404, "not-found");
    }

    private static RequestSpecification anonymously(String body) {
        return RestAssured.given().contentType("application/json").body(body);
    }

    @Test
    void refusesATokenThatIsNone() {
        Response answer = RestAssured.given().auth().oauth2("not.a.token").get("/api/paging/incidents");
        refused(answer, 401, "not-authenticated");
    }

    @Test
    void letsNobodyAnswerAnothersPage() {
        People.agreeToAll();
        UUID id = open("payments");
        String alices = page(id, "alice");
        refused(as("bob").get("/api/paging/pages/" + alices), 403, "not-your-page");
        refused(accept("bob", alices), 403, "not-your-page");
        refused(as("bob").body("{}").post("/api/paging/pages/" + alices + "/decline"), 403, "not-your-page");
        refused(as("bob").post("/api/paging/pages/" + alices + "/still-on-it"), 403, "not-your-page");
        refused(as("bob").get("/api/paging/pages/" + alices + "/explanation"), 403, "not-your-page");
        as("ivy").get("/api/paging/pages/" + alices + "/explanation").then().statusCode(200);
        // A commander may look, and no more.
        as("carol").get("/api/paging/pages/" + alices).then().statusCode(200);
        refused(accept("carol", alices), 403, "not-your-page");
        assertThat(as("bob").get("/api/paging/pages").jsonPath().getList("pages.pageId", String.class))
                .doesNotContain(alices);
        as("alice").get("/api/paging/pages/" + alices).then().statusCode(200);
    }

    @Test
    void letsOnlyWhoWasCalledOrACommanderResolve() {
        People.agreeToAll();
        UUID id = open("payments");
        refused(PagingClient.resolve("erin", id, "fix"), 403, "not-your-incident");
        PagingClient.resolve("alice", id, "fix").then().statusCode(200);
    }

    @Test
    void letsOnlyWhoWasCalledOrACommanderPageByHand() {
        People.agreeToAll();
        UUID id = open("payments");
        refused(PagingClient.pageByHand("bob", id, "carol", "the database"), 403, "not-yours-to-call");
        PagingClient.pageByHand("alice", id, "carol", "the database").then().statusCode(200);
    }

    @Test
    void letsOnlyTheOwnersAmongRespondersReadWhoAgreedForASystem() {
        as("alice").get("/api/paging/systems/payments/consents").then().statusCode(200);
        refused(as("alice").get("/api/paging/systems/search/consents"), 403, "not-your-system");
        as("frank").get("/api/paging/systems/search/consents").then().statusCode(200);
        refused(as("carol").get("/api/paging/systems/no-such/consents"), 404, "unknown-system");
    }

    @Test
    void letsNobodyAgreeForSomebodyElse() {
        People.agreeToAll();
        String alices = as("alice")
                .get("/api/paging/me/consents")
                .jsonPath()
                .getString("consents.find { it.scope.systems == ['payments'] }.consentId");
        String later = "{\"until\":\"" + Instant.now().plus(Duration.ofDays(80)) + "\"}";
        refused(as("bob").body(later).put("/api/paging/me/consents/" + alices), 404, "unknown-consent");
        as("bob").delete("/api/paging/me/consents/" + alices).then().statusCode(204);
        assertThat(as("alice").get("/api/paging/me/consents").jsonPath().getList("consents.consentId", String.class))
                .contains(alices);
        assertThat(as("alice")
                        .get("/api/paging/me/consents")
                        .jsonPath()
                        .getString("consents.find { it.consentId == '" + alices + "' }.state"))
                .isEqualTo("valid");
        refused(
                as("bob").body(later).post("/api/paging/me/consent-requests/fallback/accept"),
                404,
                "unknown-consent-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {UNKNOWN, "42", "..%2Fincidents", "018f0000-0000-7000-8000-00000000dead%20"})
    void knowsNothingUnderOtherIds(String id) {
        refused(as("carol").get("/api/paging/incidents/" + id), 404, "unknown-incident");
        refused(
                as("carol").body("{\"how\":\"fix\"}").post("/api/paging/incidents/" + id + "/resolve"),
                404,
                "unknown-incident");
        refused(
                as("carol")
                        .body("{\"personId\":\"erin\",\"reason\":\"x\"}")
                        .post("/api/paging/incidents/" + id + "/pages"),
                404,
                "unknown-incident");
        refused(
                as("carol")
                        .body("{\"system\":\"payments\",\"message\":\"x\"}")
                        .post("/api/paging/incidents/" + id + "/responder-requests"),
                404,
                "unknown-incident");
        refused(
                as("carol").post("/api/paging/incidents/" + id + "/responder-requests/" + UNKNOWN + "/cancel"),
                404,
                "unknown-incident");
        refused(as("carol").get("/api/paging/pages/" + id), 404, "unknown-page");
        refused(as("carol").post("/api/paging/pages/" + id + "/accept"), 404, "unknown-page");
        refused(as("carol").body("{}").post("/api/paging/pages/" + id + "/decline"), 404, "unknown-page");
        refused(as("carol").post("/api/paging/pages/" + id + "/still-on-it"), 404, "unknown-page");
        refused(as("carol").get("/api/paging/pages/" + id + "/explanation"), 404, "unknown-page");
        refused(as("carol").delete("/api/paging/calendars/" + id), 404, "unknown-calendar");
        refused(as("ada").delete("/api/paging/heartbeats/" + id), 404, "unknown-heartbeat");
        refused(as("ada").delete("/api/paging/heartbeats/" + id + "/pause"), 404, "unknown-heartbeat");
        String window = "/api/paging/maintenance-windows/" + id;
        refused(as("carol").get(window), 404, "unknown-maintenance-window");
        refused(as("carol").get(window + "/held-back"), 404, "unknown-maintenance-window");
        refused(as("carol").get(window + "/occurrences"), 404, "unknown-maintenance-window");
        refused(as("carol").delete(window), 404, "unknown-maintenance-window");
        String method = "/api/paging/me/contact-methods/" + id;
        refused(as("carol").body("{}").put(method), 404, "unknown-contact-method");
        refused(as("carol").delete(method), 404, "unknown-contact-method");
        refused(
                as("carol").body("{\"code\":\"ABCD2345\"}").post(method + "/verification"),
                404,
                "unknown-contact-method");
        refused(as("carol").post(method + "/verification-code"), 404, "unknown-contact-method");
        refused(as("carol").post(method + "/test"), 404, "unknown-contact-method");
        refused(as("ada").post("/api/paging/integrations/" + id + "/keys"), 404, "unknown-integration");
        refused(as("ada").delete("/api/paging/integrations/" + id), 404, "unknown-integration");
        refused(as("ada").get("/api/paging/integrations/" + id + "/completeness"), 404, "unknown-integration");
        String integration = "/api/paging/integrations/" + id;
        refused(as("ada").get(integration + "/mapping"), 404, "unknown-integration");
        refused(as("ada").body("{}").put(integration + "/mapping"), 404, "unknown-integration");
        refused(as("ada").get(integration + "/raw-events"), 404, "unknown-integration");
        refused(as("ada").get(integration + "/dead-letters"), 404, "unknown-integration");
        String webhook = "/api/paging/webhook-subscriptions/" + id;
        refused(as("ada").get(webhook), 404, "unknown-webhook-subscription");
        refused(as("ada").get(webhook + "/deliveries"), 404, "unknown-webhook-subscription");
        refused(as("ada").delete(webhook), 404, "unknown-webhook-subscription");
        refused(as("ada").post(webhook + "/secret"), 404, "unknown-webhook-subscription");
        refused(as("ada").post(webhook + "/enable"), 404, "unknown-webhook-subscription");
        refused(as("ada").post(webhook + "/disable"), 404, "unknown-webhook-subscription");
        refused(as("ada").post(webhook + "/test"), 404, "unknown-webhook-subscription");
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
