package io.bridgekeeper.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgekeeper.devstack.Component;
import io.bridgekeeper.devstack.Platform;
import io.bridgekeeper.devstack.Service;
import io.bridgekeeper.devstack.client.AlertmanagerWebhook;
import io.bridgekeeper.devstack.client.Answer;
import io.bridgekeeper.devstack.client.Await;
import io.bridgekeeper.devstack.client.Caller;
import io.bridgekeeper.devstack.client.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What every story does: wire a tool, let people agree to be paged, send alerts, look at what came of them. */
final class Stage {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Platform platform;
    private final Users users;

    Stage(Platform platform) {
        this.platform = platform;
        this.users = Users.of(platform);
    }

    Platform platform() {
        return platform;
    }

    Users users() {
        return users;
    }

    Accounts accounts() {
        return new Accounts(platform);
    }

    Component broker() {
        return platform.broker();
    }

    String brokerAddress() {
        return platform.brokerAddress();
    }

    Caller as(String person) {
        return users.as(person);
    }

    List<String> groupsInANewToken(String person) {
        return users.groupsInANewToken(person);
    }

    void kill(Service service) {
        platform.component(service).kill();
    }

    void start(Service service) {
        platform.component(service).start();
    }

    /** A key of a new integration, that works already. */
    String integrationKey(String name) {
        Answer made = as("ada").post("/api/paging/integrations", Map.of("name", name + " " + UUID.randomUUID()));
        String key = made.text("key");
        Await.until(PATIENCE, () -> dryRun(key), answer -> answer.status() == 200);
        return key;
    }

    void expectsCalls(String person, String... systems) {
        String until = Instant.now()
                .plus(80, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        for (String system : systems) {
            Answer answer = as(person).put("/api/paging/me/consents/" + system, Map.of("until", until));
            if (answer.status() != 200) {
                throw new AssertionError(person + " could not agree to be paged for " + system + ": " + answer);
            }
        }
    }

    void expectsNoCalls(String person, String... systems) {
        for (String system : systems) {
            as(person).delete("/api/paging/me/consents/" + system);
        }
    }

    /** An alert that nobody has seen before. */
    static AlertmanagerWebhook alert(String service) {
        String fingerprint = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        return new AlertmanagerWebhook(
                fingerprint,
                service,
                "Trouble" + fingerprint,
                "Trouble in " + service + " " + fingerprint,
                Instant.now());
    }

    Answer fire(String key, AlertmanagerWebhook alert) {
        return users.anyone().post("/hooks/" + key + "/alertmanager", alert.firing());
    }

    Answer clear(String key, AlertmanagerWebhook alert) {
        return users.anyone().post("/hooks/" + key + "/alertmanager", alert.resolved(Instant.now()));
    }

    /** The incident of this alert, in detail, as soon as it fits; else the last look at it. */
    Answer incident(AlertmanagerWebhook alert, Predicate<Answer> fits) {
        return Await.until(PATIENCE, () -> look(alert), answer -> answer.status() == 200 && fits.test(answer));
    }

    /** How many incidents this alert has opened so far, the resolved ones included. */
    long incidentsOf(AlertmanagerWebhook alert) {
        return incidents("all").filter(i -> isOf(i, alert)).count();
    }

    Answer grants(String person, String incidentId, Predicate<Answer> fits) {
        return Await.until(PATIENCE, () -> as(person).get("/api/access/grants?incidentId=" + incidentId), fits);
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<String> texts(JsonNode array, String field) {
        return elements(array).map(node -> node.path(field).asText()).toList();
    }

    /** The page of a person, if there is one. */
    static Optional<JsonNode> pageOf(Answer incident, String person) {
        return elements(incident.at("pages"))
                .filter(page -> page.path("personId").asText().equals(person))
                .findFirst();
    }

    static boolean noticeReached(Answer incident, String person) {
        return pageOf(incident, person).stream()
                .flatMap(page -> elements(page.path("notices")))
                .anyMatch(notice -> notice.path("state").asText().equals("sent"));
    }

    private Answer dryRun(String key) {
        return users.anyone().post("/hooks/" + key + "/generic?dryRun=true", Map.of("title", "only trying"));
    }

    /** The incident that is called by this alert, in detail, as it is now; no answer where there is none. */
    Answer look(AlertmanagerWebhook alert) {
        return incidents("all")
                .filter(i -> isOf(i, alert))
                .findFirst()
                .map(i -> as("carol")
                        .get("/api/paging/incidents/" + i.path("incidentId").asText()))
                .orElseGet(Answer::none);
    }

    private Stream<JsonNode> incidents(String state) {
        return elements(as("carol")
                .get("/api/paging/incidents?limit=200&state=" + state)
                .at("incidents"));
    }

    private static boolean isOf(JsonNode incident, AlertmanagerWebhook alert) {
        return incident.path("title").asText().equals(alert.summary());
    }
}
