package io.bridgekeeper.paging;

import static org.awaitility.Awaitility.await;

import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;

/** Speaks to the service under test as a person or the gateway does. */
public final class PagingClient {

    private static final TestStack STACK = TestStack.start(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK);

    private PagingClient() {}

    public static RequestSpecification as(String person) {
        return RestAssured.given().auth().oauth2(STACK.token(person)).contentType("application/json");
    }

    public static RequestSpecification asGateway() {
        return RestAssured.given().auth().oauth2(STACK.serviceToken("gateway")).contentType("application/json");
    }

    /** Tests wait this long for what happens behind a request. */
    public static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(25));
    }

    public static void agree(String person, String systemId, Instant until) {
        as(person)
                .body(Map.of("until", until.toString()))
                .put("/api/paging/me/consents/" + systemId)
                .then()
                .statusCode(200);
    }

    public static void withdraw(String person, String systemId) {
        as(person).delete("/api/paging/me/consents/" + systemId).then().statusCode(204);
    }

    public static SignalReceived signal(String state, String dedupKey, String groupKey, Map<String, String> labels) {
        return signal(UUID.fromString("018f0000-0000-7000-8000-000000000001"), state, dedupKey, groupKey, labels);
    }

    /** Taken by a gateway whose clock is that of the service. */
    public static SignalReceived signal(
            UUID integrationId, String state, String dedupKey, String groupKey, Map<String, String> labels) {
        Instant now = CDI.current().select(MovableClock.class).get().instant();
        return new SignalReceived(
                integrationId,
                "alertmanager",
                state,
                dedupKey,
                groupKey,
                "Checkout answers 5xx",
                "critical",
                now.minusSeconds(30),
                now,
                labels,
                List.of(new SignalReceived.Link("Dashboard", "https://grafana.example.org/d/1")),
                Map.of("summary", "5xx above 5 %"));
    }

    /** Hands a signal over the direct path. */
    public static void hand(UUID id, SignalReceived signal) {
        tryToHand(id, signal).then().statusCode(204);
    }

    public static Response tryToHand(UUID id, SignalReceived signal) {
        return asGateway()
                .body(Map.of(
                        "signals",
                        List.of(Map.of(
                                "id",
                                id,
                                "key",
                                signal.dedupKey(),
                                "time",
                                Instant.now().toString(),
                                "data",
                                signal))))
                .post("/internal/paging/signals");
    }

    /** A firing signal of a problem that nobody has seen, and the incident that it opened. */
    public static UUID open(String service) {
        String dedupKey = UUID.randomUUID().toString();
        hand(UUID.randomUUID(), signal("firing", dedupKey, null, Map.of("service", service, "alertname", dedupKey)));
        return incidentOf(dedupKey);
    }

    /** The same of another severity, by a sender's word. */
    public static UUID open(String service, String severity) {
        String dedupKey = UUID.randomUUID().toString();
        SignalReceived s = signal("firing", dedupKey, null, Map.of("service", service, "alertname", dedupKey));
        hand(
                UUID.randomUUID(),
                new SignalReceived(
                        s.integrationId(),
                        s.format(),
                        s.state(),
                        s.dedupKey(),
                        s.groupKey(),
                        s.title(),
                        severity,
                        s.startsAt(),
                        s.receivedAt(),
                        s.labels(),
                        s.links(),
                        s.evidence()));
        return incidentOf(dedupKey);
    }

    /** The newest incident whose labels name this alert. */
    public static UUID incidentOf(String alertname) {
        JsonPath all =
                as("carol").get("/api/paging/incidents?state=all&limit=200").jsonPath();
        for (String id : all.getList("incidents.incidentId", String.class)) {
            if (alertname.equals(incident(UUID.fromString(id)).getString("brief.labels.alertname"))) {
                return UUID.fromString(id);
            }
        }
        throw new AssertionError("no incident of " + alertname);
    }

    public static JsonPath incident(UUID id) {
        return as("carol")
                .get("/api/paging/incidents/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The id of a person's page in an incident. */
    public static String page(UUID incidentId, String person) {
        return incident(incidentId).getString("pages.find { it.personId == '" + person + "' }.pageId");
    }

    public static Response accept(String person, String pageId) {
        return as(person).post("/api/paging/pages/" + pageId + "/accept");
    }

    public static Response pageByHand(String by, UUID incidentId, String person, String reason) {
        return as(by).body(Map.of("personId", person, "reason", reason))
                .post("/api/paging/incidents/" + incidentId + "/pages");
    }

    public static Response resolve(String person, UUID incidentId, String how) {
        return as(person).body(Map.of("how", how)).post("/api/paging/incidents/" + incidentId + "/resolve");
    }
}
