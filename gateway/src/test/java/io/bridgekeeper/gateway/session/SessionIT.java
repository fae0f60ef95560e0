package io.bridgekeeper.gateway.session;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static io.bridgekeeper.gateway.GatewayCaller.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.gateway.GatewayCaller;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person logs in at the real Keycloak and works by the session that they get. */
@QuarkusTest
@WithTestResource(ConsoleStack.class)
class SessionIT {

    private final TestStack stack = TestStack.start(Part.KEYCLOAK);
    private UpstreamServer upstream;

    @BeforeEach
    void startUpstream() throws IOException {
        upstream = new UpstreamServer();
    }

    @AfterEach
    void stopUpstream() {
        upstream.close();
    }

    private Person alice() {
        Person person = new Person();
        HttpResponse<String> page = person.logIn("alice", stack.secret("alice"));
        assertThat(page.statusCode()).as(page.uri() + page.body()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/console/");
        assertThat(page.body()).contains("Open incidents");
        return person;
    }

    private static JsonNode session(String cookie) {
        Answer answer = get("/api/session", "Cookie", cookie);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void logsInByCodeAndPkceAndShowsWhoIsThere() {
        Person alice = alice();
        assertThat(alice.visited().getFirst().getPath()).endsWith("/protocol/openid-connect/auth");
        assertThat(alice.visited().getFirst().getQuery())
                .contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "nonce=", "state=");
        JsonNode session = session(alice.cookieHeader());
        assertThat(session.get("user").asText()).isEqualTo("alice");
        assertThat(session.get("roles")).extracting(JsonNode::asText).contains("responder");
        assertThat(session.get("csrfToken").asText()).hasSize(43);
    }

    @Test
    void keepsTheSessionFromScriptsFromOtherSitesAndFromReaders() {
        Person alice = alice();
        assertThat(alice.setCookies())
                .filteredOn(cookie -> cookie.startsWith("q_session_console") && !cookie.contains("Max-Age=0"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HTTPOnly", "SameSite=Lax", "Path=/"));
        // Nothing of a token can be read from it: those begin as all JSON does.
        assertThat(alice.cookieHeader().split("q_session_console")[1]).doesNotContain("eyJhbGciOiJSUzI1NiI");
    }

    @Test
    void relaysItsTokenToServicesAndNeverItsCookie() {
        Person alice = alice();
        Answer answer = get("/api/paging/incidents", "Cookie", alice.cookieHeader());
        assertThat(answer.status()).isEqualTo(200);
        UpstreamServer.Seen seen = upstream.seen().getLast();
        assertThat(seen.headers()).doesNotContainKey("cookie");
        assertThat(seen.headers().get("authorization")).startsWith("Bearer ey");
        assertThat(BearerMapper.claims(seen.headers().get("authorization").substring("Bearer ".length()))
                        .orElseThrow()
                        .audience())
                .contains("bridgekeeper-api");
        assertThat(answer.header("set-cookie")).isNull();
    }

    @Test
    void changesNothingWithoutTheTokenOfThisSession() {
        Person alice = alice();
        String cookie = alice.cookieHeader();
        String token = session(cookie).get("csrfToken").asText();
        Answer without = post("/api/paging/pages/1/accept", "{}", "Cookie", cookie);
        assertThat(without.status()).isEqualTo(403);
        assertThat(without.json().get("type").asText()).endsWith("/not-from-our-page");
        String ofAnother = session(alice().cookieHeader()).get("csrfToken").asText();
        assertThat(ofAnother).isNotEqualTo(token);
        assertThat(post("/api/paging/x", "{}", "Cookie", cookie, CsrfFlow.HEADER, ofAnother)
                        .status())
                .isEqualTo(403);
        assertThat(post("/api/paging/x", "{}", "Cookie", cookie, CsrfFlow.HEADER, token, "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(upstream.seen()).isEmpty();
        Answer with = post(
                "/api/paging/x",
                "{\"a\":1}",
                "Cookie",
                cookie,
                CsrfFlow.HEADER,
                token,
                "Sec-Fetch-Site",
                "same-origin");
        assertThat(with.status()).isEqualTo(200);
        assertThat(upstream.seen().getLast().body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void isDecidedByTheHeaderWhereBothAreThere() {
        String cookie = alice().cookieHeader();
        String dave = "Bearer " + stack.token("dave");
        assertThat(get("/api/session", "Cookie", cookie, "Authorization", dave)
                        .json()
                        .get("user")
                        .asText())
                .isEqualTo("dave");
        Answer posted = post("/api/paging/x", "{}", "Cookie", cookie, "Authorization", dave);
        assertThat(posted.status()).isEqualTo(200);
        assertThat(upstream.seen().getLast().headers())
                .containsEntry("authorization", dave)
                .doesNotContainKey("cookie");
        assertThat(get("/api/paging/x", "Cookie", cookie, "Authorization", "Bearer nonsense")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void isOverWithTheLogOutAlsoForWhoKeptTheCookie() {
        Person alice = alice();
        String kept = alice.cookieHeader();
        String token = session(kept).get("csrfToken").asText();
        assertThat(alice.delete("/api/session", "x").statusCode()).isEqualTo(403);
        // A link that somebody is lured to ends nothing.
        assertThat(alice.open("/console/logout").statusCode()).isEqualTo(404);
        assertThat(get("/api/session", "Cookie", kept).status()).isEqualTo(200);
        assertThat(alice.delete("/api/session", token).statusCode()).isEqualTo(204);
        assertThat(alice.cookieHeader()).doesNotContain("q_session_console");
        assertThat(get("/api/session", "Cookie", kept).status()).isEqualTo(401);
        assertThat(get("/api/paging/incidents", "Cookie", kept).status()).isEqualTo(401);
        assertThat(upstream.seen()).isEmpty();
        // Keycloak forgot them too: the form is there again.
        assertThat(alice.open("/console/").body()).contains("password");
    }

    @Test
    void goesOnWithNewTokensWhenItsAccessTokenHasEnded() throws Exception {
        Person alice;
        try {
            // Enough to log in by, and to look once.
            lifespan("6");
            alice = alice();
        } finally {
            lifespan("");
        }
        String cookie = alice.cookieHeader();
        String token = tokenRelayed(cookie);
        Instant end = BearerMapper.claims(token).orElseThrow().expiresAt();
        await().atMost(Duration.ofSeconds(20)).until(() -> Instant.now().isAfter(end));
        HttpResponse<String> answer = alice.open("/api/paging/incidents");
        assertThat(answer.statusCode()).isEqualTo(200);
        String refreshed = upstream.seen().getLast().headers().get("authorization");
        assertThat(refreshed).startsWith("Bearer ey").doesNotContain(token);
        assertThat(alice.cookieHeader()).as("the new tokens").isNotEqualTo(cookie);
        assertThat(session(alice.cookieHeader()).get("user").asText()).isEqualTo("alice");
    }

    private String tokenRelayed(String cookie) {
        assertThat(get("/api/paging/incidents", "Cookie", cookie).status()).isEqualTo(200);
        return upstream.seen().getLast().headers().get("authorization").substring("Bearer ".length());
    }

    /** @param seconds of access tokens from now on; empty: as the realm has it */
    private void lifespan(String seconds) throws IOException, InterruptedException {
        ConsoleStack.changeClient(
                stack,
                "bridgekeeper-console",
                client -> ((ObjectNode) client.get("attributes")).put("access.token.lifespan", seconds));
    }

    @Test
    void hasNoBrowserKeepAPageThatIsBehindALogIn() {
        Person alice = alice();
        assertThat(alice.open("/console/").headers().allValues("cache-control")).containsExactly("no-store");
        assertThat(alice.open("/console/index.html").headers().allValues("cache-control"))
                .containsExactly("no-store");
        for (String file :
                new String[] {"/console/console.js", "/console/style.css", "/console/ended.html", "/docs/"}) {
            Answer answer = get(file);
            assertThat(answer.status()).as(file).isEqualTo(200);
            assertThat(answer.raw().headers().allValues("cache-control"))
                    .as(file)
                    .containsExactly("no-cache");
        }
    }

    @Test
    void hasNoSessionToEndForABearer() {
        Answer answer = GatewayCaller.send(
                GatewayCaller.request("/api/session", "Authorization", "Bearer " + stack.token("alice"))
                        .DELETE());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("type").asText()).endsWith("/no-session");
    }

    @Test
    void refusesACookieThatNobodyMade() {
        for (String cookie : new String[] {"q_session_console=x", "q_session_console=a.b.c.d.e|f|g"}) {
            Answer read = get("/api/paging/incidents", "Cookie", cookie);
            assertThat(read.status()).isEqualTo(401);
            assertThat(read.header("content-type")).isEqualTo("application/problem+json");
            assertThat(get("/api/session", "Cookie", cookie).status()).isEqualTo(401);
            Answer page = get("/console/", "Cookie", cookie);
            assertThat(page.status()).isEqualTo(302);
            assertThat(page.header("location")).contains("/protocol/openid-connect/auth");
            assertThat(post("/api/paging/x", "{}", "Cookie", cookie, CsrfFlow.HEADER, "x")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(upstream.seen()).isEmpty();
    }

    @Test
    void tellsEveryBrowserWhatToLeaveUndone() {
        Answer api = get("/api/paging/incidents", "Authorization", "Bearer " + stack.token("alice"));
        assertThat(api.header("content-security-policy")).startsWith("default-src 'none'");
        for (Answer answer : new Answer[] {
            api,
            get("/api/paging/incidents"),
            get("/console/ended.html"),
            get("/docs/"),
            get("/no/such/path"),
            get("/answer/a.b")
        }) {
            assertThat(answer.raw().headers().allValues("content-security-policy"))
                    .hasSize(1)
                    .allSatisfy(policy -> assertThat(policy)
                            .contains("default-src 'none'", "frame-ancestors 'none'")
                            .doesNotContain("unsafe"));
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
            assertThat(answer.header("permissions-policy")).contains("camera=()");
            assertThat(answer.header("cross-origin-opener-policy")).isEqualTo("same-origin");
            assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("same-origin");
            assertThat(answer.header("strict-transport-security")).isEqualTo("max-age=31536000");
        }
    }

    @Test
    void leavesAStricterPolicyOfAServiceAlone() {
        Answer answer = get("/answer/bka_policy");
        assertThat(answer.raw().headers().allValues("content-security-policy")).containsExactly(UpstreamServer.POLICY);
    }

    @Test
    void letsPagesOfListedOriginsInAndNobodyElse() {
        Answer asked = asked(ConsoleStack.ORIGIN);
        assertThat(asked.status()).isEqualTo(204);
        assertThat(asked.header("access-control-allow-origin")).isEqualTo(ConsoleStack.ORIGIN);
        assertThat(asked.header("access-control-allow-headers"))
                .contains("Authorization")
                .doesNotContain(CsrfFlow.HEADER);
        assertThat(asked.header("access-control-allow-credentials")).isNull();
        assertThat(asked("https://evil.example").header("access-control-allow-origin"))
                .isNull();
        String bearer = "Bearer " + stack.token("alice");
        assertThat(get("/api/paging/incidents", "Authorization", bearer, "Origin", ConsoleStack.ORIGIN)
                        .header("access-control-allow-origin"))
                .isEqualTo(ConsoleStack.ORIGIN);
        Answer foreign = get("/api/paging/incidents", "Authorization", bearer, "Origin", "https://evil.example");
        assertThat(foreign.status()).isEqualTo(200);
        assertThat(foreign.header("access-control-allow-origin")).isNull();
        assertThat(foreign.raw().headers().allValues("vary")).contains("Origin");
    }

    private static Answer asked(String origin) {
        return GatewayCaller.send(GatewayCaller.request(
                        "/api/paging/incidents", "Origin", origin, "Access-Control-Request-Method", "POST")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }
}
