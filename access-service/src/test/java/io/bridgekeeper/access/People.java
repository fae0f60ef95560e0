package io.bridgekeeper.access;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** People of one test alone, made in the real Keycloak with the roles and the number that the test wants. */
public final class People {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PASSWORD = UUID.randomUUID().toString();

    private final TestStack stack = TestStack.start(Part.KEYCLOAK);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private static final class Only {
        private static final People PEOPLE = new People();
    }

    private People() {
        // Attributes that nobody declared are an administrator's to write, as an employee's number is.
        ObjectNode profile = (ObjectNode) admin("GET", "/users/profile", null);
        profile.put("unmanagedAttributePolicy", "ADMIN_EDIT");
        admin("PUT", "/users/profile", profile.toString());
    }

    public static People get() {
        return Only.PEOPLE;
    }

    /**
     * @param employeeId null for none
     * @param roles      of the realm; made where they are missing
     * @return the user name
     */
    public String person(String employeeId, String... roles) {
        String name = "it-" + UUID.randomUUID().toString().substring(0, 12);
        Map<String, Object> user = new HashMap<>(Map.of(
                "username",
                name,
                "enabled",
                true,
                "firstName",
                name,
                "lastName",
                name,
                "email",
                name + "@bridgekeeper.test",
                "emailVerified",
                true,
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))));
        if (employeeId != null) {
            user.put("attributes", Map.of("employeeId", List.of(employeeId)));
        }
        admin("POST", "/users", json(user));
        String id = admin("GET", "/users?exact=true&username=" + name, null)
                .path(0)
                .path("id")
                .asText();
        for (String role : roles) {
            if (send("GET", "/roles/" + role, null).statusCode() == 404) {
                admin("POST", "/roles", json(Map.of("name", role)));
            }
            admin("POST", "/users/" + id + "/role-mappings/realm", "[" + admin("GET", "/roles/" + role, null) + "]");
        }
        return name;
    }

    public RequestSpecification as(String name) {
        return given().contentType("application/json").auth().oauth2(tokens.computeIfAbsent(name, this::token));
    }

    private String token(String name) {
        return field(
                form(
                        stack.issuer() + "/protocol/openid-connect/token",
                        "grant_type=password&client_id=bridgekeeper-cli&scope=openid&username=" + name + "&password="
                                + PASSWORD),
                "access_token");
    }

    private JsonNode admin(String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return read(answer.body().isEmpty() ? "null" : answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body) {
        // It lasts a minute: a new one each time.
        String token = field(
                form(
                        stack.keycloak() + "/realms/master/protocol/openid-connect/token",
                        "grant_type=password&client_id=admin-cli&username=admin&password="
                                + stack.secret("keycloak-admin")),
                "access_token");
        return call(HttpRequest.newBuilder(URI.create(stack.keycloak() + "/admin/realms/" + stack.realm() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    private String form(String address, String form) {
        HttpResponse<String> answer = call(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() != 200) {
            throw new AssertionError(address + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> call(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String field(String json, String name) {
        return read(json).path(name).asText();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
