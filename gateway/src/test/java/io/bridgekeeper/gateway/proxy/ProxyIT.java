package io.bridgekeeper.gateway.proxy;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static io.bridgekeeper.gateway.GatewayCaller.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.gateway.GatewayCaller;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.GatewayStack;
import io.bridgekeeper.gateway.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class ProxyIT {

    private final String bearer = "Bearer " + TestStack.start(Part.KEYCLOAK).token("alice");
    private UpstreamServer upstream;

    @BeforeEach
    void startUpstream() throws IOException {
        upstream = new UpstreamServer();
    }

    @AfterEach
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void passesACallOnAsItIs() {
        Answer answer = post(
                "/api/roster/bridges/x%20y/seats?at=1&b=%C3%A9",
                "{\"role\":\"responder\"}",
                "Authorization",
                bearer,
                "Content-Type",
                "application/json",
                "X-Forwarded-For",
                "203.0.113.9",
                "X-Forwarded-Host",
                "evil.example",
                "Forwarded",
                "for=203.0.113.9",
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(upstream.seen()).hasSize(1);
        UpstreamServer.Seen seen = upstream.seen().getFirst();
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.uri()).isEqualTo("/api/roster/bridges/x%20y/seats?at=1&b=%C3%A9");
        assertThat(seen.body()).isEqualTo("{\"role\":\"responder\"}");
        assertThat(seen.headers())
                .containsEntry("authorization", bearer)
                .containsEntry("content-type", "application/json")
                .containsEntry("x-forwarded-for", "127.0.0.1")
                .containsEntry("x-forwarded-proto", "http")
                .containsEntry("x-forwarded-host", "127.0.0.1:19105")
                .doesNotContainKey("forwarded");
        assertThat(seen.headers().get("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
        assertThat(answer.json().get("body").asText()).isEqualTo("{\"role\":\"responder\"}");
    }

    @Test
    void passesGetsAndDeletesAndTheServicesRefusals() {
        Answer read = get("/api/access/grants?incidentId=1", "Authorization", bearer);
        assertThat(read.status()).isEqualTo(200);
        assertThat(upstream.seen().getLast().body()).isEmpty();
        Answer deleted = GatewayCaller.send(GatewayCaller.request("/api/paging/me/consents/*", "Authorization", bearer)
                .DELETE());
        assertThat(deleted.json().get("method").asText()).isEqualTo("DELETE");
        assertThat(get("/api/paging/forbidden", "Authorization", bearer).status())
                .isEqualTo(403);
    }

    @Test
    void doesNotPassHeadersThatAreForOneConnectionOnly() {
        get("/api/paging/incidents", "Authorization", bearer, "TE", "trailers", "Proxy-Authorization", "Basic eA==");
        assertThat(upstream.seen().getLast().headers()).doesNotContainKeys("te", "proxy-authorization");
    }

    @Test
    void wantsAValidToken() {
        for (String[] headers : new String[][] {
            {}, {"Authorization", "Bearer nonsense"}, {"Authorization", "Basic eDp5"}, {"Authorization", bearer + "x"}
        }) {
            Answer answer = get("/api/paging/incidents", headers);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
            assertThat(answer.json().get("type").asText()).endsWith("/not-authenticated");
        }
        assertThat(upstream.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/paging/signals",
                "/api/internal/paging/signals",
                "/api/paging/../../internal/paging/signals",
                "/api/paging/%2e%2e/%2e%2e/internal/paging/signals",
                "/api/paging/..%2f..%2finternal/paging/signals",
                "/api/paging/..;/..;/internal/paging/signals",
                "/api/paging//internal/paging/signals",
                "//internal/paging/signals",
                "/api/paging/..\\..\\internal",
                "/api/paging%2f..%2finternal",
                "/api/unknown/x"
            })
    void neverLeavesTheServicesOwnPaths(String path) throws IOException {
        String answer = raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + bearer
                + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|404|405) .*");
        assertThat(upstream.seen()).isEmpty();
    }

    @Test
    void answersPathsThatAreNotOursWithAProblem() {
        assertThat(get("/api/paging//x", "Authorization", bearer)
                        .json()
                        .get("type")
                        .asText())
                .endsWith("/bad-path");
        assertThat(get("/api/unknown/x", "Authorization", bearer).header("content-type"))
                .isEqualTo("application/problem+json");
    }

    @Test
    void refusesABodyOverTheLimitBeforeTheServiceHearsOfIt() {
        String large = "x".repeat(1_100_000);
        assertThat(post("/api/paging/systems", large, "Authorization", bearer).status())
                .isEqualTo(413);
        byte[] bytes = large.getBytes(StandardCharsets.UTF_8);
        Answer chunked = GatewayCaller.send(GatewayCaller.request("/api/paging/systems", "Authorization", bearer)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(upstream.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/merge-patch+json; charset=utf-8"})
    void refusesABodyThatIsNestedTooDeepBeforeTheServiceHearsOfIt(String type) {
        String deep = "[".repeat(65) + "]".repeat(65);
        Answer refused = post("/api/paging/systems", deep, "Authorization", bearer, "Content-Type", type);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("type").asText()).endsWith("/body-too-intricate");
        JsonNode error = refused.json().get("errors").get(0);
        assertThat(error.get("limit").asInt()).isEqualTo(64);
        assertThat(error.get("found").asInt()).isEqualTo(65);
        assertThat(upstream.seen()).isEmpty();
        assertThat(post("/api/paging/systems", deep, "Authorization", bearer, "Content-Type", "text/plain")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesABodyWithTooManyKeysAndTakesMoreOfACatalog() {
        String keys = "[" + "{\"k\":0},".repeat(50_000) + "{\"k\":0}]";
        Answer refused = post("/api/paging/systems", keys, "Authorization", bearer, "Content-Type", "application/json");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors").get(0).get("found").asInt()).isEqualTo(50_001);
        assertThat(upstream.seen()).isEmpty();
        String ada = "Bearer " + TestStack.start(Part.KEYCLOAK).token("ada");
        String path = "/api/paging/catalog/import/pagerduty";
        assertThat(post(path, keys, "Authorization", ada, "Content-Type", "application/json")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void passesAWholeCatalogOfSomebodyWhoKeepsIt() {
        String large = "#".repeat(8 * 1024 * 1024);
        String ada = "Bearer " + TestStack.start(Part.KEYCLOAK).token("ada");
        Answer passed = put("/api/paging/catalog?dryRun=true", large, ada);
        assertThat(passed.status()).isEqualTo(200);
        assertThat(upstream.seen().getLast().body()).hasSameSizeAs(large);
        assertThat(upstream.seen().getLast().headers()).containsEntry("if-match", "\"7\"");
        int seen = upstream.seen().size();
        assertThat(put("/api/paging/catalog", large + "#", ada).status()).isEqualTo(413);
        assertThat(put("/api/paging/catalog", large, bearer).status()).isEqualTo(413);
        assertThat(put("/api/paging/systems", large, ada).status()).isEqualTo(413);
        assertThat(upstream.seen()).hasSize(seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backstage", "pagerduty", "opsgenie", "grafana-oncall", "goalert"})
    void passesAWholeExportOfAnotherToolOfSomebodyWhoKeepsTheCatalog(String tool) {
        String path = "/api/paging/catalog/import/" + tool;
        String large = "#".repeat(8 * 1024 * 1024);
        String ada = "Bearer " + TestStack.start(Part.KEYCLOAK).token("ada");
        assertThat(post(path, large, "Authorization", ada).status()).isEqualTo(200);
        assertThat(upstream.seen().getLast().body()).hasSameSizeAs(large);
        int seen = upstream.seen().size();
        Answer refused = post(path, large + "#", "Authorization", ada);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.json().get("limit").asInt()).isEqualTo(8 * 1024 * 1024);
        assertThat(post(path, large, "Authorization", bearer).status()).isEqualTo(413);
        assertThat(post(path + "/x", large, "Authorization", ada).status()).isEqualTo(413);
        assertThat(upstream.seen()).hasSize(seen);
    }

    private static Answer put(String path, String body, String bearer) {
        return GatewayCaller.send(GatewayCaller.request(
                        path, "Authorization", bearer, "If-Match", "\"7\"", "Content-Type", "application/yaml")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void passesABodyOfUnknownLength() {
        Answer chunked = GatewayCaller.send(GatewayCaller.request("/api/paging/systems", "Authorization", bearer)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("{}".getBytes()))));
        assertThat(chunked.json().get("body").asText()).isEqualTo("{}");
    }

    @Test
    void saysThatAServiceIsAwayOrSlow() {
        Answer away = get("/api/followup/follow-ups", "Authorization", bearer);
        assertThat(away.status()).isEqualTo(502);
        assertThat(away.header("content-type")).isEqualTo("application/problem+json");
        assertThat(away.json().get("type").asText()).endsWith("/service-away");
        Answer slow = get("/api/paging/slow", "Authorization", bearer);
        assertThat(slow.status()).isEqualTo(504);
        assertThat(slow.json().get("type").asText()).endsWith("/service-slow");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", GatewayCaller.GATEWAY.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
