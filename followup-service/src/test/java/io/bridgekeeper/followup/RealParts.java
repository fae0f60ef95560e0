package io.bridgekeeper.followup;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.contracts.paging.v1.IncidentResolved;
import io.bridgekeeper.contracts.paging.v1.PersonPublished;
import io.bridgekeeper.contracts.paging.v1.SystemPublished;
import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.outbox.IncomingEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * The service on the real PostgreSQL, Kafka and Keycloak. Every test uses incidents and systems of its own, so what
 * other tests left behind does not matter; the people are those of the realm.
 */
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "followup"), @ResourceArg(name = "keycloak", value = "true")
        })
abstract class RealParts {

    static final String FOLLOW_UPS = "/api/followup/follow-ups";
    static final String TOPIC = "followup.followup.v1";

    static TestStack stack;
    static Broker broker;

    @Inject
    MovableClock clock;

    @Inject
    Vertx vertx;

    @BeforeAll
    static void connect() {
        // Long for a slow machine; nothing waits longer than it must.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
        stack = TestStack.start(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK);
        broker = new Broker(stack.kafkaBootstrap());
    }

    @AfterAll
    static void disconnect() {
        broker.close();
    }

    @AfterEach
    void giveTheTimeBack() {
        clock.moveTo(Instant.now());
    }

    /** Millisecond precision: what goes through JSON and PostgreSQL comes back equal. */
    static Instant minutesAgo(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.MILLIS);
    }

    static String newFingerprint() {
        return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
    }

    static String newSystemId() {
        return "system-" + UUID.randomUUID();
    }

    static void tell(UUID incidentId, Record data) {
        broker.tell(UUID.randomUUID(), incidentId.toString(), data);
    }

    static void tellPerson(String personId) {
        broker.tell(
                UUID.randomUUID(), "person/" + personId, new PersonPublished(personId, personId, false, Instant.now()));
    }

    static void tellSystem(String systemId, String serviceOwner, String productOwner) {
        broker.tell(UUID.randomUUID(), "system/" + systemId, system(systemId, serviceOwner, productOwner));
    }

    static SystemPublished system(String systemId, String serviceOwner, String productOwner) {
        return new SystemPublished(
                systemId, systemId, 1, serviceOwner, productOwner, 4, List.of(), List.of(), false, Instant.now());
    }

    static IncidentResolved resolved(UUID incidentId, String systemId, String fingerprint, String how) {
        return new IncidentResolved(
                incidentId,
                systemId,
                "Checkout fails",
                "SEV2",
                fingerprint,
                how,
                null,
                "bob",
                minutesAgo(30),
                minutesAgo(25),
                minutesAgo(10),
                null);
    }

    /** Opens a follow-up of a new system with this product owner proposed, and waits for it. */
    static String openFollowUp(String productOwner) {
        String systemId = newSystemId();
        UUID incidentId = UUID.randomUUID();
        tellPerson(productOwner);
        tellSystem(systemId, "policy-" + systemId, productOwner);
        tell(incidentId, resolved(incidentId, systemId, newFingerprint(), "restart"));
        String id = followUpOf(incidentId);
        await().until(() -> productOwner.equals(show(id).getString("proposed")));
        return id;
    }

    /** Waits for the follow-up that an incident is the first of. */
    static String followUpOf(UUID incidentId) {
        return await().until(
                        () -> as("ivy")
                                .get(FOLLOW_UPS)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath()
                                .<String>get(
                                        "followUps.find { it.incidentId == '%s' }?.followUpId".formatted(incidentId)),
                        found -> found != null);
    }

    static JsonPath show(String followUpId) {
        return as("ivy")
                .get(FOLLOW_UPS + "/" + followUpId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static ValidatableResponse accept(String personId, String followUpId) {
        return as(personId).post(FOLLOW_UPS + "/" + followUpId + "/accept").then();
    }

    static ValidatableResponse propose(String caller, String followUpId, String body) {
        return as(caller)
                .contentType(ContentType.JSON)
                .body(body)
                .put(FOLLOW_UPS + "/" + followUpId + "/accountable")
                .then();
    }

    static RequestSpecification as(String personId) {
        return given().auth().oauth2(stack.token(personId));
    }

    static IncomingEvent event(Record data) {
        return new IncomingEvent(UUID.randomUUID(), "in this test only", null, Instant.now(), data);
    }

    /** Runs all of it at the same time, each on a context of its own as a request or a message has it. */
    void atOnce(Stream<Uni<Void>> work) {
        Uni.join().all(work.map(this::onVertx).toList()).andFailFast().await().atMost(Duration.ofSeconds(20));
    }

    private Uni<Void> onVertx(Uni<Void> work) {
        return Uni.createFrom().emitter(emitter -> {
            var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(ignored -> work.subscribe().with(emitter::complete, emitter::fail));
        });
    }
}
