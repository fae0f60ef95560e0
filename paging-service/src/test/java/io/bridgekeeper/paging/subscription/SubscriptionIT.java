package io.bridgekeeper.paging.subscription;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.WebhookSink;
import io.bridgekeeper.paging.WebhookSink.Received;
import io.bridgekeeper.sealing.SealingKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks over the real topic, database and HTTP: signed, in order, tried again, and ended when it makes no sense. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class SubscriptionIT {

    private static final String ALL = "/api/paging/webhook-subscriptions";

    @Inject
    MovableClock clock;

    private final WebhookSink sink = new WebhookSink(0);
    private final List<String> made = new ArrayList<>();

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @AfterEach
    void away() {
        made.forEach(id -> as("ada").delete(ALL + "/" + id));
        clock.back();
        sink.close();
    }

    @Test
    void tellsWhatBecomesOfAnIncidentSignedAndInOrder() {
        JsonPath subscription = make("/told", List.of());
        UUID incident = open("payments");
        accept("alice", page(incident, "alice")).then().statusCode(200);
        resolve("alice", incident, "fix").then().statusCode(200);
        eventually().untilAsserted(() -> assertThat(types("/told", incident)).contains("incident.resolved"));
        assertThat(types("/told", incident))
                .containsSubsequence(
                        "incident.triggered",
                        "page.queued",
                        "page.accepted",
                        "incident.acknowledged",
                        "incident.resolved");
        for (Received received : about("/told", incident)) {
            assertThat(received.headers()).containsEntry("content-type", "application/json");
            JsonPath body = JsonPath.from(received.body());
            assertThat(received.headers().get("webhook-id")).isEqualTo(body.getString("id"));
            assertThat(body.getString("data.systemId")).isEqualTo("payments");
            assertThat(received.headers().get("webhook-signature"))
                    .isEqualTo(signature(subscription.getString("secret"), received));
        }
        String ids = as("ada").get(path(subscription) + "/deliveries").asString();
        assertThat(ids).doesNotContain("whsec_");
        assertThat(as("ada").get(path(subscription)).asString()).doesNotContain("whsec_");
        assertThat(as("ada").get(ALL).asString()).doesNotContain("whsec_");
    }

    @Test
    void tellsOnlyOfTheTypesAndSystemsThatAreWanted() {
        JsonPath subscription = make(
                "/some",
                Map.of("types", List.of("incident.acknowledged", "incident.triggered"), "systems", List.of("search")));
        UUID other = open("payments");
        UUID incident = open("search");
        String called = incident(incident).getString("pages[0].personId");
        accept(called, page(incident, called)).then().statusCode(200);
        eventually().untilAsserted(() -> assertThat(types("/some", incident)).hasSize(2));
        assertThat(types("/some", incident)).containsExactly("incident.triggered", "incident.acknowledged");
        assertThat(about("/some", other)).isEmpty();
        assertThat(deliveries(subscription).getList("deliveries.state")).containsOnly("delivered");
    }

    @Test
    void triesAgainUnderTheSameIdAndHoldsLaterEventsOfTheIncidentBack() {
        sink.answer("/again", 500);
        JsonPath subscription = make("/again", List.of("incident.triggered", "incident.resolved"));
        UUID incident = open("payments");
        eventually().untilAsserted(() -> assertThat(states(subscription)).containsExactly("failed-temporary"));
        resolve("carol", incident, "fix").then().statusCode(200);
        eventually()
                .untilAsserted(() -> assertThat(states(subscription)).containsExactly("pending", "failed-temporary"));
        JsonPath failing = deliveries(subscription);
        assertThat(failing.getInt("deliveries[1].status")).isEqualTo(500);
        assertThat(failing.getString("deliveries[1].reason")).isEqualTo("the target answered 500");
        assertThat(as("ada").get(path(subscription)).jsonPath().getString("failingSince"))
                .isNotNull();
        UUID another = open("payments");
        eventually().untilAsserted(() -> assertThat(types("/again", another)).containsExactly("incident.triggered"));
        sink.answerAllWell();
        clock.forward(Duration.ofSeconds(10));
        eventually()
                .untilAsserted(() -> assertThat(states(subscription)).hasSize(3).containsOnly("delivered"));
        assertThat(types("/again", incident))
                .containsExactly("incident.triggered", "incident.triggered", "incident.resolved");
        List<Received> both = about("/again", incident);
        assertThat(both.get(0).headers().get("webhook-id"))
                .isEqualTo(both.get(1).headers().get("webhook-id"));
        assertThat(both.get(0).body()).isEqualTo(both.get(1).body());
        assertThat(as("ada").get(path(subscription)).jsonPath().getString("failingSince"))
                .isNull();
    }

    @Test
    void lets410EndASubscriptionAtOnceAndTellsItsOwner() {
        sink.answer("/gone", 410);
        JsonPath subscription = make("/gone", List.of("incident.triggered", "page.queued"));
        UUID incident = open("payments");
        eventually()
                .untilAsserted(() -> assertThat(
                                as("ada").get(path(subscription)).jsonPath().getString("state"))
                        .isEqualTo("disabled"));
        JsonPath ended = as("ada").get(path(subscription)).jsonPath();
        assertThat(ended.getString("disabledBy")).isNull();
        assertThat(ended.getString("disabledWhy")).contains("410");
        assertThat(ended.getString("changes[0].what")).startsWith("Disabled: ");
        assertThat(states(subscription)).contains("failed-permanent").doesNotContain("pending", "failed-temporary");
        assertThat(Table.select("select about from message where person_id = 'ada' and path = ?", path(subscription)))
                .containsExactly("webhook-disabled");
        assertThat(as("carol")
                        .get("/api/paging/findings?kind=disabled-webhook")
                        .jsonPath()
                        .getList("findings.what"))
                .anySatisfy(what -> assertThat((String) what).contains(ended.getString("name")));

        String delivery = deliveries(subscription).getString("deliveries[0].id");
        String resend = path(subscription) + "/deliveries/" + delivery + "/resend";
        assertThat(as("ada").post(resend).statusCode()).isEqualTo(409);
        sink.answerAllWell();
        UUID missed = open("payments");
        as("ada").post(path(subscription) + "/enable").then().statusCode(200);
        UUID later = open("payments");
        eventually().untilAsserted(() -> assertThat(about("/gone", later)).hasSize(2));
        assertThat(about("/gone", missed)).isEmpty();
        int before = about("/gone", incident).size();
        assertThat(as("ada").post(resend).statusCode()).isEqualTo(200);
        eventually().untilAsserted(() -> assertThat(about("/gone", incident)).hasSize(before + 1));
        assertThat(as("ada").get("/api/paging/findings?kind=disabled-webhook").asString())
                .doesNotContain(ended.getString("name"));
    }

    @Test
    void givesUpAfter48HoursAndEndsWhatNothingReached() {
        sink.answer("/never", 500);
        JsonPath subscription = make("/never", List.of("incident.triggered"));
        open("payments");
        eventually().untilAsserted(() -> assertThat(states(subscription)).containsExactly("failed-temporary"));
        clock.forward(Duration.ofHours(47));
        eventually()
                .untilAsserted(() -> assertThat(deliveries(subscription).getInt("deliveries[0].attempts"))
                        .isGreaterThan(1));
        int tried = sink.received("/never").size();
        assertThat(as("ada").get(path(subscription)).jsonPath().getString("state"))
                .isEqualTo("enabled");
        clock.forward(Duration.ofHours(1));
        eventually().untilAsserted(() -> assertThat(states(subscription)).containsExactly("failed-permanent"));
        assertThat(sink.received("/never")).hasSize(tried);
        assertThat(deliveries(subscription).getInt("deliveries[0].attempts")).isEqualTo(tried);
        assertThat(as("ada").get(path(subscription)).jsonPath().getString("disabledWhy"))
                .startsWith("nothing could be delivered since ");
    }

    @Test
    void signsWithBothKeysWhileOneReplacesTheOther() {
        JsonPath subscription = make("/keys", List.of());
        String old = subscription.getString("secret");
        String fresh = as("ada")
                .body(Map.of("overlap", "PT1H"))
                .post(path(subscription) + "/secret")
                .jsonPath()
                .getString("secret");
        assertThat(test(subscription).getBoolean("delivered")).isTrue();
        Received both = sink.received("/keys").getLast();
        assertThat(both.headers().get("webhook-signature"))
                .isEqualTo(signature(fresh, both) + " " + signature(old, both));
        assertThat(both.body()).contains("\"subscription.test\"");
        clock.forward(Duration.ofMinutes(61));
        test(subscription);
        Received one = sink.received("/keys").getLast();
        assertThat(one.headers().get("webhook-signature")).isEqualTo(signature(fresh, one));
    }

    @Test
    void testsSayHowTheyWent() {
        JsonPath subscription = make("/test", List.of());
        sink.answer("/test", 302);
        assertThat(test(subscription).getInt("status")).isEqualTo(302);
        assertThat(sink.received("/elsewhere")).isEmpty();
        sink.hang("/test");
        JsonPath hanging = test(subscription);
        assertThat(hanging.getBoolean("delivered")).isFalse();
        assertThat(hanging.getString("reason")).isNotBlank();
        assertThat(deliveries(subscription).getList("deliveries")).isEmpty();
    }

    @Test
    void testsTooOftenAreRefusedUntilSomeTimeLater() {
        JsonPath subscription = make("/often", List.of());
        for (int i = 0; i < 5; i++) {
            test(subscription);
        }
        Response refused = as("ada").post(path(subscription) + "/test");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 10);
        assertThat(refused.jsonPath().getString("type")).endsWith("too-many-webhook-tests");
        assertThat(sink.received("/often")).hasSize(5);
        test(make("/other", List.of()));
        clock.forward(Duration.ofSeconds(10));
        test(subscription);
    }

    @Test
    void secretsAreKeptSealedAndSealedAnewUnderTheFirstKey() {
        JsonPath subscription = make("/sealed", List.of());
        String secret = subscription.getString("secret");
        UUID id = id(subscription);
        assertThat(kept(id)).startsWith("v1.tests.");
        Table.update("update webhook_subscription set secret = ? where id = ?", secret, id);
        eventually().untilAsserted(() -> assertThat(kept(id)).startsWith("v1.tests."));
        Table.update(
                "update webhook_subscription set secret = ? where id = ?",
                new SealingKeys(List.of("old:b2xkLW9ubHktZm9yLXRlc3RzLTAxMjM0NTY3ODlhYmM="))
                        .seal(secret, "webhook-subscription/" + id, new byte[SealingKeys.NONCE_BYTES]),
                id);
        eventually().untilAsserted(() -> assertThat(kept(id)).startsWith("v1.tests."));
        test(subscription);
        Received received = sink.received("/sealed").getLast();
        assertThat(received.headers().get("webhook-signature")).isEqualTo(signature(secret, received));
    }

    private static String kept(UUID id) {
        return Table.select("select secret from webhook_subscription where id = ?", id)
                .getFirst();
    }

    @Test
    void callsNoPrivateAddressThatTheAdminDidNotName() {
        for (String host : List.of("localhost", "127.0.0.2", "10.1.2.3", "[::1]", "169.254.169.254")) {
            Response refused = as("ada")
                    .body(Map.of("name", "private", "url", "http://" + host + ":" + sink.port()))
                    .post(ALL);
            assertThat(refused.statusCode()).as(host).isEqualTo(400);
            assertThat(refused.jsonPath().getString("errors[0].path")).isEqualTo("url");
        }
        // A name that was public when it was given, and is not any more.
        JsonPath subscription = make("/rebound", List.of("incident.triggered"));
        Table.update(
                "update webhook_subscription set url = ? where id = ?",
                "http://localhost:" + sink.port() + "/rebound",
                id(subscription));
        UUID incident = open("payments");
        eventually().untilAsserted(() -> assertThat(states(subscription)).containsExactly("failed-temporary"));
        assertThat(deliveries(subscription).getString("deliveries[0].reason")).contains("private address");
        assertThat(about("/rebound", incident)).isEmpty();
    }

    @Test
    void takesOverWhatAKilledProcessLeft() {
        sink.answer("/killed", 500);
        JsonPath subscription = make("/killed", List.of("incident.triggered"));
        UUID incident = open("payments");
        eventually().untilAsserted(() -> assertThat(states(subscription)).containsExactly("failed-temporary"));
        Table.update(
                "update webhook_delivery set state = 'sending', attempts = attempts + 1,"
                        + " next_attempt_at = next_attempt_at + interval '30 seconds' where subscription_id = ?",
                id(subscription));
        sink.answerAllWell();
        clock.forward(Duration.ofSeconds(50));
        eventually().untilAsserted(() -> assertThat(states(subscription)).containsExactly("delivered"));
        assertThat(about("/killed", incident).stream()
                        .map(each -> each.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void letsNoHangingTargetHoldUpAnother() {
        sink.hang("/hanging");
        JsonPath hanging = make("/hanging", List.of("incident.triggered"));
        make("/quick", List.of("incident.triggered"));
        List<UUID> incidents = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            incidents.add(open("payments"));
        }
        eventually()
                .untilAsserted(() -> assertThat(incidents)
                        .allSatisfy(each -> assertThat(about("/quick", each)).hasSize(1)));
        assertThat(states(hanging)).hasSize(8).doesNotContain("delivered", "failed-permanent");
    }

    @Test
    void tellsEachSubscriptionOfAnEventOnce() {
        JsonPath subscription = make("/once", List.of("incident.triggered"));
        UUID incident = open("payments");
        eventually().untilAsserted(() -> assertThat(states(subscription)).containsExactly("delivered"));
        UUID event = UUID.fromString(deliveries(subscription).getString("deliveries[0].eventId"));
        assertThat(Table.select("select count(*) from inbox where event_id = ?", event))
                .containsExactly("1");
        assertThat(about("/once", incident)).hasSize(1);
    }

    @Test
    void forgetsDeliveriesAfterAWhileAndPagesThroughThem() {
        JsonPath subscription = make("/old", List.of("incident.triggered", "page.queued"));
        open("payments");
        open("payments");
        eventually()
                .untilAsserted(() -> assertThat(states(subscription)).hasSize(4).containsOnly("delivered"));
        JsonPath first =
                as("ada").get(path(subscription) + "/deliveries?limit=3").jsonPath();
        assertThat(first.getList("deliveries")).hasSize(3);
        JsonPath rest = as("ada")
                .get(path(subscription) + "/deliveries?limit=3&cursor=" + first.getString("next"))
                .jsonPath();
        assertThat(rest.getList("deliveries")).hasSize(1);
        assertThat(rest.getString("next")).isNull();
        assertThat(as("ada")
                        .get(path(subscription) + "/deliveries?limit=0&cursor=x")
                        .jsonPath()
                        .getList("errors.path"))
                .containsExactly("cursor", "limit");
        List<String> old = Table.select("select id from webhook_delivery where subscription_id = ?", id(subscription));
        clock.forward(Duration.ofDays(15));
        // Not all: whoever waits elsewhere is escalated by then, and that is told, too.
        eventually()
                .untilAsserted(() -> assertThat(Table.select(
                                "select id from webhook_delivery where subscription_id = ?", id(subscription)))
                        .doesNotContainAnyElementsOf(old));
    }

    @Test
    void keepsTwoWritersApartAndOthersOut() {
        JsonPath subscription = make("/mine", List.of());
        Response read = as("ada").get(path(subscription));
        String tag = read.getHeader("ETag");
        Map<String, Object> anew = Map.of("name", "Anew", "url", "http://127.0.0.1:" + sink.port() + "/anew");
        assertThat(as("ada")
                        .header("If-Match", tag)
                        .body(anew)
                        .put(path(subscription))
                        .statusCode())
                .isEqualTo(200);
        Response late = as("ada").header("If-Match", tag).body(anew).put(path(subscription));
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(as("ada").header("If-Match", tag).delete(path(subscription)).statusCode())
                .isEqualTo(412);
        for (String path : List.of(path(subscription), path(subscription) + "/deliveries")) {
            Response refused = as("alice").get(path);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.jsonPath().getString("type")).endsWith("/not-your-webhook-subscription");
        }
        Table.update("update webhook_subscription set owner_id = 'alice' where id = ?", id(subscription));
        assertThat(as("alice").get(path(subscription)).jsonPath().getString("name"))
                .isEqualTo("Anew");
        assertThat(as("alice").body(anew).put(path(subscription)).statusCode()).isEqualTo(403);
        assertThat(as("ada").delete(path(subscription)).statusCode()).isEqualTo(204);
        assertThat(as("ada").get(path(subscription)).statusCode()).isEqualTo(404);
        assertThat(Table.select("select secret from webhook_subscription where id = ?", id(subscription)))
                .containsExactly("");
    }

    private JsonPath make(String path, List<String> types) {
        return make(path, types.isEmpty() ? Map.of() : Map.of("types", types));
    }

    private JsonPath make(String path, Map<String, Object> filters) {
        Map<String, Object> body = new HashMap<>(filters);
        body.put("name", path + " " + UUID.randomUUID());
        body.put("url", "http://127.0.0.1:" + sink.port() + path);
        Response answer = as("ada").body(body).post(ALL);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        made.add(answer.jsonPath().getString("subscription.subscriptionId"));
        return answer.jsonPath();
    }

    private static UUID id(JsonPath subscription) {
        return UUID.fromString(subscription.getString("subscription.subscriptionId"));
    }

    private static String path(JsonPath subscription) {
        return ALL + "/" + id(subscription);
    }

    private static JsonPath test(JsonPath subscription) {
        return as("ada")
                .post(path(subscription) + "/test")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath deliveries(JsonPath subscription) {
        return as("ada")
                .get(path(subscription) + "/deliveries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The newest first. */
    private static List<String> states(JsonPath subscription) {
        return deliveries(subscription).getList("deliveries.state", String.class);
    }

    private List<Received> about(String path, UUID incident) {
        return sink.about(incident).stream()
                .filter(each -> each.path().equals(path))
                .toList();
    }

    private List<String> types(String path, UUID incident) {
        return about(path, incident).stream()
                .map(each -> JsonPath.from(each.body()).getString("type"))
                .toList();
    }

    /** As a receiver computes it that knows a secret. */
    private static String signature(String secret, Received received) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            String signed = received.headers().get("webhook-id") + "."
                    + received.headers().get("webhook-timestamp") + "." + received.body();
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
