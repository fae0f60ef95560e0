package io.bridgekeeper.devstack.demo;

import static io.bridgekeeper.devstack.demo.Words.because;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgekeeper.devstack.client.AlertmanagerWebhook;
import io.bridgekeeper.devstack.client.Answer;
import io.bridgekeeper.devstack.client.Await;
import io.bridgekeeper.devstack.client.Users;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** First act: people agree to be paged, a tool is wired, an alert fires, one person is paged. */
final class Opening {

    private final Users users;
    private final Narrator tell;
    private final Instant now;

    private String integrationKey;
    private AlertmanagerWebhook alert;
    private String onCall;

    /** @param now when the alert began; also what makes this run's alert a new one */
    Opening(Users users, Narrator narrator, Instant now) {
        this.users = users;
        this.tell = narrator;
        this.now = now;
    }

    /** The incident that opened and its page; both ids are empty where none did. */
    Scene play() {
        consents();
        monitoringToolIsWired();
        somebodyIsOnCallWithoutStandingAccess();
        alertFires();
        return onePersonIsPaged();
    }

    private void consents() {
        tell.step("Only those who expect the call: people agree to be paged");
        String until =
                now.plus(80, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
        Map.of("alice", "checkout", "bob", "checkout", "carol", "checkout", "oscar", "*").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(consent -> {
                    Answer answer = users.as(consent.getKey())
                            .put("/api/paging/me/consents/" + consent.getValue(), Map.of("until", until));
                    tell.check(
                            answer.status() == 200,
                            "%s agrees to be paged for %s until %s%s"
                                    .formatted(
                                            consent.getKey(),
                                            consent.getValue().equals("*")
                                                    ? "whatever nobody owns"
                                                    : consent.getValue(),
                                            until,
                                            because(answer, 200)));
                });
    }

    private void monitoringToolIsWired() {
        tell.step("The admin wires Alertmanager to it");
        Answer answer = users.as("ada").post("/api/paging/integrations", Map.of("name", "Alertmanager, demo " + now));
        integrationKey = answer.text("key");
        tell.check(
                answer.status() == 201 && !integrationKey.isEmpty(),
                "integration %s has a key, shown once%s".formatted(answer.text("integrationId"), because(answer, 201)));
        Answer refused = users.as("dave").post("/api/paging/integrations", Map.of("name", "mine"));
        tell.check(refused.status() == 403, "dave, a manager, may not make one: " + refused.status());
        String fingerprint = "%016x".formatted(now.toEpochMilli());
        alert = new AlertmanagerWebhook(fingerprint, "checkout", "CheckoutErrors", "Checkout answers 5xx", now);
    }

    private void somebodyIsOnCallWithoutStandingAccess() {
        tell.step("Somebody is on call, without standing access to production");
        Answer rotations = users.as("carol").get("/api/paging/on-call");
        JsonNode checkout = StreamSupport.stream(rotations.at("rotations").spliterator(), false)
                .filter(rotation -> rotation.path("rotationId").asText().equals("checkout-primary"))
                .findFirst()
                .orElse(rotations.at("rotations/0"));
        JsonNode primary = checkout.path("onCall").path(0);
        onCall = primary.path("personId").asText("");
        tell.check(
                !onCall.isEmpty(),
                "%s is on call for checkout until %s"
                        .formatted(onCall, primary.path("until").asText()));
        List<String> groups = users.groupsInANewToken(onCall);
        tell.check(!groups.contains(Scene.GROUP), "a new token of %s has the groups %s".formatted(onCall, groups));
    }

    private void alertFires() {
        tell.step("Alertmanager sends a webhook");
        // A new key works within a second.
        Answer answer = Await.until(
                Scene.PATIENCE,
                () -> users.anyone().post("/hooks/" + integrationKey + "/alertmanager", alert.firing()),
                a -> a.status() != 401);
        tell.check(
                answer.status() == 202,
                "202: kept, as signal %s%s".formatted(answer.text("signals/0/signalId"), because(answer, 202)));
    }

    private Scene onePersonIsPaged() {
        tell.step("One person is paged, with the facts");
        Answer paged = Await.until(Scene.PATIENCE, this::openIncident, a -> noticeSent(a.at("pages")));
        String incident = paged.text("incidentId");
        String page = paged.text("pages/0/pageId");
        tell.check(
                !incident.isEmpty(),
                "incident %s, %s: %s".formatted(incident, paged.text("severity"), paged.text("title")));
        tell.check(
                paged.at("pages").size() == 1 && paged.text("pages/0/personId").equals(onCall),
                "paged: %s, and nobody else, because %s"
                        .formatted(paged.text("pages/0/personId"), paged.text("pages/0/reason")));
        tell.check(noticeSent(paged.at("pages")), "over: " + channels(paged));
        tell.say("what it says: " + paged.at("brief"));
        return new Scene(users, tell, integrationKey, alert, onCall, incident, page);
    }

    /** The incident that this run's alert opened, in detail. */
    private Answer openIncident() {
        Answer open = users.as("carol").get("/api/paging/incidents?state=open&limit=200");
        return StreamSupport.stream(open.at("incidents").spliterator(), false)
                .filter(i -> i.path("title").asText().equals(alert.summary()))
                .filter(i -> !Instant.parse(i.path("openedAt").asText()).isBefore(now))
                .findFirst()
                .map(i -> users.as("carol")
                        .get("/api/paging/incidents/" + i.path("incidentId").asText()))
                .orElse(open);
    }

    private static boolean noticeSent(JsonNode pages) {
        return StreamSupport.stream(pages.spliterator(), false)
                .flatMap(p -> StreamSupport.stream(p.path("notices").spliterator(), false))
                .anyMatch(n -> n.path("state").asText().equals("sent"));
    }

    private static String channels(Answer incident) {
        return StreamSupport.stream(incident.at("pages/0/notices").spliterator(), false)
                .map(n -> n.path("channel").asText() + " (" + n.path("state").asText() + ")")
                .reduce((a, b) -> a + ", " + b)
                .orElse("nothing");
    }
}
