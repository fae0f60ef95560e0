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
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The running platform as its people use it, through the gateway; not for load. */
final class Platform implements AutoCloseable {

    private static final String ADMIN = "ada";
    private static final String PAGED = "bench";
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

    void revoke(Integration integration) {
        send(ADMIN, "DELETE", "/api/paging/integrations/" + integration.id(), null);
    }

    /** Without it, nobody may be paged for the bench's system. */
    void consent(String system, Duration lasting) {
        JsonObject until =
                new JsonObject().put("until", Instant.now().plus(lasting).toString());
        send(PAGED, "PUT", "/api/paging/me/consents/" + system, until);
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
        return send(PAGED, "GET", "/api/paging/incidents?state=" + state, null).getJsonArray("incidents");
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

    private JsonObject send(String person, String method, String path, JsonObject body) {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("authorization", "Bearer " + token(person))
                .header("content-type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        return answer(request);
    }

    private String token(String person) {
        Login login = logins.get(person);
        if (login == null || login.at().plus(LOGIN_KEPT).isBefore(Instant.now())) {
            login = new Login(login(person), Instant.now());
            logins.put(person, login);
        }
        return login.token();
    }

    private String login(String person) {
        String password = passwords.getProperty(person);
        if (password == null) {
            throw new IllegalStateException("No password is known for " + person + ". Mend: ./bridgekeeper up");
        }
        String form = "grant_type=password&client_id=bridgekeeper-cli&username=" + person + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        return tokenFor(form);
    }

    private String tokenFor(String form) {
        HttpRequest request = HttpRequest.newBuilder(
                        keycloak.resolve("/realms/bridgekeeper/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(30))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return answer(request).getString("access_token");
    }

    /** Of a client's own account; a new one each time. */
    String serviceToken(String clientId) {
        String secret = passwords.getProperty(clientId);
        if (secret == null) {
            throw new IllegalStateException("No secret is known of " + clientId + ". Mend: ./bridgekeeper up");
        }
        return tokenFor("grant_type=client_credentials&client_id=" + clientId + "&client_secret="
                + URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }

    private JsonObject answer(HttpRequest request) {
        String asked = request.method() + " " + request.uri();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        asked + " was answered " + response.statusCode() + " " + response.body());
            }
            return response.body().isBlank() ? new JsonObject() : new JsonObject(response.body());
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
