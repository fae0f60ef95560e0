package io.bridgekeeper.paging.device;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.device.Devices.confirm;
import static io.bridgekeeper.paging.device.Devices.enrol;
import static io.bridgekeeper.paging.device.Devices.last;
import static io.bridgekeeper.paging.device.Devices.link;
import static io.bridgekeeper.paging.device.Devices.methods;
import static io.bridgekeeper.paging.device.Devices.receipt;
import static io.bridgekeeper.paging.device.Devices.refused;
import static io.bridgekeeper.paging.device.Devices.renew;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.notify.webpush.PushBrowser;
import io.bridgekeeper.paging.notify.webpush.PushService;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers are let in, are reached by an encrypted push, and say what has arrived. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class DeviceIT {

    @Inject
    MovableClock clock;

    private final PushBrowser browser = PushBrowser.fresh();
    private PushService service;
    private String subscription;

    @BeforeEach
    void nothingYet() {
        service = new PushService(0, clock);
        subscription = browser.subscription(service.endpoint("s3cr3t-canary"));
        People.agreeToAll();
        Devices.forgetAll();
    }

    @AfterEach
    void presentTime() {
        clock.back();
        Devices.forgetAll();
        service.close();
        assertThat(service.refused()).isEmpty();
    }

    /** @return the device's secret */
    private String enrolled(String person) {
        JsonPath made = enrol(link(person), subscription)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String secret = made.getString("secret");
        confirm(secret, last(service, browser).path("code").asText()).then().statusCode(204);
        Devices.callFirst(person, made.getString("contactMethodId"));
        return secret;
    }

    @Test
    void isLetInAndShowsByTheCodeThatItIsReached() {
        Response made = enrol(link("alice"), subscription);
        made.then().statusCode(201);
        assertThat(made.jsonPath().getBoolean("verified")).isFalse();
        assertThat(made.jsonPath().getString("problem")).isNull();
        JsonNode pushed = last(service, browser);
        assertThat(pushed.path("kind").asText()).isEqualTo("message");
        assertThat(pushed.path("body").asText())
                .contains("Your code is " + pushed.path("code").asText());
        String mine = "contactMethods.find { it.channel == 'webpush' }";
        String attempts = Devices.METHODS + "/" + made.jsonPath().getString("contactMethodId") + "/attempts";
        assertThat(as("alice").get(attempts).jsonPath().getList("attempts.state", String.class))
                .containsExactly("sent");
        receipt(pushed.path("receipt").asText()).then().statusCode(204);
        receipt(pushed.path("receipt").asText()).then().statusCode(204);
        assertThat(as("alice").get(attempts).jsonPath().getString("attempts[0].state"))
                .isEqualTo("delivered");
        assertThat(as("alice").get(attempts).jsonPath().getString("attempts[0].what"))
                .isEqualTo("code");
        refused(as("bob").get(attempts), 404, "unknown-contact-method");
        assertThat(methods("alice").getString(mine + ".name")).isEqualTo("Firefox on Linux");
        assertThat(methods("alice").getBoolean(mine + ".verified")).isFalse();
        String secret = made.jsonPath().getString("secret");
        refused(confirm(secret, "AAAA2222"), 409, "wrong-code");
        confirm(secret, pushed.path("code").asText()).then().statusCode(204);
        assertThat(methods("alice").getBoolean(mine + ".verified")).isTrue();
        // Brought back by the page and by the worker, it is harmless.
        confirm(secret, pushed.path("code").asText()).then().statusCode(204);
        assertThat(methods("bob").getString(mine)).isNull();
    }

    @Test
    void isLetInByALinkThatWorksOnce() {
        String link = link("alice");
        enrol(link, subscription).then().statusCode(201);
        refused(enrol(link, PushBrowser.fresh().subscription(service.endpoint("b"))), 410, "enrolment-link-used");
        assertThat(RestAssured.get(link).statusCode()).isEqualTo(410);
        assertThat(service.taken()).hasSize(1);
    }

    @Test
    void isLetInByALinkForTenMinutes() {
        String link = link("alice");
        clock.forward(Duration.ofMinutes(10));
        refused(enrol(link, subscription), 410, "enrolment-link-expired");
        assertThat(RestAssured.get(link).statusCode()).isEqualTo(410);
        assertThat(service.taken()).isEmpty();
    }

    @Test
    void isLetInByTheNewestLinkAlone() {
        String before = link("alice");
        String now = link("alice");
        refused(enrol(before, subscription), 404, "not-found");
        enrol(now, subscription).then().statusCode(201);
    }

    @Test
    void isLetInForOneOfTwoAtOnce() throws Exception {
        String link = link("alice");
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Response>> both = List.of(
                    two.submit(() -> enrol(link, subscription)),
                    two.submit(() -> enrol(link, PushBrowser.fresh().subscription(service.endpoint("other")))));
            assertThat(List.of(both.get(0).get().statusCode(), both.get(1).get().statusCode()))
                    .containsExactlyInAnyOrder(201, 410);
        }
        assertThat(methods("alice").getList("contactMethods.findAll { it.channel == 'webpush' }"))
                .hasSize(1);
    }

    @Test
    void keepsALinkGoodOfWhichNothingCame() {
        String link = link("alice");
        Response faulty = enrol(link, "{\"endpoint\":\"https://elsewhere.example.org/x\",\"keys\":{\"p256dh\":\"x\"}}");
        refused(faulty, 400, "bad-request");
        assertThat(faulty.jsonPath().getList("errors.path", String.class))
                .containsExactly("subscription.keys.p256dh", "subscription.keys.auth");
        Response elsewhere = enrol(link, browser.subscription("https://elsewhere.example.org/s3cr3t-canary"));
        refused(elsewhere, 400, "bad-request");
        assertThat(elsewhere.jsonPath().getString("errors[0].message")).isEqualTo("the host is not in the allow-list");
        assertThat(elsewhere.asString()).doesNotContain("s3cr3t-canary");
        enrol(link, subscription).then().statusCode(201);
    }

    @Test
    void isTheSameWhenItIsEnrolledOnceMore() {
        String before = enrolled("alice");
        JsonPath again = enrol(link("alice"), subscription)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(again.getBoolean("verified")).isTrue();
        assertThat(methods("alice").getList("contactMethods.findAll { it.channel == 'webpush' }"))
                .hasSize(1);
        refused(renew(before, subscription), 404, "unknown-device");
        renew(again.getString("secret"), subscription).then().statusCode(204);
    }

    @Test
    void isPushedANoticeThatTheServiceCannotRead() {
        enrolled("alice");
        UUID id = open("payments");
        awaitNotice(id, "webpush");
        PushService.Taken taken = service.taken().getLast();
        assertThat(new String(taken.body())).doesNotContain("Checkout");
        JsonNode pushed = last(service, browser);
        assertThat(pushed.path("kind").asText()).isEqualTo("notice");
        assertThat(pushed.path("title").asText()).endsWith("Checkout answers 5xx");
        assertThat(pushed.path("url").asText()).contains("/answer/bka_");
        assertThat(pushed.path("receipt").asText()).startsWith("bkr_");
        assertThat(taken.headers()).containsEntry("urgency", "high").containsEntry("ttl", "900");
    }

    @Test
    void takesAReceiptHoweverOftenAndNoneOfAnybodyElse() {
        enrolled("alice");
        UUID id = open("payments");
        awaitNotice(id, "webpush");
        String token = last(service, browser).path("receipt").asText();
        receipt(token).then().statusCode(204);
        assertThat(incident(id).getString("pages[0].notices[0].state")).isEqualTo("delivered");
        assertThat(incident(id).getString("pages[0].state")).isEqualTo("delivered");
        receipt(token).then().statusCode(204);
        refused(receipt(token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A")), 404, "not-found");
        refused(receipt("bkr_" + "A".repeat(64)), 404, "not-found");
    }

    /** That the push service has taken it says nothing. */
    @Test
    void isTakenNotToHaveTheNoticeWhereItSaysNothingForAMinute() {
        enrolled("alice");
        UUID id = open("payments");
        awaitNotice(id, "webpush");
        clock.forward(Duration.ofSeconds(61));
        eventually()
                .untilAsserted(() -> assertThat(incident(id).getList("history.what", String.class))
                        .contains(
                                "alice was not reached by webpush: nothing was heard of it within PT1M; trying the next"
                                        + " contact"));
        assertThat(methods("alice").getString("contactMethods.find { it.channel == 'webpush' }.failingSince"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void isKnownToBeGone(int status) {
        enrolled("alice");
        service.answer(status);
        UUID id = open("payments");
        eventually()
                .untilAsserted(() -> assertThat(methods("alice")
                                .getString("contactMethods.find { it.channel == 'webpush' }.lastFailure"))
                        .isEqualTo("the device is not subscribed any more: enrol it anew, or remove it"));
        String mine = "contactMethods.find { it.channel == 'webpush' }";
        assertThat(methods("alice").getString(mine + ".failingSince")).isNotNull();
        assertThat(methods("alice").getBoolean(mine + ".verified")).isFalse();
        assertThat(methods("alice").getBoolean(mine + ".gone")).isTrue();
        assertThat(incident(id).getList("history.what", String.class))
                .contains("alice was not reached by webpush: the device is not subscribed any more: enrol it anew, or"
                        + " remove it; trying the next contact");

        // Nothing goes there any more.
        service.answer(201);
        int pushed = service.taken().size();
        UUID later = open("payments");
        awaitNotice(later, "webhook");
        assertThat(Table.select("select distinct channel from notice where incident_id = ?", later))
                .doesNotContain("webpush");
        assertThat(service.taken()).hasSize(pushed);
    }

    @Test
    void isReachedAgainOnceABrowserThatWasGoneHasANewSubscription() {
        String secret = enrolled("alice");
        service.answer(410);
        open("payments");
        String mine = "contactMethods.find { it.channel == 'webpush' }";
        eventually()
                .untilAsserted(() ->
                        assertThat(methods("alice").getBoolean(mine + ".gone")).isTrue());
        service.answer(201);
        // The one that is gone is not there again because its browser says so.
        renew(secret, subscription).then().statusCode(204);
        assertThat(methods("alice").getBoolean(mine + ".gone")).isTrue();
        PushBrowser later = PushBrowser.fresh();
        renew(secret, later.subscription(service.endpoint("later"))).then().statusCode(204);
        assertThat(methods("alice").getBoolean(mine + ".gone")).isFalse();
        assertThat(methods("alice").getBoolean(mine + ".verified")).isTrue();
        awaitNotice(open("payments"), "webpush");
    }

    @Test
    void isFollowedToANewSubscriptionAndStaysVerified() {
        String secret = enrolled("alice");
        PushBrowser later = PushBrowser.fresh();
        renew(secret, later.subscription(service.endpoint("later"))).then().statusCode(204);
        String mine = "contactMethods.find { it.channel == 'webpush' }";
        assertThat(methods("alice").getBoolean(mine + ".verified")).isTrue();
        awaitNotice(open("payments"), "webpush");
        assertThat(last(service, later).path("kind").asText()).isEqualTo("notice");
        Response elsewhere = renew(secret, later.subscription("https://elsewhere.example.org/x"));
        refused(elsewhere, 400, "bad-request");
    }

    @Test
    void saysThatItIsStillThere() {
        String secret = enrolled("alice");
        Table.update("update push_device set seen_at = seen_at - interval '30 days'");
        renew(secret, subscription).then().statusCode(204);
        assertThat(Table.select("select seen_at > now() - interval '1 minute' from push_device"))
                .containsExactly("t");
    }

    /** Safari's push service takes what is sent to a device that is long gone. */
    @Test
    void isSentNothingOnceItHasBeenSilentForTwoMonths() {
        String secret = enrolled("alice");
        Table.update("update push_device set seen_at = seen_at - interval '59 days'");
        String mine = "contactMethods.find { it.channel == 'webpush' }";
        awaitNotice(open("payments"), "webpush");
        assertThat(methods("alice").getBoolean(mine + ".verified")).isTrue();
        Table.update("update push_device set seen_at = seen_at - interval '2 days'");
        eventually()
                .untilAsserted(() -> assertThat(methods("alice").getBoolean(mine + ".verified"))
                        .isFalse());
        assertThat(methods("alice").getString(mine + ".lastFailure")).contains("has not been heard of for long");
        assertThat(methods("alice").getString(mine + ".failingSince")).isNotNull();
        refused(renew(secret, subscription), 404, "unknown-device");
        awaitNotice(open("payments"), "webhook");
        JsonPath again = enrol(link("alice"), subscription)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(again.getBoolean("verified")).isFalse();
        confirm(again.getString("secret"), last(service, browser).path("code").asText())
                .then()
                .statusCode(204);
        assertThat(methods("alice").getBoolean(mine + ".verified")).isTrue();
    }

    @Test
    void isForgottenWithItsContactMethod() {
        String secret = enrolled("alice");
        String id = methods("alice").getString("contactMethods.find { it.channel == 'webpush' }.id");
        as("alice").delete(Devices.METHODS + "/" + id).then().statusCode(204);
        refused(renew(secret, subscription), 404, "unknown-device");
        refused(confirm(secret, "AAAA2222"), 404, "unknown-device");
        assertThat(Table.select("select method_id from push_device")).isEmpty();
    }

    @Test
    void hasSecretsThatAreKeptAsHashes() {
        String link = link("alice");
        String secret = enrol(link, subscription).jsonPath().getString("secret");
        assertThat(Table.select("select secret_hash from push_enrolment"))
                .singleElement()
                .satisfies(hash -> assertThat(link).doesNotContain(hash));
        assertThat(Table.select("select secret_hash from push_device"))
                .singleElement()
                .isNotEqualTo(secret);
    }

    @Test
    void isEnrolledOnAPageWithoutInlineScripts() {
        Response page = RestAssured.get(link("alice"));
        page.then().statusCode(200);
        assertThat(page.contentType().replace(" ", "")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.asString())
                .contains("Alice", "<button", "data-key=\"BP4z9KsN6nGRTbVYI_c7")
                .doesNotContainPattern("<script(?![^>]* src=)|\\son[a-z]+=|<style|\\sstyle=");
        assertThat(RestAssured.get("/push/enrol/bkp_unknown").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "worker.js, text/javascript;charset=utf-8",
        "page.js, text/javascript;charset=utf-8",
        "kept.js, text/javascript;charset=utf-8",
        "style.css, text/css;charset=utf-8",
        "manifest.webmanifest, application/manifest+json",
        "icon.png, image/png"
    })
    void hasItsFiles(String name, String type) {
        Response file = RestAssured.get("/push/" + name);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.contentType().replace(" ", "")).isEqualToIgnoringCase(type);
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Cache-Control")).isEqualTo("no-cache");
    }

    private static void awaitNotice(UUID incident, String channel) {
        eventually()
                .untilAsserted(() -> assertThat(incident(incident).getString("pages[0].notices[0].channel") + " "
                                + incident(incident).getString("pages[0].notices[0].state"))
                        .isEqualTo(channel + " sent"));
    }
}
