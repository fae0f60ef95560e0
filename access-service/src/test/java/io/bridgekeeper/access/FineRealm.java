package io.bridgekeeper.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A realm of its own, in which the client of access-service has no {@code manage-users} but Keycloak's fine-grained admin
 * permissions (version 2), as docs/revocation.md lists them.
 */
final class FineRealm {

    static final String NAME = "it-fine";
    private static final String ADMIN = "/admin/realms/" + NAME;
    private static final String POLICY = "is access-service";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestStack stack = TestStack.start(Part.POSTGRES, Part.KEYCLOAK);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> clients = new HashMap<>();

    private FineRealm() {}

    /** Anew, whatever there was of an earlier run. */
    static FineRealm make() {
        FineRealm made = new FineRealm();
        made.send("DELETE", ADMIN, null, made.administrator());
        made.admin(
                "POST",
                "/admin/realms",
                REALM.formatted(NAME, made.stack.secret("access-service"), made.stack.secret("fay")));
        made.readClients();
        made.permit();
        return made;
    }

    /** As it was made. */
    static FineRealm made() {
        FineRealm realm = new FineRealm();
        realm.readClients();
        return realm;
    }

    private void readClients() {
        admin("GET", ADMIN + "/clients", null)
                .forEach(client -> clients.put(
                        client.path("clientId").asText(), client.path("id").asText()));
    }

    private static final String REALM = """
            {"realm": "%1$s", "enabled": true, "adminPermissionsEnabled": true,
             "roles": {"realm": [{"name": "it-deployer"}, {"name": "auditor"}],
                       "client": {"it-shop": [{"name": "operator"}]}},
             "groups": [{"name": "systems", "subGroups": [
                            {"name": "shop", "subGroups": [{"name": "responders"}]},
                            {"name": "later", "subGroups": [{"name": "responders"}]}]},
                        {"name": "outside"}],
             "clients": [{"clientId": "access-service", "secret": "%2$s", "serviceAccountsEnabled": true,
                          "standardFlowEnabled": false},
                         {"clientId": "bridgekeeper-cli", "publicClient": true, "directAccessGrantsEnabled": true},
                         {"clientId": "it-shop", "secret": "shop's own"}],
             "users": [{"username": "fay", "enabled": true, "firstName": "Fay", "lastName": "Fine",
                        "email": "fay@bridgekeeper.test", "emailVerified": true,
                        "credentials": [{"type": "password", "value": "%3$s", "temporary": false}]},
                       {"username": "sam", "enabled": true},
                       {"username": "boss", "enabled": true,
                        "clientRoles": {"realm-management": ["realm-admin"]}},
                       {"username": "service-account-access-service", "enabled": true,
                        "serviceAccountClientId": "access-service", "clientRoles": {"realm-management":
                            ["view-users", "query-users", "query-groups", "query-clients", "view-realm"]}}]}
            """;

    private void permit() {
        policy(POLICY, "POSITIVE");
        policy("is not access-service", "NEGATIVE");
        permission("any user", "Users", "manage, manage-group-membership, map-roles", POLICY, null);
        permission("no administrator", "Users", "manage, reset-password", "is not access-service", userId("boss"));
        permission("managed groups", "Groups", "manage-membership", POLICY, groupId("/systems/shop/responders"));
        permission(
                "managed realm roles",
                "Roles",
                "map-role",
                POLICY,
                admin("GET", ADMIN + "/roles/it-deployer", null).path("id").asText());
        permission("managed clients", "Clients", "view, map-roles", POLICY, clients.get("it-shop"));
    }

    private void policy(String name, String logic) {
        admin("POST", permissions() + "/policy/user", """
                        {"name": "%s", "logic": "%s", "users": ["%s"]}
                        """.formatted(
                        name, logic, userId("service-account-access-service")));
    }

    /** @param of one thing; null for all of the type */
    private void permission(String name, String type, String scopes, String policy, String of) {
        admin("POST", permissions() + "/permission/scope", """
                        {"name": "%s", "resourceType": "%s", "scopes": [%s], "policies": ["%s"]%s}
                        """.formatted(
                        name,
                        type,
                        String.join(
                                ", ",
                                List.of(scopes.split(", ")).stream()
                                        .map(scope -> "\"" + scope + "\"")
                                        .toList()),
                        policy,
                        of == null ? "" : ", \"resources\": [\"" + of + "\"]"));
    }

    private String permissions() {
        return ADMIN + "/clients/" + clients.get("admin-permissions") + "/authz/resource-server";
    }

    String userId(String name) {
        return admin("GET", ADMIN + "/users?exact=true&username=" + name, null)
                .path(0)
                .path("id")
                .asText();
    }

    String groupId(String path) {
        return admin("GET", ADMIN + "/group-by-path" + path, null).path("id").asText();
    }

    String clientId(String name) {
        return clients.get(name);
    }

    String realmRole(String name) {
        return admin("GET", ADMIN + "/roles/" + name, null).toString();
    }

    String managementRole(String name) {
        return admin("GET", ADMIN + "/clients/" + clients.get("realm-management") + "/roles/" + name, null)
                .toString();
    }

    void logIn(String person) {
        form(
                "/realms/" + NAME,
                "grant_type=password&client_id=bridgekeeper-cli&username=" + person + "&password="
                        + URLEncoder.encode(stack.secret(person), StandardCharsets.UTF_8));
    }

    int sessions(String person) {
        return admin("GET", ADMIN + "/users/" + userId(person) + "/sessions", null)
                .size();
    }

    /** What Keycloak answers to the client of access-service. */
    HttpResponse<String> asAccessService(String method, String path, String body) {
        String token = form(
                "/realms/" + NAME,
                "grant_type=client_credentials&client_id=access-service&client_secret="
                        + URLEncoder.encode(stack.secret("access-service"), StandardCharsets.UTF_8));
        return send(method, ADMIN + path, body, token);
    }

    private JsonNode admin(String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, body, administrator());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return read(answer.body().isEmpty() ? "null" : answer.body());
    }

    private String administrator() {
        return form(
                "/realms/master",
                "grant_type=password&client_id=admin-cli&username=admin&password="
                        + URLEncoder.encode(stack.secret("keycloak-admin"), StandardCharsets.UTF_8));
    }

    private String form(String realm, String form) {
        HttpResponse<String> answer =
                call(HttpRequest.newBuilder(URI.create(stack.keycloak() + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
        return read(answer.body()).path("access_token").asText();
    }

    private HttpResponse<String> send(String method, String path, String body, String token) {
        return call(HttpRequest.newBuilder(URI.create(stack.keycloak() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
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

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
