package io.bridgekeeper.gateway.session;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.gateway.GatewayCaller;
import io.bridgekeeper.gateway.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every route that wants a caller, asked by nobody and by those who only say that they are somebody. */
@QuarkusTest
@WithTestResource(ConsoleStack.class)
class RouteIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final TestStack stack = TestStack.start(Part.KEYCLOAK);

    private record Route(String method, String path) {}

    /** What the document says to be for callers, and a path below each door of the proxy that is. */
    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        JsonNode paths = get("/openapi", "Accept", "application/json").json().get("paths");
        paths.properties()
                .forEach(item -> item.getValue().properties().stream()
                        .filter(operation -> operation
                                                .getValue()
                                                .path("security")
                                                .size()
                                        > 0
                                && !operation.getValue().path("security").get(0).has("genieKey"))
                        .forEach(operation -> routes.add(new Route(
                                operation.getKey().toUpperCase(),
                                item.getKey().replaceAll("\\{[^}]*\\}", "00000000-0000-0000-0000-000000000000")))));
        for (String prefix :
                new String[] {"/api/paging/", "/api/roster/", "/api/access/", "/api/followup/", "/access/v1/"}) {
            for (String method : new String[] {"GET", "POST", "PUT", "DELETE", "PATCH"}) {
                routes.add(new Route(method, prefix + "anything/here"));
            }
        }
        return routes;
    }

    private static int ask(Route route, String authorization) {
        HttpRequest.Builder request = GatewayCaller.request(route.path());
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return GatewayCaller.send(request.method(
                        route.method(),
                        route.method().equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("{}")))
                .status();
    }

    @Test
    void wantsATokenThatKeycloakMadeForUsAndThatLasts() throws Exception {
        Map<String, String> callers = new LinkedHashMap<>();
        callers.put("nobody", null);
        callers.put("nonsense", "Bearer nonsense");
        callers.put("a bearer without a token", "Bearer ");
        callers.put("another scheme", "Basic YWxpY2U6YWxpY2U=");
        String real = stack.token("alice");
        callers.put("another key", "Bearer " + signed(changed(real, Map.of())));
        callers.put("no algorithm", "Bearer " + unsigned(real));
        callers.put("more roles than were signed", "Bearer " + swapped(real));
        callers.put("another audience", "Bearer " + logIn("bridgekeeper", "admin-cli", "alice", stack.secret("alice")));
        callers.put(
                "another issuer", "Bearer " + logIn("master", "admin-cli", "admin", stack.secret("keycloak-admin")));
        callers.put("an expired token", "Bearer " + expired());
        callers.put("an expired token of another key", "Bearer " + signed(changed(real, Map.of("exp", 1L))));
        try (UpstreamServer upstream = new UpstreamServer()) {
            List<Route> routes = routes();
            assertThat(routes).extracting(Route::path).contains("/api/stream", "/api/session");
            callers.forEach((who, authorization) -> assertThat(routes)
                    .as(who)
                    .allSatisfy(route -> assertThat(ask(route, authorization))
                            .as(route.toString())
                            .isEqualTo(401)));
            assertThat(upstream.seen()).noneMatch(seen -> !seen.uri().startsWith("/q/openapi"));
            // The same walk by one who may shows that it is the caller that was refused.
            assertThat(routes.stream().filter(route -> route.path().endsWith("anything/here")))
                    .filteredOn(route -> !route.path().startsWith("/api/followup"))
                    .allSatisfy(
                            route -> assertThat(ask(route, "Bearer " + real)).isEqualTo(200));
        }
    }

    @Test
    void writesNoSecretToTheLog() throws IOException {
        List<String> lines = new java.util.concurrent.CopyOnWriteArrayList<>();
        Handler ear = new Handler() {
            private final SimpleFormatter formatter = new SimpleFormatter();

            @Override
            public void publish(LogRecord told) {
                lines.add(formatter.format(told));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(ear);
        try {
            String bearer = stack.token("alice");
            Person alice = new Person();
            alice.logIn("alice", stack.secret("alice"));
            String cookie = alice.cookieHeader();
            String csrf = get("/api/session", "Cookie", cookie)
                    .json()
                    .get("csrfToken")
                    .asText();
            // Nobody is behind these: what fails is told of.
            for (String path : new String[] {
                "/api/paging/incidents",
                "/api/followup/x",
                "/calendars/canary-calendar.ics",
                "/answer/canary-answer",
                "/heartbeats/canary-heartbeat",
                "/push/enrol/canary-enrol",
                "/api/stream/none"
            }) {
                get(path, "Authorization", "Bearer " + bearer);
                get(path, "Cookie", cookie);
            }
            GatewayCaller.post("/hooks/canary-hook/generic", "{\"title\":\"canary-body\"}");
            GatewayCaller.post("/hooks/canary-hook/no-such-format", "{");
            GatewayCaller.post("/api/paging/x", "{}", "Cookie", cookie, CsrfFlow.HEADER, csrf);
            GatewayCaller.post("/v2/enqueue", "{\"routing_key\":\"canary-routing\"}");
            GatewayCaller.post("/v2/alerts", "{\"message\":\"m\"}", "Authorization", "GenieKey canary-genie");
            get("/api/session", "Cookie", "q_session_console=canary-cookie");
            get("/api/session", "Authorization", "Bearer canary-bearer");
            alice.delete("/api/session", csrf);
            get("/api/session", "Cookie", cookie);
            assertThat(lines).as("what fails is told of").isNotEmpty();
            Stream<String> cookies = Stream.of(cookie.split("; ")).map(pair -> pair.substring(pair.indexOf('=') + 1));
            List<String> secrets = Stream.concat(
                            cookies.filter(value -> value.length() > 16),
                            Stream.of(
                                    "canary-",
                                    bearer,
                                    bearer.substring(bearer.lastIndexOf('.') + 1),
                                    csrf,
                                    stack.secret("alice"),
                                    stack.secret("gateway"),
                                    stack.secret("bridgekeeper-console")))
                    .toList();
            assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain(secrets.toArray(String[]::new)));
        } finally {
            root.removeHandler(ear);
        }
    }

    /** One that Keycloak made and that was let in, until its seconds were over. */
    private String expired() throws IOException, InterruptedException {
        Route own = new Route("GET", "/api/session");
        // What is slow the first time must not take the other token's seconds.
        assertThat(ask(own, "Bearer " + stack.token("alice"))).isEqualTo(200);
        try {
            lifespan("8");
            String token = stack.freshToken("alice");
            assertThat(ask(own, "Bearer " + token)).isEqualTo(200);
            Instant end =
                    Instant.ofEpochSecond(changed(token, Map.of()).get("exp").asLong());
            await().atMost(Duration.ofSeconds(20)).until(() -> Instant.now().isAfter(end));
            return token;
        } finally {
            lifespan("");
        }
    }

    /** @param seconds of tokens from now on; empty: as the realm has it */
    private void lifespan(String seconds) throws IOException, InterruptedException {
        ConsoleStack.changeClient(
                stack,
                "bridgekeeper-cli",
                client -> ((ObjectNode) client.get("attributes")).put("access.token.lifespan", seconds));
    }

    private static ObjectNode changed(String token, Map<String, Long> claims) throws IOException {
        ObjectNode payload = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        claims.forEach(payload::put);
        return payload;
    }

    /** With the id of Keycloak's key in the header, by a key that is not it. */
    private String signed(ObjectNode claims) throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        PrivateKey key = keys.generateKeyPair().getPrivate();
        String content = stack.token("alice").split("\\.")[0] + "." + encoded(claims.toString());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + URL.encodeToString(signature.sign());
    }

    private static String unsigned(String token) {
        return encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + token.split("\\.")[1] + ".";
    }

    private static String swapped(String token) throws IOException {
        ObjectNode claims = changed(token, Map.of());
        claims.putObject("realm_access").putArray("roles").add("catalog-admin");
        return token.split("\\.")[0] + "." + encoded(claims.toString()) + "." + token.split("\\.")[2];
    }

    private static String encoded(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String logIn(String realm, String client, String user, String password)
            throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=" + client + "&username=" + user + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(
                                    stack.keycloak() + "/realms/" + realm + "/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return JSON.readTree(answer.body()).get("access_token").asText();
        }
    }
}
