package io.bridgekeeper.gateway.sns;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static io.bridgekeeper.gateway.GatewayCaller.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.bridgekeeper.gateway.Broker;
import io.bridgekeeper.gateway.GatewayCaller;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.GatewayStack;
import io.bridgekeeper.gateway.SpanLedger;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of SNS, signed as SNS signs, and what the gateway calls for their sake, and for no other's. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class SnsHookIT {

    private static final String TOPIC = "arn:aws:sns:eu-central-1:111122223333:pages";
    private static final String OTHER_TOPIC = "arn:aws:sns:eu-central-1:444455556666:pages";
    private static final String SUBSCRIBE = "https://" + SnsServer.NAME + "/?Action=ConfirmSubscription&TopicArn="
            + TOPIC + "&Token=token-of-the-subscription";

    private final UUID integrationId = UUID.randomUUID();
    private final String key = "key-" + UUID.randomUUID();

    @Inject
    LocalSns sns;

    @Inject
    SpanLedger spans;

    @BeforeEach
    void publishIntegration() {
        Broker.integration(integrationId, key, true, List.of(), List.of(TOPIC));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> post("/hooks/" + key + "/generic", "{}").status() == 401
                        && post("/hooks/" + key + "/generic", "{}").text().contains("signature-missing"));
    }

    @AfterEach
    void isBack() {
        sns.server().setAway(false);
    }

    /** One that no other test has made known. */
    private static String certificate() {
        return "https://" + SnsServer.NAME + "/SimpleNotificationService-"
                + UUID.randomUUID().toString().replace("-", "") + ".pem";
    }

    private static Map<String, String> notification() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("Type", "Notification");
        members.put("MessageId", UUID.randomUUID().toString());
        members.put("TopicArn", TOPIC);
        members.put("Subject", "ALARM: \"5xx\"");
        members.put("Message", "Checkout answers 5xx\nsince 02:11");
        members.put("Timestamp", now().toString());
        members.put("SigningCertURL", certificate());
        return members;
    }

    private static Map<String, String> subscription() {
        Map<String, String> members = notification();
        members.remove("Subject");
        members.put("Type", "SubscriptionConfirmation");
        members.put("Token", "token-of-the-subscription");
        members.put("SubscribeURL", SUBSCRIBE);
        return members;
    }

    private static Instant now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Answer send(String body) {
        return post("/hooks/" + key + "/aws-sns", body, "Content-Type", "text/plain; charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void keepsWhatSnsSignedForATopicThatIsBelieved(String version) {
        Answer answer = send(sns.server().envelope(notification(), version));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.json().get("signals")).hasSize(1);
    }

    @Test
    void takesTheSameMessageAgainBecauseSnsSendsItAgain() {
        String body = sns.server().envelope(notification(), "2");
        String first = send(body).json().at("/signals/0/dedupKey").asText();
        assertThat(send(body).json().at("/signals/0/dedupKey").asText()).isEqualTo(first);
    }

    @Test
    void fetchesACertificateOnceAndKeepsIt() {
        Map<String, String> members = notification();
        send(sns.server().envelope(members, "2"));
        members.put("MessageId", "another");
        assertThat(send(sns.server().envelope(members, "2")).status()).isEqualTo(202);
        assertThat(sns.asked()).containsOnlyOnce(members.get("SigningCertURL"));
    }

    @Test
    void refusesWhatWasChangedOnTheWay() {
        String body = sns.server().envelope(notification(), "2").replace("Checkout", "Checkin");
        Answer answer = send(body);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("type").asText()).endsWith("/not-by-sns");
        assertThat(send("{\"title\":\"x\"}").status()).isEqualTo(403);
        assertThat(send("nothing of SNS").status()).isEqualTo(401);
        assertThat(post("/hooks/" + key + "/aws-sns", "raw", "x-amz-sns-rawdelivery", "true")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refusesATopicThatIsNotOnTheListAndAsksNobodyAboutIt() {
        Map<String, String> members = notification();
        members.put("TopicArn", OTHER_TOPIC);
        Answer answer = send(sns.server().envelope(members, "2"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("type").asText()).endsWith("/topic-not-believed");
        assertThat(sns.asked()).doesNotContain(members.get("SigningCertURL"));
    }

    @Test
    void refusesAnOldMessage() {
        Map<String, String> members = notification();
        members.put("Timestamp", now().minus(Duration.ofMinutes(76)).toString());
        assertThat(send(sns.server().envelope(members, "2")).status()).isEqualTo(401);
    }

    @Test
    void asksForAMessageAgainWhileTheCertificateCannotBeHad() {
        sns.server().setAway(true);
        String body = sns.server().envelope(notification(), "2");
        Answer answer = send(body);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isNotNull();
        sns.server().setAway(false);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> send(body).status() == 202);
    }

    @Test
    void confirmsASubscriptionOfATopicOnTheList() {
        Map<String, String> members = subscription();
        Answer tried =
                post("/hooks/" + key + "/aws-sns?dryRun=true", sns.server().envelope(members, "2"));
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        long before = confirmations();
        assertThat(send(sns.server().envelope(members, "2")).status()).isEqualTo(202);
        assertThat(confirmations()).isEqualTo(before + 1);
        members.put("Message", "x");
        members.put("Type", "UnsubscribeConfirmation");
        assertThat(send(sns.server().envelope(members, "2")).status()).isEqualTo(202);
        assertThat(confirmations()).as("leaves it at that").isEqualTo(before + 1);
        assertThat(spans.words()).noneMatch(word -> word.contains("token-of-the-subscription"));
        assertThat(get("/q/metrics").text()).contains("gateway_sns_confirmed_total");
    }

    @Test
    void asksForAConfirmationAgainWhereSnsDidNotTakeIt() {
        Map<String, String> members = subscription();
        send(sns.server().envelope(notificationBy(members.get("SigningCertURL")), "2"));
        sns.server().setAway(true);
        assertThat(send(sns.server().envelope(members, "2")).status()).isEqualTo(503);
    }

    private static Map<String, String> notificationBy(String certificate) {
        Map<String, String> members = notification();
        members.put("SigningCertURL", certificate);
        return members;
    }

    private long confirmations() {
        return sns.server().seen().stream()
                .filter(seen -> seen.contains("Action=ConfirmSubscription"))
                .count();
    }

    /** Whatever a body names, nobody is called but SNS, and that for a message that may be its own. */
    @Test
    void callsNobodyThatABodyNames() throws IOException {
        List<String> trapped = new CopyOnWriteArrayList<>();
        HttpServer trap = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        trap.createContext("/", exchange -> {
            trapped.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        trap.start();
        try {
            String here = "127.0.0.1:" + trap.getAddress().getPort();
            List<String> before = sns.asked();
            for (String address : addresses(here)) {
                Map<String, String> named = notification();
                named.put("SigningCertURL", address);
                assertThat(send(sns.server().envelope(named, "2")).status())
                        .as(address)
                        .isEqualTo(401);
                Map<String, String> asked = subscription();
                asked.put("SubscribeURL", address);
                assertThat(send(sns.server().envelope(asked, "2")).status())
                        .as(address)
                        .isEqualTo(401);
            }
            assertThat(sns.asked()).as("before the signature holds").isEqualTo(before);
            linksOfEveryKind("http://" + here + "/x");
            assertThat(sns.asked()).isEqualTo(before);
            assertThat(trapped).isEmpty();
        } finally {
            trap.stop(0);
        }
    }

    private static List<String> addresses(String here) {
        return List.of(
                "http://" + here + "/a.pem",
                "https://" + here + "/a.pem",
                "http://" + SnsServer.NAME + "/a.pem",
                "https://" + SnsServer.NAME + ":" + here.split(":")[1] + "/a.pem?Action=ConfirmSubscription",
                "https://" + SnsServer.NAME + "@" + here + "/?Action=ConfirmSubscription",
                "https://" + here + "/?Action=ConfirmSubscription#" + SnsServer.NAME,
                "https://" + SnsServer.NAME + "." + here + "/a.pem",
                "https://" + here + "\\\\@" + SnsServer.NAME + "/a.pem",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/a.pem",
                "https://sns.s3.amazonaws.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com.example/a.pem",
                "file:///etc/passwd",
                "jar:http://" + here + "/a.jar!/a.pem");
    }

    private void linksOfEveryKind(String link) {
        UUID open = UUID.randomUUID();
        String openKey = "key-" + open;
        Broker.integration(open, false, openKey);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> post("/hooks/" + openKey + "/generic?dryRun=true", "{\"title\":\"t\"}")
                                .status()
                        == 200);
        GatewayCaller.send(GatewayCaller.request(
                        "/hooks/" + openKey + "/cloudevents",
                        "WebHook-Request-Origin",
                        "example.com",
                        "WebHook-Request-Callback",
                        link)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        Map.of(
                        "cloudevents",
                        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"LINK\",\"type\":\"x.firing\",\"subject\":\"s\","
                                + "\"dataschema\":\"LINK\",\"data\":{\"url\":\"LINK\",\"runbook\":\"LINK\"}}",
                        "generic",
                        "{\"title\":\"t\",\"url\":\"LINK\",\"link\":\"LINK\",\"links\":[{\"href\":\"LINK\",\"url\":\"LINK\"}]}",
                        "grafana",
                        "{\"version\":\"1\",\"externalURL\":\"LINK\",\"alerts\":[{\"status\":\"firing\",\"labels\":{\"a\":\"b\"},"
                                + "\"fingerprint\":\"1\",\"generatorURL\":\"LINK\",\"imageURL\":\"LINK\",\"silenceURL\":\"LINK\"}]}",
                        "alertmanager",
                        "{\"version\":\"4\",\"externalURL\":\"LINK\",\"alerts\":[{\"status\":\"firing\",\"labels\":{\"a\":\"b\"},"
                                + "\"fingerprint\":\"1\",\"generatorURL\":\"LINK\"}]}",
                        "sentry",
                        "{\"action\":\"created\",\"data\":{\"issue\":{\"id\":\"1\",\"title\":\"t\",\"web_url\":\"LINK\",\"url\":\"LINK\"}}}",
                        "pagerduty",
                        "{\"routing_key\":\"k\",\"event_action\":\"trigger\",\"client_url\":\"LINK\",\"links\":[{\"href\":\"LINK\"}],"
                                + "\"images\":[{\"src\":\"LINK\",\"href\":\"LINK\"}],\"payload\":{\"summary\":\"s\",\"source\":\"LINK\","
                                + "\"severity\":\"critical\"}}",
                        "aws-sns",
                        "{\"Type\":\"SubscriptionConfirmation\",\"MessageId\":\"1\",\"TopicArn\":\"t\",\"Message\":\"m\","
                                + "\"SubscribeURL\":\"LINK\",\"SigningCertURL\":\"LINK\",\"UnsubscribeURL\":\"LINK\"}")
                .forEach((format, body) -> assertThat(
                                post("/hooks/" + openKey + "/" + format, body.replace("LINK", link))
                                        .status())
                        .as(format)
                        .isEqualTo(202));
    }

    @Test
    void confirmsNothingForAnIntegrationThatBelievesNoTopic() {
        UUID open = UUID.randomUUID();
        Broker.integration(open, false, "key-" + open);
        List<String> before = sns.asked();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        post("/hooks/key-" + open + "/aws-sns", sns.server().envelope(subscription(), "2"))
                                        .status()
                                == 202);
        assertThat(sns.asked()).isEqualTo(before);
    }
}
