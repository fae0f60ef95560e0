package io.bridgekeeper.roster.bridge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service as people use it: real tokens of the realm's people, over HTTP. */
final class RosterClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Said outright: before the first test of a class REST Assured has not been told yet. */
    private static final int PORT = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);

    private final TestStack stack = TestStack.start(Part.KEYCLOAK);

    RequestSpecification as(String person) {
        return given().port(PORT).auth().oauth2(stack.token(person)).contentType("application/json");
    }

    RequestSpecification asService(String clientId) {
        return given().port(PORT).auth().oauth2(stack.serviceToken(clientId)).contentType("application/json");
    }

    static String path(UUID incidentId) {
        return "/api/roster/bridges/" + incidentId;
    }

    Response bridge(String person, UUID incidentId) {
        return as(person).get(path(incidentId));
    }

    Response gallery(String person, UUID incidentId) {
        return as(person).get(path(incidentId) + "/gallery");
    }

    Response take(String person, UUID incidentId, String role) {
        return as(person)
                .body(Map.of("role", role, "purpose", "look at the database"))
                .post(path(incidentId) + "/seats");
    }

    Response takeUnder(String idempotencyKey, String person, UUID incidentId) {
        return as(person)
                .header("Idempotency-Key", idempotencyKey)
                .body(Map.of("role", "responder", "purpose", "look at the database"))
                .post(path(incidentId) + "/seats");
    }

    Response invite(String person, UUID incidentId, String invited, String role) {
        return as(person)
                .body(Map.of("personId", invited, "role", role, "purpose", "knows the cache"))
                .post(path(incidentId) + "/invitations");
    }

    Response standDown(String person, UUID incidentId, String who) {
        return as(person).delete(path(incidentId) + "/seats/" + who);
    }

    /** Seats as {@code person role state}, in their order. */
    List<String> seats(UUID incidentId) {
        return bridge("dave", incidentId).jsonPath().<Map<String, String>>getList("seats").stream()
                .map(seat -> seat.get("personId") + " " + seat.get("role") + " " + seat.get("state"))
                .toList();
    }

    List<String> log(UUID incidentId) {
        return gallery("dave", incidentId).jsonPath().getList("log.what");
    }

    void awaitSeats(UUID incidentId, String... seats) {
        awaitOpen(incidentId);
        await().atMost(PATIENCE).until(() -> seats(incidentId), List.of(seats)::equals);
    }

    void awaitOpen(UUID incidentId) {
        await().atMost(PATIENCE).until(() -> bridge("dave", incidentId).statusCode(), code -> code == 200);
    }

    void awaitClosed(UUID incidentId) {
        await().atMost(PATIENCE)
                .until(() -> bridge("dave", incidentId).jsonPath().getString("state"), "closed"::equals);
    }
}
