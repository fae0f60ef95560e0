package io.bridgekeeper.paging.device;

import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.device.Devices.methods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.notify.webpush.PushBrowser;
import io.bridgekeeper.paging.notify.webpush.PushService;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The page and the service worker in a real Chromium: everything but the way through a push service, for which a browser
 * needs the internet. There a test's own double stands: what the page is told of {@code pushManager.subscribe} is the
 * double's (see {@link #subscribeAtTheDouble}), what arrives there is decrypted as the browser would, and handed to the
 * service worker over the DevTools protocol as if it came from the push service.
 */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class WebPushBrowserIT {

    /** Where somebody can look at the page. */
    private static final Path PICTURES = Path.of("target", "browser");

    @TestHTTPResource("/")
    URI here;

    @Inject
    MovableClock clock;

    private final PushBrowser keys = PushBrowser.fresh();
    private PushService service;
    private Chromium chromium;
    private String tab;

    @BeforeEach
    void openBrowser() throws Exception {
        Optional<Path> program = Chromium.find();
        if (program.isEmpty() && Chromium.IS_REQUIRED) {
            throw new AssertionError("BRIDGEKEEPER_BROWSER_REQUIRED is set, and there is no chromium on the path");
        }
        Assumptions.assumeTrue(
                program.isPresent(), "left out: there is no chromium on the path (apt install chromium)");
        service = new PushService(0, clock);
        People.agreeToAll();
        Devices.forgetAll();
        chromium = Chromium.start(program.get());
        tab = chromium.tab();
        chromium.call(
                null, "Browser.grantPermissions", Map.of("origin", origin(), "permissions", List.of("notifications")));
        chromium.call(tab, "Page.enable", Map.of());
        chromium.call(tab, "ServiceWorker.enable", Map.of());
        subscribeAtTheDouble();
    }

    @AfterEach
    void closeBrowser() throws Exception {
        if (chromium != null) {
            chromium.quit();
            service.close();
            Devices.forgetAll();
            assertThat(service.refused()).isEmpty();
        }
    }

    /** The one thing that is not the browser's own: without the internet it cannot subscribe at a push service. */
    private void subscribeAtTheDouble() {
        chromium.call(tab, "Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
                PushManager.prototype.getSubscription = async () => null;
                PushManager.prototype.subscribe = async options => {
                  window.subscribedWith = {
                    visible: options.userVisibleOnly, key: Array.from(new Uint8Array(options.applicationServerKey)) };
                  return { options, toJSON: () => (%s) };
                };""".formatted(
                        keys.subscription(service.endpoint("chromium")))));
    }

    @Test
    void enrolsShowsANoticeBringsItsReceiptAndAccepts() throws Exception {
        enrol();
        String methodId = methods("alice").getString("contactMethods.find { it.channel == 'webpush' }.id");
        assertThat(methods("alice").getString("contactMethods.find { it.channel == 'webpush' }.name"))
                .isEqualTo("Chrome on Linux");
        Devices.callFirst("alice", methodId);

        UUID id = open("payments");
        soon().untilAsserted(() -> assertThat(state(id)).isEqualTo("sent"));
        JsonNode notice = Devices.last(service, keys);
        // The links begin with where the gateway would be, and nothing but the service itself runs here.
        String text = notice.toString().replaceFirst("http://127\\.0\\.0\\.1:[0-9]+/answer/", origin() + "/answer/");
        deliver(text);

        soon().untilAsserted(() -> assertThat(shown(notice.path("id").asText())).hasValueSatisfying(shown -> {
            assertThat(shown.path("title").asText()).endsWith("Checkout answers 5xx");
            assertThat(shown.path("stays").asBoolean()).isTrue();
            assertThat(shown.path("actions").asText()).isEqualTo("accept,decline");
        }));
        // Nobody but the service worker has brought the receipt.
        soon().untilAsserted(() -> assertThat(state(id)).isEqualTo("delivered"));
        assertThat(incident(id).getString("pages[0].state")).isEqualTo("delivered");

        // The same once more takes its place.
        deliver(text);
        assertThat(notices())
                .filteredOn(each ->
                        each.path("tag").asText().equals(notice.path("id").asText()))
                .hasSize(1);

        press("accept", notice.path("id").asText());
        soon().untilAsserted(() ->
                assertThat(incident(id).getString("pages[0].state")).isEqualTo("accepted"));
        soon().untilAsserted(() -> assertThat(shown(notice.path("id").asText()))
                .hasValueSatisfying(
                        shown -> assertThat(shown.path("title").asText()).isEqualTo("You have it.")));
        press("accept", notice.path("id").asText());
        soon().untilAsserted(() -> assertThat(shown(notice.path("id").asText()))
                .hasValueSatisfying(
                        shown -> assertThat(shown.path("title").asText()).isEqualTo("Somebody has accepted already")));
    }

    @Test
    void showsSomethingAlsoForWhatItCannotRead() throws Exception {
        enrol();
        deliver("no JSON");
        soon().untilAsserted(() -> assertThat(shown("unreadable")).isPresent());
        assertThat(Table.select("select 1 from contact_method where channel = 'webpush' and verified_at is not null"))
                .hasSize(1);
    }

    @Test
    void saysOfALinkThatIsGoodNoMoreThatTheDeviceIsEnrolled() throws Exception {
        String page = enrol();
        navigate(page);
        soon().untilAsserted(() -> assertThat(text("h1")).isEqualTo("This link was used"));
        soon().untilAsserted(() -> assertThat(chromium.evaluate(tab, "document.getElementById('enrolled').hidden")
                        .asBoolean())
                .isFalse());
        picture("used");
    }

    /** As a person does, until the device is verified. @return the page */
    private String enrol() throws Exception {
        String page = origin() + Devices.link("alice");
        navigate(page);
        soon().untilAsserted(() -> assertThat(chromium.evaluate(tab, "!document.getElementById('form')?.hidden")
                        .asBoolean())
                .isTrue());
        picture("enrolment");
        assertThat(text("h1")).startsWith("Let Bridgekeeper call Alice");
        chromium.evaluate(tab, "document.getElementById('enrol').click()");
        soon().untilAsserted(
                        () -> assertThat(service.taken()).as(text("#status")).hasSize(1));
        JsonNode asked = chromium.evaluate(tab, "window.subscribedWith");
        assertThat(asked.path("visible").asBoolean()).isTrue();
        byte[] key = new byte[asked.path("key").size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) asked.path("key").get(i).asInt();
        }
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(key))
                .isEqualTo("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        soon().until(() ->
                registration().isPresent() && chromium.worker("/push/worker.js").isPresent());
        deliver(Devices.last(service, keys).toString());
        soon().untilAsserted(() -> assertThat(text("#status")).startsWith("Done."));
        picture("done");
        assertThat(methods("alice").getBoolean("contactMethods.find { it.channel == 'webpush' }.verified"))
                .isTrue();
        return page;
    }

    private void deliver(String data) {
        chromium.call(
                tab,
                "ServiceWorker.deliverPushMessage",
                Map.of("origin", origin(), "registrationId", registration().orElseThrow(), "data", data));
    }

    /** No command of DevTools presses a button of a notification: the worker is told of it as the browser would tell. */
    private void press(String action, String tag) {
        chromium.evaluate(chromium.worker("/push/worker.js").orElseThrow(), """
                (async () => {
                  const [notification] = await registration.getNotifications({ tag: '%s' });
                  await (%s)(notification);
                })()""".formatted(tag, action));
    }

    private Optional<String> registration() {
        return chromium.events("ServiceWorker.workerRegistrationUpdated")
                .flatMap(told -> Chromium.stream(told.path("registrations")))
                .filter(registration -> registration.path("scopeURL").asText().endsWith("/push/"))
                .map(registration -> registration.path("registrationId").asText())
                .findFirst();
    }

    private List<JsonNode> notices() {
        return Chromium.stream(chromium.evaluate(tab, """
                navigator.serviceWorker.getRegistration('/push/').then(one => one.getNotifications()).then(all =>
                    all.map(one => ({ title: one.title, body: one.body, tag: one.tag, stays: one.requireInteraction,
                        actions: one.actions.map(action => action.action).join() })))""")).toList();
    }

    private Optional<JsonNode> shown(String tag) {
        return notices().stream()
                .filter(each -> each.path("tag").asText().equals(tag))
                .findFirst();
    }

    private static String state(UUID incident) {
        return incident(incident).getString("pages[0].notices.find { it.channel == 'webpush' }.state");
    }

    private String text(String selector) {
        return chromium.evaluate(tab, "document.querySelector('" + selector + "')?.textContent")
                .asText();
    }

    private void navigate(String page) {
        chromium.call(tab, "Page.navigate", Map.of("url", page));
    }

    private void picture(String name) throws Exception {
        String png = chromium.call(tab, "Page.captureScreenshot", Map.of("format", "png"))
                .path("data")
                .asText();
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), Base64.getDecoder().decode(png));
    }

    private String origin() {
        return "http://127.0.0.1:" + here.getPort();
    }

    /** A browser on a busy machine takes its time. */
    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
