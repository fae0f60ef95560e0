package io.bridgekeeper.paging.consent;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Receivers;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is put in a rotation hears of it, once, and the owners hear of a no: by the timer, as in operation. */
@QuarkusTest
@TestProfile(PlaceIT.Telling.class)
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class PlaceIT {

    public static final class Telling implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("paging.consent.tell-of-places", "true");
        }
    }

    private static final String REQUEST = "/api/paging/me/consent-requests/rotation:checkout-primary";
    private static final String IN_ROTATION = "people: [alice, bob]";

    @Inject
    PlaceFlow places;

    private String seed;

    /** All who are in a rotation were asked, and have not answered. */
    @BeforeEach
    void allWereAsked() throws IOException {
        Receivers.mails();
        Receivers.webhooks().answerAllWell();
        seed = Files.readString(Path.of("src/test/resources/catalog.yaml"));
        Table.update("delete from consent");
        Table.update("delete from rotation_override");
        put(seed);
        eventually()
                .untilAsserted(() -> assertThat(places())
                        .containsExactly(
                                "alice checkout-primary asked",
                                "bob checkout-primary asked",
                                "erin swap-pool asked",
                                "frank swap-pool asked",
                                "oscar swap-pool asked"));
        People.haveNothing();
        Table.update("delete from message");
    }

    @Test
    void asksWhomANewVersionPutsThereOnceHoweverOftenItIsStored() {
        put(withCarol());
        eventually().untilAsserted(() -> assertThat(told("consent-asked")).containsExactly("carol sent"));
        assertThat(Receivers.webhooks().received("/carol").getLast().body())
                .contains("ada put you in the rotation checkout-primary (version " + newest() + " of the catalog),"
                        + " which is called for checkout. Your first shift begins on ")
                .contains("POST " + REQUEST + "/accept");

        put(withCarol() + "\n# once more");
        put(withCarol().replace("name: Checkout\n", "name: The checkout\n"));
        looked();
        assertThat(told("consent-asked")).containsExactly("carol sent");
        assertThat(places()).contains("carol checkout-primary asked");

        put(seed);
        looked();
        assertThat(places()).doesNotContain("carol checkout-primary asked");
        put(withCarol());
        eventually().untilAsserted(() -> assertThat(told("consent-asked")).containsExactly("carol sent", "carol sent"));
    }

    @Test
    void asksNobodyWhoHasAnsweredBefore() {
        as("carol")
                .body(Map.of(
                        "scope", Map.of("rotation", "checkout-primary"),
                        "until", Instant.now().plus(Duration.ofDays(60)).toString()))
                .post("/api/paging/me/consents")
                .then()
                .statusCode(201);
        put(withCarol());
        looked();
        assertThat(places()).contains("carol checkout-primary nothing");
        assertThat(told("consent-asked")).isEmpty();
    }

    @Test
    void asksWhomAnOverridePutsOnCallAndSaysWhoMadeIt() {
        Instant from = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.HOURS);
        as("carol")
                .body(Map.of(
                        "kind",
                        "add",
                        "personId",
                        "erin",
                        "role",
                        "primary",
                        "from",
                        from.toString(),
                        "until",
                        from.plus(Duration.ofDays(1)).toString(),
                        "reason",
                        "Bob is ill"))
                .post("/api/paging/rotations/checkout-primary/overrides")
                .then()
                .statusCode(201);
        eventually().untilAsserted(() -> assertThat(told("consent-asked")).containsExactly("erin sent"));
        assertThat(Table.select("select text from message where about = 'consent-asked'")
                        .getFirst())
                .startsWith("Carol Diaz put you in the rotation checkout-primary by an override (Bob is ill), which is"
                        + " called for checkout. Your first shift begins on ");
    }

    @Test
    void tellsTheOwnersOnceThatSomebodyOfTheRotationSaidNo() throws Exception {
        decline("bob", "I move to Lisbon");
        // Alice by her webhook, Carol by hers; Bob knows it himself.
        eventually()
                .untilAsserted(() ->
                        assertThat(told("consent-declined")).containsExactlyInAnyOrder("alice sent", "carol sent"));
        assertThat(Receivers.webhooks().received("/alice").getLast().body())
                .contains("Ownership gap: Bob Moran said no to being called in the rotation checkout-primary")
                .contains("I move to Lisbon")
                .contains(" shift begins on ");
        decline("bob", "I move to Porto");
        put(seed + "\n# once more");
        looked();
        assertThat(told("consent-declined")).hasSize(2);

        as("bob").post(REQUEST + "/accept").then().statusCode(200);
        eventually().untilAsserted(() -> assertThat(places()).contains("bob checkout-primary asked"));
        as("bob")
                .delete("/api/paging/me/consents/"
                        + as("bob").get("/api/paging/me/consents").jsonPath().getString("consents[0].consentId"))
                .then()
                .statusCode(204);
        decline("bob", "Not at all");
        eventually().untilAsserted(() -> assertThat(told("consent-declined")).hasSize(4));
        assertThat(told("consent-asked")).isEmpty();
    }

    @Test
    void asksOnceThoughSeveralReplicasLookAtOnce() throws Exception {
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            put(withCarol());
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(replicas.submit(this::look));
            }
            for (Future<Integer> one : all) {
                one.get();
            }
        }
        looked();
        assertThat(Table.select("select person_id from message where about = 'consent-asked'"))
                .containsExactly("carol");
    }

    @Test
    void leavesAllToThoseThatHaveANewerCatalog() {
        Table.update("update rotation_place_look set catalog_number = 1000000");
        put(withCarol());
        assertThat(look()).isZero();
        assertThat(places()).hasSize(5);
        assertThat(told("consent-asked")).isEmpty();
        Table.update("update rotation_place_look set catalog_number = 0");
        eventually().untilAsserted(() -> assertThat(told("consent-asked")).containsExactly("carol sent"));
    }

    private Integer look() {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> places.look(1));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private String withCarol() {
        assertThat(seed).contains(IN_ROTATION);
        return seed.replace(IN_ROTATION, "people: [alice, bob, carol]");
    }

    private static void decline(String person, String reason) {
        as(person)
                .body(Map.of("reason", reason))
                .post(REQUEST + "/decline")
                .then()
                .statusCode(200);
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

    /** The newest catalog was looked at. */
    private static void looked() {
        eventually()
                .untilAsserted(() -> assertThat(Table.select("select catalog_number from rotation_place_look"))
                        .containsExactly(newest()));
    }

    private static String newest() {
        return Table.select("select max(number) from catalog_version").getFirst();
    }

    private static List<String> places() {
        return Table.select("select person_id || ' ' || rotation_id || ' ' || told from rotation_place"
                + " order by rotation_id, person_id");
    }

    private static List<String> told(String about) {
        return Table.select("select person_id || ' ' || state from message where about = ? order by queued_at", about);
    }
}
