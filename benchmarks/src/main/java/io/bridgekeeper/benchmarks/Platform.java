package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The running platform as its people use it, through the gateway; not for load. */
final class Platform implements AutoCloseable {

    private static final String ADMIN = "ada";
    static final String PAGED = "bench";
    static final String SYSTEM = "bench";
    /** Shorter than an access token lives. */
    private static final Duration LOGIN_KEPT = Duration.ofMinutes(4);

    private record Login(String token, Instant at) {}

    private final URI gateway;
    private final URI keycloak;
    private final Properties passwords;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, Login> logins = new HashMap<>();

    Platform(URI gateway, URI keycloak, Path root) {
        this.gateway = gateway;
        this.keycloak = keycloak;
        this.passwords = passwords(root.resolve(".bridgekeeper/up/secrets.properties"));
    }

    /** An integration of our own, for this run only. */
    record Integration(String id, String key) {}

    Integration createIntegration(String name) {
        JsonObject made = send(ADMIN, "POST", "/api/paging/integrations", new JsonObject().put("name", name));
        return new Integration(made.getString("integrationId"), made.getString("key"));
    }

    /** The database of paging-service, whose password stands beside those of the people. */
    Store store(String url) {
        return new Store(url, passwords.getProperty("db-paging"));
    }

    /** What the machine of that database gives just now; empty where its password does not stand here. */
    Optional<Floor> floor(String url) {
        return Optional.ofNullable(passwords.getProperty("db-paging"))
                .map(password -> Floor.measure(url, "paging", password));
    }

    void revoke(Integration integration) {
        send(ADMIN, "DELETE", "/api/paging/integrations/" + integration.id(), null);
    }

    /** Without it, nobody may be paged for the bench's system. */
    void consent(String system, Duration lasting) {
        consent(PAGED, system, lasting);
    }

    void consent(String person, String system, Duration lasting) {
        JsonObject until =
                new JsonObject().put("until", Instant.now().plus(lasting).toString());
        send(person, "PUT", "/api/paging/me/consents/" + system, until);
    }

    /** Somebody more who can log in. */
    void knows(String person, String password) {
        passwords.setProperty(person, password);
    }

    /** The person logs in anew with their next request, in a session of its own. */
    void forget(String person) {
        logins.remove(person);
    }

    /** @return the person's unanswered page that it holds for, once there is one */
    JsonObject awaitPage(String person, Predicate<JsonObject> which) {
        Supplier<Optional<JsonObject>> look =
                () -> send(person, "GET", "/api/paging/pages", null).getJsonArray("pages").stream()
                        .map(JsonObject.class::cast)
                        .filter(which)
                        .findFirst();
        Waiting.until(() -> look.get().isPresent(), Duration.ofSeconds(30), Duration.ofMillis(100));
        return look.get().orElseThrow(() -> new IllegalStateException(person + " has not been called."));
    }

    /** Incidents of one run, the resolved ones included, among the newest that the platform lists. */
    int count(Pattern titles) {
        JsonArray incidents = incidents("all");
        return (int) IntStream.range(0, incidents.size())
                .filter(i -> Problem.indexIn(incidents.getJsonObject(i).getString("title"), titles)
                        .isPresent())
                .count();
    }

    private JsonArray incidents(String state) {
        return send(PAGED, "GET", "/api/paging/incidents?limit=200&state=" + state, null)
                .getJsonArray("incidents");
    }

    /** The problems of one run that have an open incident now, by index. */
    Set<Integer> open(Pattern titles) {
        JsonArray incidents = incidents("open");
        Set<Integer> open = new HashSet<>();
        for (int i = 0; i < incidents.size(); i++) {
            OptionalInt index = Problem.indexIn(incidents.getJsonObject(i).getString("title"), titles);
            index.ifPresent(open::add);
        }
        return open;
    }

    /** A PUT takes the place of whatever there is. */
    JsonObject send(String person, String method, String path, JsonObject body) {
        HttpRequest.Builder request = request(gateway.resolve(path), token(person), method, body);
        return answer(("PUT".equals(method) ? request.header("if-match", "*") : request).build());
    }

    /** @return the body of the answer */
    String asKeycloakAdmin(String method, String path, JsonObject body) {
        String login = answer(form(
                        "/realms/master/protocol/openid-connect/token",
                        "grant_type=password&client_id=admin-cli&username=admin&password="
                                + encoded(passwords.getProperty("keycloak-admin", ""))))
                .getString("access_token");
        return text(request(keycloak.resolve(path), login, method, body).build());
    }

    private static HttpRequest.Builder request(URI where, String token, String method, JsonObject body) {
        return HttpRequest.newBuilder(where)
                .timeout(Duration.ofSeconds(60))
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json")
                .header("accept", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.encode()));
    }

    private String token(String person) {
        Login login = logins.get(person);
        if (login == null || login.at().plus(LOGIN_KEPT).isBefore(Instant.now())) {
            login = new Login(logIn(person).access(), Instant.now());
            logins.put(person, login);
        }
        return login.token();
    }

    /** What a log-in gives; the session that it begins is the person's own. */
    record Tokens(String access, String refresh) {}

    Tokens logIn(String person) {
        String password = passwords.getProperty(person);
        if (password == null) {
            throw new IllegalStateException("No password is known for " + person + ". Mend: ./bridgekeeper up");
        }
        JsonObject tokens = tokensFor(
                "grant_type=password&client_id=bridgekeeper-cli&username=" + person + "&password=" + encoded(password));
        return new Tokens(tokens.getString("access_token"), tokens.getString("refresh_token"));
    }

    private JsonObject tokensFor(String form) {
        return answer(form("/realms/bridgekeeper/protocol/openid-connect/token", form));
    }

    private HttpRequest form(String path, String form) {
        return HttpRequest.newBuilder(keycloak.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Of a client's own account; a new one each time. */
    String serviceToken(String clientId) {
        String secret = passwords.getProperty(clientId);
        if (secret == null) {
            throw new IllegalStateException("No secret is known of " + clientId + ". Mend: ./bridgekeeper up");
        }
        return tokensFor("grant_type=client_credentials&client_id=" + clientId + "&client_secret=" + encoded(secret))
                .getString("access_token");
    }

    private JsonObject answer(HttpRequest request) {
        String body = text(request);
        return body.isBlank() ? new JsonObject() : new JsonObject(body);
    }

    private String text(HttpRequest request) {
        String asked = request.method() + " " + request.uri();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        asked + " was answered " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(asked + " got no answer. Is the platform up? Mend: ./bridgekeeper up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static Properties passwords(Path file) {
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            passwords.load(reader);
            return passwords;
        } catch (IOException e) {
            throw new IllegalStateException("There are no passwords in " + file + ". Mend: ./bridgekeeper up", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
