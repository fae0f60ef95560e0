package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the bench does in Keycloak as its administrator: people and a group of its own, which it takes away again. */
final class KeycloakAdmin {

    private static final String REALM = "/admin/realms/bridgekeeper";
    private static final int PEOPLE_AT_ONCE = 50;
    private static final int MOST = 2_000;

    private final Platform platform;

    KeycloakAdmin(Platform platform) {
        this.platform = platform;
    }

    /** Responders who can log in, in place of those of these names that an earlier run left. */
    void makePeople(List<String> names, String password) {
        for (int from = 0; from < names.size(); from += PEOPLE_AT_ONCE) {
            JsonArray people = new JsonArray();
            names.subList(from, Math.min(names.size(), from + PEOPLE_AT_ONCE))
                    .forEach(name -> people.add(person(name, password)));
            platform.asKeycloakAdmin(
                    "POST",
                    REALM + "/partialImport",
                    new JsonObject().put("ifResourceExists", "OVERWRITE").put("users", people));
        }
    }

    private static JsonObject person(String name, String password) {
        return new JsonObject()
                .put("username", name)
                .put("enabled", true)
                .put("firstName", "Benchmark")
                .put("lastName", name)
                .put("email", name + "@bridgekeeper.test")
                .put("emailVerified", true)
                .put("realmRoles", new JsonArray().add("responder"))
                .put(
                        "credentials",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("type", "password")
                                        .put("value", password)
                                        .put("temporary", false)));
    }

    /** @param names those of other names that begin so are let be */
    void removePeople(String prefix, List<String> names) {
        objects(platform.asKeycloakAdmin(
                        "GET", REALM + "/users?briefRepresentation=true&max=" + MOST + "&search=" + prefix, null))
                .filter(user -> names.contains(user.getString("username")))
                .forEach(user -> platform.asKeycloakAdmin("DELETE", REALM + "/users/" + user.getString("id"), null));
    }

    /** The group and those above it, where they are missing. */
    void makeGroup(String path) {
        String made = "";
        String above = null;
        for (String name : path.substring(1).split("/")) {
            made += "/" + name;
            if (group(made).isEmpty()) {
                platform.asKeycloakAdmin(
                        "POST",
                        REALM + "/groups" + (above == null ? "" : "/" + above + "/children"),
                        new JsonObject().put("name", name));
            }
            above = group(made).orElseThrow(() -> new IllegalStateException("A group could not be made: " + path));
        }
    }

    void removeGroup(String path) {
        group(path).ifPresent(id -> platform.asKeycloakAdmin("DELETE", REALM + "/groups/" + id, null));
    }

    int members(String path) {
        return group(path)
                .map(id -> (int)
                        objects(platform.asKeycloakAdmin("GET", REALM + "/groups/" + id + "/members?max=" + MOST, null))
                                .count())
                .orElse(0);
    }

    private Optional<String> group(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return found(
                new JsonArray(platform.asKeycloakAdmin(
                        "GET",
                        REALM + "/groups?exact=true&search=" + URLEncoder.encode(last, StandardCharsets.UTF_8),
                        null)),
                path);
    }

    /** Keycloak answers with the groups above those that it found. */
    private static Optional<String> found(JsonArray groups, String path) {
        return groups.stream()
                .map(JsonObject.class::cast)
                .flatMap(group -> path.equals(group.getString("path"))
                        ? Stream.of(group.getString("id"))
                        : found(group.getJsonArray("subGroups", new JsonArray()), path).stream())
                .findFirst();
    }

    private static Stream<JsonObject> objects(String array) {
        return new JsonArray(array).stream().map(JsonObject.class::cast);
    }
}
