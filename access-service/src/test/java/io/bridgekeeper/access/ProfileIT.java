package io.bridgekeeper.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.bridgekeeper.contracts.paging.v1.PageQueued;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document of profiles, and what pages carry by it. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class ProfileIT {

    private static final String PROFILES = "/api/access/profiles";

    private final World world = World.get();
    private final UUID incident = UUID.randomUUID();

    @Inject
    MovableClock clock;

    @BeforeEach
    void openTheDoor() {
        world.door.open();
    }

    @Test
    void isPutReadAndKeptInVersionsWithWhoAndWhenAndWhatChanged() {
        String system = world.system();
        String document = document(system, "PT2H", "PT30M");
        Response dry =
                yaml("ada").queryParam("dryRun", true).body(bytes(document)).put(PROFILES);
        dry.then().statusCode(200).body("stored", equalTo(false)).body("difference.added", hasItem(system + "-prod"));
        // The catalog has a profile of this id as well.
        dry.then().body("difference.insteadOfCatalog", equalTo(List.of(system + "-prod")));

        Response put = put(document);
        put.then().statusCode(200).body("stored", equalTo(true));
        int version = put.jsonPath().getInt("version");
        assertThat(put.header("ETag")).isEqualTo("\"" + version + "\"");
        yaml("ada")
                .header("If-Match", "\"999999\"")
                .body(document.getBytes(StandardCharsets.UTF_8))
                .put(PROFILES)
                .then()
                .statusCode(200)
                .body("stored", equalTo(false))
                .body("version", equalTo(version));

        world.as("ivy")
                .get(PROFILES)
                .then()
                .statusCode(200)
                .header("ETag", "\"" + version + "\"")
                .body(equalTo(document));
        world.as("ivy")
                .get(PROFILES + "/versions/" + version)
                .then()
                .statusCode(200)
                .body("madeBy", equalTo("ada"))
                .body("document", equalTo(document));
        world.as("ada")
                .get(PROFILES + "/versions?limit=1")
                .then()
                .statusCode(200)
                .body("versions[0].version", equalTo(version))
                .body("versions[0].document", equalTo(null));
    }

    @Test
    void tellsEveryFaultAtOnceAndStoresNothing() {
        put("profiles: []");
        long before = world.count("select count(*) from profile_version");
        Response answer = yaml("ada").header("If-Match", "*").body(bytes("""
                        profiles:
                          - {id: a, systems: [a], targets: [/admins, "realm:admin", nonsense], longest: PT0S}
                          - {id: a, systems: [a], targets: [/systems/../x], longest: P1000D}
                        """)).put(PROFILES);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getList("errors.path"))
                .containsExactly(
                        "profiles[0].longest",
                        "profiles[0].targets[0]",
                        "profiles[0].targets[1]",
                        "profiles[0].targets[2]",
                        "profiles[1].longest",
                        "profiles[1].targets[0]",
                        "profiles[1].id");
        assertThat(world.count("select count(*) from profile_version")).isEqualTo(before);
        yaml("ada")
                .header("If-Match", "*")
                .body(bytes("profiles: ["))
                .put(PROFILES)
                .then()
                .statusCode(400)
                .body("errors[0].path", containsString("line 1"));
    }

    @Test
    void letsOneOfTwoWritersWin() {
        put("profiles: []");
        String tag = world.as("ada").get(PROFILES).header("ETag");
        String system = world.system();
        List<CompletableFuture<Integer>> writers;
        try (HeldTable held = new HeldTable("profile_version")) {
            writers = IntStream.of(1, 2, 3, 4)
                    .mapToObj(hours -> HeldTable.atOnce(() -> yaml("ada")
                            .header("If-Match", tag)
                            .body(bytes(document(system, "PT" + hours + "H", "PT1M")))
                            .put(PROFILES)
                            .statusCode()))
                    .toList();
            held.awaitWaiting(4);
        }
        assertThat(writers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 412, 412, 412);
        yaml("ada").body(bytes("profiles: []")).put(PROFILES).then().statusCode(428);
        yaml("ada")
                .header("If-None-Match", "*")
                .body(bytes("profiles: []"))
                .put(PROFILES)
                .then()
                .statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "carol", "ivy"})
    void isPutByNobodyElse(String person) {
        assertThat(yaml(person)
                        .header("If-Match", "*")
                        .body(bytes("profiles: []"))
                        .put(PROFILES)
                        .statusCode())
                .isEqualTo(403);
        given().contentType("application/yaml")
                .body(bytes("profiles: []"))
                .put(PROFILES)
                .then()
                .statusCode(401);
        given().auth().oauth2("not.a.token").get(PROFILES).then().statusCode(401);
    }

    @Test
    void saysWhatAPageCarriesAndWhoWaitsForItHasItOnceItIsPut() {
        String system = world.system();
        put("profiles: []");
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        put(document(system, "PT2H", "PT30M").replace("id: " + system + "-prod", "id: " + system + "-more"));
        world.awaitWords(incident, "prepared", "activated", "prepared", "activated");
    }

    @Test
    void givesAHelperTheKeysOfTheSystemThatTheyWereAskedForAndNotOfTheIncidents() {
        String system = world.system();
        String asked = world.system();
        put("profiles: []");
        UUID page = UUID.randomUUID();
        world.send(
                incident,
                new PageQueued(page, incident, system, "bob", 0, "carol asks", Instant.now(), "carol", asked, null));
        world.accepted(incident, page, system, "bob");
        world.awaitWords(incident, "prepared", "activated");
        assertThat(world.isMember("bob", asked)).isTrue();
        assertThat(world.isMember("bob", system)).isFalse();
    }

    @Test
    void carriesTheProfilesOfAnAreaForPagesOfItAndForNoOther() {
        String system = world.system();
        String keys = world.system();
        put("profiles: []");
        String document = """
                profiles:
                  - {id: %1$s-prod, systems: [%1$s], targets: [%2$s], longest: PT1H}
                  - {id: %1$s-payments, areas: [%1$s/payments], targets: [%3$s], longest: PT1H}
                """.formatted(system, World.group(system), World.group(keys));
        put(document).then().statusCode(200).body("difference.added", hasItem(system + "-payments"));
        yaml("ada")
                .queryParam("dryRun", true)
                .body(bytes(document.replace("/payments]", "/refunds]")))
                .put(PROFILES)
                .then()
                .statusCode(200)
                .body("difference.changed.id", equalTo(List.of(system + "-payments")))
                .body("difference.changed[0].fields", equalTo(List.of("areas")));

        world.accepted(incident, world.queued(incident, system, "payments", "alice"), system, "alice");
        world.awaitWords(incident, "prepared", "prepared", "activated", "activated");
        assertThat(world.isMember("alice", system)).isTrue();
        assertThat(world.isMember("alice", keys)).isTrue();

        UUID ofNone = UUID.randomUUID();
        world.responder(ofNone, system, "bob");
        world.awaitWords(ofNone, "prepared", "activated");
        UUID ofAnother = UUID.randomUUID();
        world.accepted(ofAnother, world.queued(ofAnother, system, "refunds", "carol"), system, "carol");
        world.awaitWords(ofAnother, "prepared", "activated");
        assertThat(world.members(system)).contains("bob", "carol");
        assertThat(world.members(keys)).containsExactly("alice");

        // Whoever waits for it has it once the document says so, of that area alone.
        put(document.replace("/payments]", "/refunds]"));
        world.awaitWords(ofAnother, "prepared", "activated", "prepared", "activated");
        assertThat(world.isMember("carol", keys)).isTrue();
        assertThat(world.words(ofNone)).containsExactly("prepared", "activated");
    }

    @Test
    void keepsAccessForTheGraceAndNoLongerAndGivesItBackToWhoIsNeededAgain() {
        String system = world.system();
        put(document(system, "PT4H", "PT30M"));
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        world.resolved(incident, system, clock.instant());
        await().atMost(World.PATIENCE)
                .until(() -> endsAt("alice").isBefore(clock.instant().plus(Duration.ofMinutes(31))));
        assertThat(world.isMember("alice", system)).isTrue();
        renew("alice").then().statusCode(409);

        clock.move(Duration.ofMinutes(31));
        world.awaitWords(incident, "prepared", "activated", "ended resolved");
        assertThat(world.isMember("alice", system)).isFalse();
    }

    @Test
    void isRenewedByItsHolderAloneAndNeverForLongerThanTheProfileAllows() {
        String system = world.system();
        put(document(system, "PT4H", "PT30M"));
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        Instant first = endsAt("alice");
        renew("bob").then().statusCode(403);
        renew("carol").then().statusCode(403);
        clock.move(Duration.ofMinutes(10));
        renew("alice").then().statusCode(200);
        assertThat(endsAt("alice"))
                .isAfter(first)
                .isBeforeOrEqualTo(clock.instant().plus(Duration.ofHours(4)));
        world.stoodDown(incident, "alice");
        world.awaitWords(incident, "prepared", "activated", "activated", "ended stood-down");
        renew("alice").then().statusCode(409);
    }

    private Response renew(String person) {
        return world.as(person).post("/api/access/grants/" + grantId() + "/renew");
    }

    private String grantId() {
        return world.told(incident).getFirst().data().path("grantId").asText();
    }

    private Instant endsAt(String person) {
        return Instant.parse(world.as(person)
                .get("/api/access/grants/" + grantId())
                .jsonPath()
                .getString("endsAt"));
    }

    private Response put(String document) {
        boolean first = world.as("ada").get(PROFILES).statusCode() == 404;
        return yaml("ada")
                .header(first ? "If-None-Match" : "If-Match", "*")
                .body(document.getBytes(StandardCharsets.UTF_8))
                .put(PROFILES);
    }

    private RequestSpecification yaml(String person) {
        return world.as(person).contentType("application/yaml");
    }

    private static byte[] bytes(String document) {
        return document.getBytes(StandardCharsets.UTF_8);
    }

    private static String document(String system, String longest, String grace) {
        return """
                # of one test
                profiles:
                  - id: %s-prod
                    systems: [%s]
                    targets: [%s]
                    longest: %s
                    grace: %s
                """.formatted(system, system, World.group(system), longest, grace);
    }
}
