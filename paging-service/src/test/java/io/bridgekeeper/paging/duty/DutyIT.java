package io.bridgekeeper.paging.duty;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.Topic;
import io.bridgekeeper.paging.Topic.Told;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other services hear of who can be called: by the timer and the broker, as in operation. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class DutyIT {

    private static final String TOPIC = "paging.oncall.v1";
    private static final String ROTATION = "/api/paging/rotations/checkout-primary";

    @Inject
    DutyFlow duties;

    @Inject
    MovableClock clock;

    private String seed;

    /** Of its own, so that no other test has told of it. */
    private final String system = "duty-" + UUID.randomUUID();

    @BeforeEach
    void allIsSaid() throws IOException {
        seed = Files.readString(Path.of("src/test/resources/catalog.yaml"));
        Table.update("delete from rotation_override");
        put(seed);
        looked();
    }

    /** Other tests have the catalog of the file. */
    @AfterEach
    void back() {
        clock.back();
        Table.update("delete from rotation_override");
        Table.update("alter table on_call_look drop constraint if exists refused");
        put(seed);
        looked();
    }

    @Test
    void saysWhomASystemOfANewCatalogCanCallAndOnceThatItHasLeft() {
        String rotation = system + "-rotation";
        put(withRotation(rotation, withSystem()));
        try (Topic topic = new Topic(TOPIC)) {
            Told told = topic.of("system/" + system, list -> !list.isEmpty()).getFirst();
            assertThat(told.type()).isEqualTo("on-call.published");
            JsonNode data = told.data();
            assertThat(data.path("systemId").asText()).isEqualTo(system);
            assertThat(data.path("retired").asBoolean()).isFalse();
            Instant from = Instant.parse(data.path("from").asText());
            Instant until = Instant.parse(data.path("until").asText());
            assertThat(Duration.between(from, until)).isEqualTo(Duration.ofHours(36));
            assertThat(data.path("publishedAt")).isEqualTo(data.path("from"));
            assertThat(people(data, "", "checkout-primary")).contains(onCall());
            assertThat(people(data, "", "")).containsExactly("carol");
            assertThat(people(data, "part", "")).containsExactly("bob", "carol");

            Told members =
                    topic.of("rotation/" + rotation, list -> !list.isEmpty()).getFirst();
            assertThat(members.type()).isEqualTo("rotation.published");
            assertThat(members.data().path("members"))
                    .extracting(JsonNode::asText)
                    .containsExactly("erin", "oscar");

            put(seed);
            looked();
            put(seed + "\n# once more");
            looked();
            put(withRotation(rotation, withSystem()));
            for (String key : List.of("system/" + system, "rotation/" + rotation)) {
                List<Told> all = topic.of(key, list -> list.size() > 2 && !isRetired(list.getLast()));
                assertThat(all).extracting(DutyIT::isRetired).containsExactly(false, true, false);
                JsonNode retired = all.get(1).data();
                assertThat(retired.path("duties").isEmpty()
                                && retired.path("members").isEmpty())
                        .isTrue();
            }
        }
    }

    @Test
    void saysWhatAnOverrideChangesAndNothingOfOtherSystems() {
        String usual = onCall();
        String search = said("system/search");
        String id = override(Map.of("kind", "replace", "personId", usual, "byPersonId", "frank"));
        eventually()
                .untilAsserted(() -> assertThat(said("system/checkout"))
                        .contains("\"personId\":\"frank\",\"rotationId\":\"checkout-primary\""));
        try (Topic topic = new Topic(TOPIC)) {
            topic.of(
                    "system/checkout",
                    list -> people(last(list), "", "checkout-primary").contains("frank"));
            as("ada").delete(ROTATION + "/overrides/" + id).then().statusCode(200);
            topic.of(
                    "system/checkout",
                    list -> !people(last(list), "", "checkout-primary").contains("frank"));
        }
        assertThat(said("system/search")).isEqualTo(search);
    }

    @Test
    void saysASwapThatWasAgreedAndNotOneThatIsAsked() {
        People.agreeToAll();
        Instant from = clock.instant().plus(Duration.ofHours(1));
        String asker = onCall();
        String other = asker.equals("alice") ? "bob" : "alice";
        String before = said("system/checkout");
        String id = as(asker)
                .body(Map.of(
                        "rotationId",
                        "checkout-primary",
                        "from",
                        from.toString(),
                        "until",
                        from.plusSeconds(60).toString(),
                        "to",
                        other,
                        "reason",
                        "a wedding"))
                .post("/api/paging/swaps")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("swapId");
        put(seed + "\n# " + UUID.randomUUID());
        looked();
        assertThat(said("system/checkout")).isEqualTo(before);
        as(other).post("/api/paging/swaps/" + id + "/accept").then().statusCode(200);
        eventually()
                .untilAsserted(() -> assertThat(said("system/checkout"))
                        .contains("\"personId\":\"" + other + "\",\"rotationId\":\"checkout-primary\",\"from\":\""
                                + from + "\""));
    }

    @Test
    void saysNothingWhereNothingHasChangedAndEachSystemAgainAsTimeGoesOn() {
        String before = said("system/search");
        String members = said("rotation/checkout-primary");
        put(seed + "\n# " + UUID.randomUUID());
        looked();
        override(Map.of("kind", "add", "personId", "frank", "role", "shadow"));
        looked();
        assertThat(said("system/search")).isEqualTo(before);

        clock.forward(Duration.ofHours(7));
        eventually().untilAsserted(() -> assertThat(said("system/search")).isNotEqualTo(before));
        try (Topic topic = new Topic(TOPIC)) {
            Instant reach = clock.instant().plus(Duration.ofHours(35));
            topic.of(
                    "system/search",
                    list -> list.stream()
                            .anyMatch(one -> Instant.parse(
                                            one.data().path("until").asText())
                                    .isAfter(reach)));
        }
        assertThat(said("rotation/checkout-primary")).isEqualTo(members);
    }

    /** The last statement of the transaction fails: all before it is undone. */
    @Test
    void saysAllOrNothing() {
        String before = said("system/checkout");
        override(Map.of("kind", "remove", "personId", onCall()));
        eventually().untilAsserted(() -> assertThat(said("system/checkout")).isNotEqualTo(before));
        String known = said("system/checkout");
        long next = Long.parseLong(newest()) + 1;
        Table.update("alter table on_call_look add constraint refused check (catalog_number <> " + next + ")");
        put(withSystem());
        eventually().untilAsserted(() -> assertThatThrownBy(this::look).hasStackTraceContaining("refused"));
        Table.update("delete from rotation_override");
        eventually().untilAsserted(() -> assertThatThrownBy(this::look).hasStackTraceContaining("refused"));
        assertThat(said("system/" + system)).isNull();
        assertThat(said("system/checkout")).isEqualTo(known);
        eventually()
                .untilAsserted(() -> assertThat(Table.select("select key from outbox where topic = ?", TOPIC))
                        .isEmpty());
        assertThat(Table.select("select id from on_call_note")).isNotEmpty();

        Table.update("alter table on_call_look drop constraint refused");
        looked();
        assertThat(said("system/checkout")).isNotEqualTo(known);
        try (Topic topic = new Topic(TOPIC)) {
            assertThat(topic.of("system/" + system, list -> !list.isEmpty())).hasSize(1);
        }
    }

    @Test
    void leavesWhatADyingProcessHadBegunToTheNextOne() {
        String before = said("system/checkout");
        try (var _ = Table.holdWritesTo("outbox")) {
            override(Map.of("kind", "remove", "personId", onCall()));
            eventually().until(() -> !Table.select("""
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock'
                                and query like '%insert into outbox%'""").isEmpty());
            assertThat(said("system/checkout")).isEqualTo(before);
            assertThat(Table.select("select id from on_call_note")).isNotEmpty();
        }
        eventually().untilAsserted(() -> assertThat(said("system/checkout")).isNotEqualTo(before));
    }

    @Test
    void saysItOnceThoughSeveralReplicasLookAtOnce() throws Exception {
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            put(withSystem());
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(replicas.submit(this::look));
            }
            for (Future<Integer> one : all) {
                one.get();
            }
        }
        looked();
        put(seed);
        try (Topic topic = new Topic(TOPIC)) {
            assertThat(topic.of("system/" + system, list -> list.stream().anyMatch(DutyIT::isRetired)))
                    .hasSize(2);
        }
    }

    @Test
    void leavesAllToThoseThatHaveANewerCatalog() {
        Table.update("update on_call_look set catalog_number = 1000000");
        put(withSystem());
        override(Map.of("kind", "remove", "personId", onCall()));
        assertThat(look()).isZero();
        assertThat(said("system/" + system)).isNull();
        assertThat(Table.select("select id from on_call_note")).isNotEmpty();
        Table.update("update on_call_look set catalog_number = 0");
        eventually().untilAsserted(() -> assertThat(said("system/" + system)).isNotNull());
    }

    private Integer look() {
        try {
            return VertxContextSupport.subscribeAndAwait(duties::look);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its area has a policy of its own. */
    private String withSystem() {
        return seed + """
                  - id: %1$s
                    name: Duty
                    tier: 3
                    matchers: [ { label: service, equals: %1$s } ]
                    serviceOwner: checkout
                    productOwner: erin
                    areas:
                      - { id: part, name: Part, matchers: [ { label: part, equals: one } ], serviceOwner: search }
                """.formatted(system);
    }

    private static String withRotation(String id, String catalog) {
        return catalog.replace("\npolicies:\n", """
                  - id: %s
                    zone: Europe/Berlin
                    layers:
                      - { name: all, people: [oscar, erin], handOff: { every: day, at: "09:00" }, starts: 2026-01-05 }
                      - name: learns
                        role: shadow
                        people: [frank]
                        handOff: { every: day, at: "09:00" }
                        starts: 2026-01-05

                policies:
                """.formatted(id));
    }

    private static boolean isRetired(Told told) {
        return told.data().path("retired").asBoolean();
    }

    /** For the next half hour. */
    private String override(Map<String, String> what) {
        Map<String, String> body = new HashMap<>(what);
        body.put("until", clock.instant().plus(Duration.ofMinutes(30)).toString());
        body.put("reason", "ill");
        return as("ada")
                .body(body)
                .post(ROTATION + "/overrides")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("override.overrideId");
    }

    private static String onCall() {
        return as("dave")
                .get("/api/paging/on-call")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("rotations.find { it.rotationId == 'checkout-primary' }.onCall[0].personId");
    }

    private static void put(String catalog) {
        as("ada")
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", ContentType.TEXT)))
                .contentType("application/yaml;charset=UTF-8")
                .header("If-Match", "*")
                .body(catalog.getBytes(StandardCharsets.UTF_8))
                .put("/api/paging/catalog")
                .then()
                .statusCode(200);
    }

    /** The newest catalog was looked at, and all overrides. */
    private static void looked() {
        eventually().untilAsserted(() -> {
            assertThat(Table.select("select catalog_number from on_call_look")).containsExactly(newest());
            assertThat(Table.select("select id from on_call_note")).isEmpty();
        });
    }

    private static String newest() {
        return Table.select("select max(number) from catalog_version").getFirst();
    }

    /** As it was said last; null where it never was. */
    private static String said(String key) {
        return Table.select("select data from on_call_said where key = ?", key).stream()
                .findFirst()
                .orElse(null);
    }

    private static JsonNode last(List<Told> told) {
        return told.isEmpty() ? MissingNode.getInstance() : told.getLast().data();
    }

    /** Of an area, by a rotation or by name; empty for none. */
    private static List<String> people(JsonNode data, String area, String rotation) {
        return StreamSupport.stream(data.path("duties").spliterator(), false)
                .filter(duty -> duty.path("areaId").asText("").equals(area))
                .filter(duty -> duty.path("rotationId").asText("").equals(rotation))
                .map(duty -> duty.path("personId").asText())
                .toList();
    }
}
