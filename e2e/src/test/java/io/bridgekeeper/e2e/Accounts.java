package io.bridgekeeper.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bridgekeeper.devstack.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** The accounts of the running Keycloak, as an administrator handles them. */
final class Accounts {

    /** The one of the realm's clients that may handle users. */
    private static final String ADMINISTRATOR = "access-service";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI keycloak;
    private final String secret;

    Accounts(Platform platform) {
        this.keycloak = platform.keycloak();
        this.secret = platform.secret(ADMINISTRATOR);
    }

    /** Returns when Keycloak has it. */
    void enable(String person) {
        enable(person, true);
    }

    /** Returns when Keycloak has it. */
    void disable(String person) {
        enable(person, false);
    }

    private void enable(String person, boolean enabled) {
        String bearer = "Bearer " + token();
        URI users = keycloak.resolve("/admin/realms/bridgekeeper/users");
        JsonNode user = send(HttpRequest.newBuilder(URI.create(users + "?exact=true&username=" + person))
                        .header("Authorization", bearer))
                .path(0);
        // The whole of it as it was: what is left out might be taken for removed.
        ObjectNode changed = ((ObjectNode) user).put("enabled", enabled);
        send(HttpRequest.newBuilder(URI.create(users + "/" + user.path("id").asText()))
                .header("Authorization", bearer)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(changed.toString())));
    }

    private String token() {
        String form = "grant_type=client_credentials&client_id=" + ADMINISTRATOR + "&client_secret="
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(keycloak.resolve("/realms/bridgekeeper/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .path("access_token")
                .asText();
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(request + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request + ": no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + request, e);
        }
    }
}
