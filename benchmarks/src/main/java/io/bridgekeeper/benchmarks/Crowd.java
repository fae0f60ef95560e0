package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People of the bench's own, who can log in and agreed to be called. Each has a system that calls them and nobody else;
 * all these systems give the same group. They are in Keycloak and in the catalog while the bench runs, and in neither
 * after it.
 */
final class Crowd implements AutoCloseable {

    static final String GROUP = "/systems/bench-keys/responders";
    private static final String ABOVE = "/systems/bench-keys";
    private static final String PREFIX = "bench-keys-";
    private static final String CATALOG = "/api/paging/catalog";
    private static final String AUDITOR = "ivy";
    private static final Duration AGREED = Duration.ofDays(1);
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    /** The same name stands for the person, the policy that calls them, their system and its access profile. */
    record Member(int index) {
        String name() {
            return String.format(Locale.ROOT, PREFIX + "%03d", index);
        }
    }

    private final Platform platform;
    private final KeycloakAdmin keycloak;
    private final List<Member> members;

    Crowd(Platform platform, int size) {
        this.platform = platform;
        this.keycloak = new KeycloakAdmin(platform);
        this.members = IntStream.range(0, size).mapToObj(Member::new).toList();
        String password = UUID.randomUUID().toString();
        keycloak.makePeople(names(), password);
        keycloak.makeGroup(GROUP);
        putCatalog(true);
        for (Member member : members) {
            platform.knows(member.name(), password);
            agree(member);
        }
    }

    List<Member> members(int number) {
        return members.subList(0, number);
    }

    /** A new version may take a moment until every process has it. */
    private void agree(Member member) {
        boolean agreed = Waiting.until(
                () -> {
                    try {
                        platform.consent(member.name(), member.name(), AGREED);
                        return true;
                    } catch (IllegalStateException e) {
                        return false;
                    }
                },
                KNOWN_WITHIN,
                POLL);
        if (!agreed) {
            platform.consent(member.name(), member.name(), AGREED);
        }
    }

    /** The catalog as it is, with these people's entries or without. */
    private void putCatalog(boolean with) {
        JsonObject catalog = platform.send("ada", "GET", CATALOG, null);
        for (String list : List.of("people", "policies", "systems")) {
            JsonArray entries = new JsonArray();
            catalog.getJsonArray(list).stream()
                    .filter(Predicate.not(Crowd::ours))
                    .forEach(entries::add);
            if (with) {
                members.forEach(member -> entries.add(entry(list, member.name())));
            }
            catalog.put(list, entries);
        }
        platform.send("ada", "PUT", CATALOG, catalog);
    }

    private static boolean ours(Object entry) {
        return ((JsonObject) entry).getString("id").startsWith(PREFIX);
    }

    private JsonObject entry(String list, String name) {
        JsonObject entry = new JsonObject().put("id", name);
        return switch (list) {
            case "people" ->
                entry.put("name", "Benchmark " + name)
                        .put(
                                "contacts",
                                new JsonArray().add(new JsonObject().put("email", name + "@bridgekeeper.test")));
            case "policies" ->
                entry.put(
                        "steps",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("call", new JsonObject().put("person", name))
                                        .put("timeout", "PT1H")));
            default ->
                entry.put("name", "Load test of " + name)
                        .put("tier", 3)
                        .put(
                                "matchers",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("label", "service")
                                                .put("equals", name)))
                        .put("serviceOwner", name)
                        .put("productOwner", "bench")
                        .put(
                                "accessProfiles",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("id", name)
                                                .put("keycloakGroup", GROUP)
                                                .put("maxDuration", "PT1H")));
        };
    }

    /** The page by which somebody is called. */
    record Called(Member member, String pageId, String incidentId) {}

    /** @param which of a person's unanswered pages, by its incident's title and id */
    Called awaitPage(Member member, Predicate<JsonObject> which) {
        JsonObject page = platform.awaitPage(member.name(), which);
        return new Called(member, page.getString("pageId"), page.getString("incidentId"));
    }

    /** Waits until so many grants of these incidents are in this state. */
    void awaitGrants(Set<String> incidentIds, String state, int number) {
        boolean there = Waiting.until(
                () -> grants(Optional.empty())
                                .filter(grant -> incidentIds.contains(grant.getString("incidentId")))
                                .filter(grant -> state.equals(grant.getString("state")))
                                .count()
                        >= number,
                SETTLED_WITHIN,
                POLL);
        if (!there) {
            throw new IllegalStateException("There are not " + number + " grants that are " + state + ".");
        }
    }

    /** The newest 500, or those of one incident. */
    Stream<JsonObject> grants(Optional<String> incidentId) {
        String path =
                "/api/access/grants" + incidentId.map(id -> "?incidentId=" + id).orElse("");
        return platform.send(AUDITOR, "GET", path, null).getJsonArray("grants").stream()
                .map(JsonObject.class::cast);
    }

    /** How many are in the group, as Keycloak says. */
    int held() {
        return keycloak.members(GROUP);
    }

    private List<String> names() {
        return members.stream().map(Member::name).collect(Collectors.toList());
    }

    @Override
    public void close() {
        putCatalog(false);
        keycloak.removePeople(PREFIX, names());
        keycloak.removeGroup(ABOVE);
    }
}
