package io.bridgekeeper.paging.catalog;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole catalog over HTTP: put as a version, tried out, read again, taken over by every process. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class CatalogIT {

    private static final String CATALOG = "/api/paging/catalog";
    private static final String BILLING = """
              - id: billing
                name: Billing
                tier: 3
                matchers: [ { label: service, equals: billing } ]
                productOwner: erin
            """;

    @Inject
    MovableClock clock;

    @Inject
    CatalogFlow flow;

    private String seed;

    @BeforeEach
    void seed() throws IOException {
        seed = Files.readString(Path.of("src/test/resources/catalog.yaml"));
        People.agreeToAll();
    }

    /** Other tests have the catalog of the file. */
    @AfterEach
    void back() {
        clock.back();
        put(seed).then().statusCode(200);
    }

    @Test
    void hasTheFileAsItsFirstVersion() {
        as("ada")
                .get(CATALOG + "/versions/1")
                .then()
                .statusCode(200)
                .body("version.source", equalTo("file"))
                .body("version.madeBy", equalTo("src/test/resources/catalog.yaml"))
                .body("version.added", equalTo(7 + 2 + 4 + 6 + 1))
                .body(
                        "difference.added.findAll { it.kind == 'system' }.id",
                        contains("checkout", "search", "payments", "reports", "ledger", "shipping"))
                .body("document", equalTo(seed));
    }

    @Test
    void putsAVersionThatIsInForceWhenTheAnswerComesAndTellsWhatChanged() {
        long before = newest();
        String id = unique("billing");
        String text = "# by hand\n" + seed
                + BILLING.replace("id: billing", "id: " + id).replace("s: billing", "s: " + id);
        yaml(text)
                .header("If-Match", tag(before))
                .put(CATALOG)
                .then()
                .statusCode(200)
                .header("ETag", tag(before + 1))
                .body("version", equalTo((int) before + 1))
                .body("stored", equalTo(true))
                .body("difference.added", hasSize(1))
                .body("difference.added[0].kind", equalTo("system"))
                .body("difference.added[0].id", equalTo(id))
                .body("difference.changed", empty())
                .body("difference.removed", empty());
        as("dave").get("/api/paging/systems/" + id).then().statusCode(200);
        as("ivy")
                .accept("application/yaml")
                .get(CATALOG)
                .then()
                .statusCode(200)
                .header("ETag", tag(before + 1))
                .contentType("application/yaml;charset=UTF-8")
                .body(equalTo(text));
        as("ivy")
                .get(CATALOG + "/versions/" + (before + 1))
                .then()
                .body("version.source", equalTo("api"))
                .body("version.madeBy", equalTo("ada"))
                .body("version.madeAt", not(equalTo(null)))
                .body("difference.added[0].id", equalTo(id));
        try (Topic topic = new Topic("paging.catalog.v1")) {
            Topic.Told told = topic.of("system/" + id, list -> list.size() == 1).getFirst();
            assertThat(told.data().path("retired").asBoolean()).isFalse();
        }
        put(seed).then().statusCode(200).body("difference.removed[0].id", equalTo(id));
        as("dave").get("/api/paging/systems/" + id).then().statusCode(404);
        try (Topic topic = new Topic("paging.catalog.v1")) {
            Topic.Told told = topic.of("system/" + id, list -> list.size() == 2).getLast();
            assertThat(told.data().path("retired").asBoolean()).isTrue();
        }
    }

    @Test
    void storesNothingOnADryRunAndNamesTheFieldsThatWouldChange() {
        long before = newest();
        String text = seed.replace("name: Search\n    tier: 2", "name: Search and more\n    tier: 1");
        yaml(text)
                .put(CATALOG + "?dryRun=true")
                .then()
                .statusCode(200)
                .header("ETag", tag(before))
                .body("stored", equalTo(false))
                .body("difference.changed", hasSize(1))
                .body("difference.changed[0].id", equalTo("search"))
                .body("difference.changed[0].fields", contains("name", "tier"));
        assertThat(newest()).isEqualTo(before);
        as("dave").get("/api/paging/systems/search").then().body("name", equalTo("Search"));
        yaml(text)
                .header("If-Match", tag(before + 7))
                .put(CATALOG + "?dryRun=true")
                .then()
                .statusCode(412);
        yaml(text).put(CATALOG + "?dryRun=maybe").then().statusCode(400).body("errors[0].path", equalTo("dryRun"));
    }

    @Test
    void makesNoVersionOfADocumentThatIsTheNewest() {
        put(seed).then().statusCode(200);
        long before = newest();
        yaml(seed)
                .header("If-Match", tag(before))
                .put(CATALOG)
                .then()
                .statusCode(200)
                .header("ETag", tag(before))
                .body("version", equalTo((int) before))
                .body("stored", equalTo(false))
                .body("difference.added", empty());
        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void answersARepeatedPutAsTheFirstWhoseAnswerWasLost() {
        long before = newest();
        String text = seed + "# " + UUID.randomUUID();
        for (boolean stored : new boolean[] {true, false}) {
            yaml(text)
                    .header("If-Match", tag(before))
                    .put(CATALOG)
                    .then()
                    .statusCode(200)
                    .body("version", equalTo((int) before + 1))
                    .body("stored", equalTo(stored));
        }
    }

    @Test
    void wantsToKnowWhichVersionWasChanged() {
        long before = newest();
        String other = seed + "# " + UUID.randomUUID();
        problem(yaml(other).put(CATALOG), 428, "version-not-said");
        problem(yaml(other).header("If-None-Match", tag(before)).put(CATALOG), 428, "version-not-said");
        Response stale = yaml(other).header("If-Match", tag(before - 1)).put(CATALOG);
        problem(stale, 412, "catalog-changed");
        assertThat(stale.jsonPath().getLong("version")).isEqualTo(before);
        problem(yaml(other).header("If-Match", "W/" + tag(before)).put(CATALOG), 412, "catalog-changed");
        problem(yaml(other).header("If-None-Match", "*").put(CATALOG), 412, "catalog-changed");
        problem(yaml(other).header("If-Match", String.valueOf(before)).put(CATALOG), 400, "bad-request");
        assertThat(newest()).isEqualTo(before);
        yaml(other)
                .header("If-Match", "\"77777\", " + tag(before))
                .put(CATALOG)
                .then()
                .statusCode(200);
        assertThat(newest()).isEqualTo(before + 1);
    }

    @Test
    void letsOneOfManyWritersWhoSawTheSameVersionThrough() throws Exception {
        long before = newest();
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String text = seed + "# writer " + i + " " + UUID.randomUUID();
            writers.add(() ->
                    yaml(text).header("If-Match", tag(before)).put(CATALOG).statusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
            for (Future<Integer> answer : threads.invokeAll(writers)) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412, 412, 412);
        assertThat(newest()).isEqualTo(before + 1);
    }

    @Test
    void tellsEveryFaultWithItsPathAndKeepsNothing() {
        long before = newest();
        String entries = String.join(",", Table.select("select entry_id || changed_at from catalog_entry order by 1"));
        String wrong = seed.replace("productOwner: frank", "productOwner: zoe")
                .replace("tier: 3", "tier: 9")
                .replace("    seatLimit: 4", "    seatLimit: 4\n    seatLimit: 5");
        put(wrong)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.path", contains("systems[0].seatLimit", "systems[3].tier", "systems[1].productOwner"))
                .body("errors.message", hasItems("there is no person 'zoe'", "must be a number from 1 to 4"));
        assertThat(newest()).isEqualTo(before);
        assertThat(String.join(",", Table.select("select entry_id || changed_at from catalog_entry order by 1")))
                .isEqualTo(entries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/yaml | people: [     | line 1, column 10",
                "application/json | {\"people\": } | line 1, column 12",
                "application/json | {} {}         | ``",
            })
    void saysWhereABodyCannotBeRead(String type, String body, String path) {
        given(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .header("If-Match", "*")
                .put(CATALOG)
                .then()
                .statusCode(400)
                .body("errors.path", contains(path));
    }

    @Test
    void refusesBodiesThatAreNoDocument() {
        problem(
                given("text/plain").body("x".getBytes()).header("If-Match", "*").put(CATALOG),
                415,
                "unsupported-media-type");
        problem(
                given("application/yaml")
                        .body(new byte[] {'a', (byte) 0xC3, 0x28})
                        .header("If-Match", "*")
                        .put(CATALOG),
                400,
                "bad-request");
        problem(given("application/yaml").header("If-Match", "*").put(CATALOG), 400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-yaml", "text/yaml"})
    void takesAndGivesYamlAndJson(String type) {
        put(seed);
        String asType = as("ada")
                .accept(type)
                .get(CATALOG)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        given(type)
                .body((asType + "\n").getBytes(StandardCharsets.UTF_8))
                .header("If-Match", "*")
                .put(CATALOG)
                .then()
                .statusCode(200)
                .body("stored", equalTo(true))
                .body("difference.added", empty())
                .body("difference.changed", empty())
                .body("difference.removed", empty())
                .body("difference.systemsReordered", equalTo(false));
        as("ada")
                .accept("application/json")
                .get(CATALOG)
                .then()
                .contentType(ContentType.JSON)
                .body("systems", hasSize(6));
        problem(as("ada").accept("image/png").get(CATALOG), 406, "not-acceptable");
    }

    @Test
    void answersWhetherAnotherVersionIsThere() {
        long newest = newest();
        as("ada")
                .header("If-None-Match", tag(newest))
                .get(CATALOG)
                .then()
                .statusCode(304)
                .header("ETag", tag(newest));
        as("ada").header("If-None-Match", tag(newest - 1)).get(CATALOG).then().statusCode(200);
    }

    @Test
    void listsVersionsTheNewestFirstByThePage() {
        for (int i = 0; i < 3; i++) {
            put(seed + "# " + i + UUID.randomUUID()).then().statusCode(200);
        }
        int newest = (int) newest();
        as("ivy")
                .get(CATALOG + "/versions?limit=2")
                .then()
                .body("versions.version", contains(newest, newest - 1))
                .body("next", equalTo(newest - 1));
        as("ivy")
                .get(CATALOG + "/versions?limit=2&before=" + (newest - 1))
                .then()
                .body("versions.version", contains(newest - 2, newest - 3));
        as("ivy")
                .get(CATALOG + "/versions?before=2")
                .then()
                .body("versions.version", contains(1))
                .body("next", equalTo(null));
        as("ivy")
                .get(CATALOG + "/versions?limit=0&before=x")
                .then()
                .statusCode(400)
                .body("errors.path", contains("before", "limit"));
        as("ivy").get(CATALOG + "/versions/1/document").then().statusCode(200).body(equalTo(seed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "77777", "x", "-1", "99999999999999999999"})
    void knowsNoOtherVersions(String version) {
        problem(as("ada").get(CATALOG + "/versions/" + version), 404, "unknown-catalog-version");
        problem(as("ada").get(CATALOG + "/versions/" + version + "/document"), 404, "unknown-catalog-version");
    }

    @Test
    void takesOverAtOnceWhatAnotherProcessStored() {
        String document = seed.replace("name: Reports", "name: Reports of another process");
        storeBehindItsBack(newest() + 1, document);
        eventually()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> as("dave")
                        .get("/api/paging/systems/reports")
                        .then()
                        .body("name", equalTo("Reports of another process")));
    }

    @Test
    void keepsTheNewestVersionThatItUnderstands() {
        long before = newest();
        storeBehindItsBack(before + 1, seed.replace("name: Reports", "name: Understood"));
        storeBehindItsBack(before + 2, "systems: of a release to come");
        eventually().until(() -> flow.currentNumber() == before + 1);
        as("dave").get("/api/paging/systems/reports").then().body("name", equalTo("Understood"));
        // Whoever mends it is told the number that is stored, and not the one that is in force.
        as("ada").get(CATALOG).then().header("ETag", tag(before + 2));
        put(seed).then().statusCode(200);
        assertThat(flow.currentNumber()).isEqualTo(before + 3);
    }

    @Test
    void goesOnWithAnIncidentWhosePeopleAndPolicyAndSystemLeft() {
        UUID id = open("search");
        eventually()
                .untilAsserted(
                        () -> assertThat(incident(id).getList("pages.personId")).containsExactly("bob"));
        put(withoutSearchAndCarol()).then().statusCode(200);
        as("carol").get("/api/paging/incidents/" + id).then().statusCode(200).body("systemId", equalTo("search"));
        clock.forward(Duration.ofMinutes(6));
        eventually()
                .untilAsserted(
                        () -> assertThat(incident(id).getList("pages.personId")).containsExactly("bob", "oscar"));
        assertThat(incident(id).getList("history.what", String.class))
                .anySatisfy(line -> assertThat(line).contains("carol was passed over: not in the catalog any more"));
        String bobs = incident(id).getString("pages[0].pageId");
        as("bob").post("/api/paging/pages/" + bobs + "/accept").then().statusCode(200);
        as("bob")
                .body("{\"how\":\"fix\"}")
                .post("/api/paging/incidents/" + id + "/resolve")
                .then()
                .statusCode(200);
    }

    @Test
    void takesACatalogOfTenThousandSystems() {
        StringBuilder large = new StringBuilder(seed);
        for (int i = 0; i < 10_000; i++) {
            large.append(("""
                      - id: large-%1$d
                        name: One of many systems, number %1$d
                        tier: 3
                        matchers:
                          - { label: service, equals: large-%1$d }
                          - { label: env, notEquals: dev }
                        serviceOwner: payments
                        productOwner: erin
                        seatLimit: 4
                        accessProfiles:
                          - { id: large-%1$d, keycloakGroup: /systems/large-%1$d/responders, maxDuration: PT4H }
                        runbooks:
                          - { title: "Number %1$d is slow", url: "https://runbooks.example.org/large-%1$d" }
                    """).formatted(i));
        }
        assertThat(large.length()).isGreaterThan(4_000_000);
        put(large.toString()).then().statusCode(200).body("difference.added", hasSize(10_000));
        as("dave").get("/api/paging/systems/large-9999").then().statusCode(200);
        put(seed).then().statusCode(200).body("difference.removed", hasSize(10_000));
        // The other tests would wait behind 20,000 events.
        await().atMost(Duration.ofMinutes(2)).until(() -> Table.select("select count(*) from outbox"), contains("0"));
    }

    @Test
    void keepsBodiesSmallThatAreNoCatalog() throws Exception {
        byte[] large = ("{\"name\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}").getBytes();
        problem(as("ada").body(large).post("/api/paging/integrations"), 413, "body-too-large");
        problem(put("#".repeat(8 * 1024 * 1024 + 1)), 413, "body-too-large");
        // Without a length to believe, the body is counted while it is read, by Quarkus, who says no in a number alone.
        assertThat(chunked("POST", "/api/paging/integrations", "application/json", large))
                .startsWith("413");
        assertThat(chunked("PUT", CATALOG, "application/yaml", large)).contains("400", "bad-request");
        assertThat(chunked(
                        "PUT",
                        CATALOG,
                        "application/yaml",
                        "#".repeat(8 * 1024 * 1024 + 1).getBytes()))
                .startsWith("413");
    }

    private static String chunked(String method, String path, String type, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header(
                        "Authorization",
                        "Bearer " + TestStack.start(Part.KEYCLOAK).token("ada"))
                .header("Content-Type", type)
                .header("If-Match", "*")
                .method(method, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }

    private String withoutSearchAndCarol() {
        return seed.replace("{ call: { person: carol }", "{ call: { person: bob }")
                .replaceAll("(?s)  - id: carol.*?(?=  - id: erin)", "")
                .replaceAll("(?s)  - id: search\n    name: Search.*?(?=  - id: payments)", "")
                .replaceAll("(?s)  - id: search\n    steps.*?(?=  - id: payments)", "");
    }

    private static void storeBehindItsBack(long number, String document) {
        Table.update(
                "insert into catalog_version values (?, ?, 'yaml', ?, 'api', 'ada', now(), 0, 0, 0,"
                        + " '{\"added\":[],\"changed\":[],\"removed\":[],\"systemsReordered\":false}')",
                number,
                document,
                UUID.randomUUID().toString());
    }

    private static String unique(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static RequestSpecification given(String type) {
        return as("ada")
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                                .encodeContentTypeAs("application/x-yaml", ContentType.TEXT)
                                .encodeContentTypeAs("text/yaml", ContentType.TEXT)))
                .contentType(type);
    }

    private static RequestSpecification yaml(String text) {
        return given("application/yaml").body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Response put(String text) {
        return yaml(text).header("If-Match", "*").put(CATALOG);
    }

    private static long newest() {
        return as("ada").get(CATALOG + "/versions?limit=1").jsonPath().getLong("versions[0].version");
    }

    private static String tag(long version) {
        return '"' + String.valueOf(version) + '"';
    }

    private static void problem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://bridgekeeper.io/problems/" + type);
    }
}
