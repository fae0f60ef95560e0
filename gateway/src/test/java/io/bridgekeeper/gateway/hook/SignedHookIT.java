package io.bridgekeeper.gateway.hook;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static io.bridgekeeper.gateway.GatewayCaller.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.gateway.Broker;
import io.bridgekeeper.gateway.GatewayCaller;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.GatewayStack;
import io.bridgekeeper.gateway.SpanLedger;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys beside the path, and bodies that must be signed. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class SignedHookIT {

    private static final String OLD = "the-secret-of-before-1234";
    private static final String NEW = "the-secret-that-replaces-it";
    private static final String BODY = "{\"title\":\"Disk of db1 is full\"}";

    private final UUID integrationId = UUID.randomUUID();
    private final String key = "key-" + UUID.randomUUID();

    @Inject
    SpanLedger spans;

    private void open() {
        Broker.integration(integrationId, false, key);
        awaitStatus(202);
    }

    private void signed() {
        Broker.integration(integrationId, key, true, List.of(OLD, NEW), List.of());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> post("/hooks/" + key + "/generic", BODY).text().contains("signature-missing"));
    }

    @BeforeEach
    void isReady() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> post("/hooks/no-key/generic", BODY).status() == 401);
    }

    private void awaitStatus(int status) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> post("/hooks/" + key + "/generic", BODY).status() == status);
    }

    private static long seconds() {
        return Clock.systemUTC().instant().getEpochSecond();
    }

    private static String mac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String ours(String secret, long at, String body) {
        return "t=" + at + ",v1=" + mac(secret, at + "." + body);
    }

    private Answer generic(String signature) {
        return post("/hooks/" + key + "/generic", BODY, "X-Bridgekeeper-Signature", signature);
    }

    private static String problem(Answer answer) {
        String type = answer.json().get("type").asText();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private String basic() {
        return "Basic " + Base64.getEncoder().encodeToString(("anybody:" + key).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesTheKeyBesideThePath() {
        open();
        assertThat(post("/hooks/generic", BODY, "Authorization", "Bearer " + key)
                        .status())
                .isEqualTo(202);
        assertThat(post("/hooks/generic", BODY, "Authorization", basic()).status())
                .isEqualTo(202);
        assertThat(post("/hooks/generic", BODY, "X-Integration-Key", key).status())
                .isEqualTo(202);
        Answer tried = post("/hooks/generic?dryRun=true", BODY, "X-Integration-Key", key);
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().at("/signals/0/title").asText()).isEqualTo("Disk of db1 is full");
        assertThat(post("/hooks/pingdom?dryRun=true", "{}", "X-Integration-Key", key)
                        .status())
                .isNotEqualTo(401);
    }

    @Test
    void refusesNoKeyAWrongKeyAndTwoKeys() {
        open();
        Answer none = post("/hooks/generic", BODY);
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.raw().headers().allValues("www-authenticate"))
                .containsExactly("Bearer", "Basic realm=\"hooks\"");
        Answer wrong = post("/hooks/generic", BODY, "Authorization", "Bearer wrong");
        assertThat(wrong.text()).isEqualTo(none.text());
        Answer two = post("/hooks/generic", BODY, "Authorization", "Bearer " + key, "X-Integration-Key", "other");
        assertThat(two.status()).isEqualTo(400);
        assertThat(problem(two)).isEqualTo("different-integration-keys");
        assertThat(post("/hooks/generic?access_token=" + key, BODY).status())
                .as("only senders of CloudEvents know no better")
                .isEqualTo(401);
        assertThat(get("/hooks/generic", "X-Integration-Key", key).status()).isEqualTo(405);
    }

    @Test
    void takesTheKeyOfCloudEventsInTheQueryAndShowsItNowhere() {
        open();
        String event =
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"x.firing\",\"subject\":\"s\"}";
        String path = "/hooks/cloudevents?access_token=" + key;
        Answer tried = post(path + "&dryRun=true", event, "Content-Type", "application/cloudevents+json");
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        assertThat(tried.text()).doesNotContain(key);
        Answer agreed = GatewayCaller.send(GatewayCaller.request(path, "WebHook-Request-Origin", "example.com")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(agreed.status()).isEqualTo(200);
        assertThat(agreed.header("webhook-allowed-origin")).isEqualTo("example.com");
        post("/hooks/cloudevents?x=1&access_token=wrong-" + key, event);
        assertThat(get("/q/metrics").text()).doesNotContain(key);
        await().atMost(Duration.ofSeconds(5)).until(() -> spans.ended() > 0);
        assertThat(spans.words()).noneMatch(word -> word.contains(key));
    }

    @Test
    void aLabelOfAChangeIsNeverTheKey() {
        open();
        Answer answer =
                post("/hooks/" + key + "/change?service=checkout&access_token=" + key, "{\"summary\":\"Deploy\"}");
        assertThat(answer.text()).doesNotContain(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void takesABodyThatIsSignedWithAnyOfTheSecrets(String secret) {
        signed();
        assertThat(generic(ours(secret, seconds(), BODY)).status()).isEqualTo(202);
        String grafana =
                "{\"version\":\"1\",\"alerts\":[{\"status\":\"firing\",\"labels\":{\"a\":\"b\"},\"fingerprint\":\"1\"}]}";
        String at = Long.toString(seconds());
        assertThat(post(
                                "/hooks/" + key + "/grafana",
                                grafana,
                                "X-Grafana-Alerting-Signature",
                                mac(secret, at + ":" + grafana),
                                "X-Grafana-Alerting-Timestamp",
                                at)
                        .status())
                .isEqualTo(202);
        String sentry = "{\"action\":\"created\",\"data\":{\"installation\":{\"uuid\":\"u\"}}}";
        assertThat(post("/hooks/sentry", sentry, "X-Integration-Key", key, "Sentry-Hook-Signature", mac(secret, sentry))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void refusesABodyThatComesASecondTime() {
        signed();
        String signature = ours(NEW, seconds(), BODY);
        assertThat(generic(signature).status()).isEqualTo(202);
        Answer again = generic(signature);
        assertThat(again.status()).isEqualTo(401);
        assertThat(problem(again)).isEqualTo("signature-replayed");
        assertThat(post("/hooks/generic", BODY, "X-Integration-Key", key, "X-Bridgekeeper-Signature", signature)
                        .status())
                .as("on another way in")
                .isEqualTo(401);
    }

    @Test
    void letsASenderTryAgainWhatWasNotKept() {
        signed();
        String signature = ours(NEW, seconds(), BODY);
        for (int i = 0; i < 2; i++) {
            assertThat(post("/hooks/" + key + "/generic?dryRun=true", BODY, "X-Bridgekeeper-Signature", signature)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(generic(signature).status()).isEqualTo(202);
    }

    @Test
    void refusesWhatIsNotSignedOrNotInTimeOrNotTheseBytes() {
        signed();
        Answer missing = post("/hooks/" + key + "/generic", BODY);
        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.json().get("detail").asText()).contains("X-Bridgekeeper-Signature");
        assertThat(problem(generic(ours("another-secret-1234", seconds(), BODY))))
                .isEqualTo("signature-wrong");
        assertThat(problem(generic(ours(NEW, seconds(), BODY + " ")))).isEqualTo("signature-wrong");
        assertThat(problem(generic(ours(NEW, seconds() - 400, BODY)))).isEqualTo("signature-out-of-time");
        assertThat(problem(generic(ours(NEW, seconds() + 400, BODY)))).isEqualTo("signature-out-of-time");
    }

    @ParameterizedTest
    @CsvSource({
        "/hooks/KEY/alertmanager, 401",
        "/hooks/KEY/pagerduty, 401",
        "/hooks/KEY/change, 401",
        "/hooks/KEY/aws-sns, 403",
        "/hooks/KEY/sentry, 401",
        "/hooks/KEY/grafana, 401"
    })
    void leavesNoWayAroundTheSignature(String path, int status) {
        signed();
        assertThat(post(path.replace("KEY", key), "{}").status()).isEqualTo(status);
    }

    @Test
    void leavesNoWayAroundItAtThePathsOfOthers() {
        signed();
        String event = "{\"routing_key\":\"" + key + "\",\"event_action\":\"trigger\",\"payload\":{\"summary\":\"s\","
                + "\"source\":\"x\",\"severity\":\"critical\"}}";
        assertThat(post("/v2/enqueue", event).status()).isEqualTo(401);
        assertThat(post("/v2/change/enqueue", event).status()).isEqualTo(401);
        assertThat(post("/v2/enqueue", event, "X-Bridgekeeper-Signature", ours(NEW, seconds(), event))
                        .status())
                .isEqualTo(202);
        String alert = "{\"message\":\"m\"}";
        assertThat(post("/v2/alerts", alert, "Authorization", "GenieKey " + key).status())
                .isEqualTo(401);
        assertThat(post(
                                "/v2/alerts",
                                alert,
                                "Authorization",
                                "GenieKey " + key,
                                "X-Bridgekeeper-Signature",
                                ours(OLD, seconds(), alert))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void asksForABodyAgainWhereItsSecretCannotBeOpened() {
        UUID secretId = UUID.randomUUID();
        Broker.publish(Broker.INTEGRATIONS, integrationId.toString(), "paging.integration.published.v1", """
                {"integrationId":"%s","name":"test","keyHashes":["%s"],"revoked":false,
                 "publishedAt":"2026-11-23T02:00:00Z","signatureRequired":true,
                 "secrets":[{"secretId":"%s","sealed":"v1.lost.%s"}]}
                """.formatted(
                        integrationId, io.bridgekeeper.gateway.signal.Wording.sha256(key), secretId, "A".repeat(60)));
        awaitStatus(401);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> generic(ours(NEW, seconds(), BODY)).status() == 503);
    }
}
