package io.bridgekeeper.devstack.demo;

import static io.bridgekeeper.devstack.demo.Words.because;
import static io.bridgekeeper.devstack.demo.Words.said;

import io.bridgekeeper.devstack.client.Answer;
import io.bridgekeeper.devstack.client.Await;
import io.bridgekeeper.devstack.client.Users;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Second act: the person accepts, has the keys and a seat; the bridge stays small. */
final class Responding {

    private final Scene scene;
    private final Users users;
    private final Narrator tell;

    Responding(Scene scene) {
        this.scene = scene;
        this.users = scene.users();
        this.tell = scene.tell();
    }

    void play() {
        othersCannotActForThem();
        theyAccept();
        theyHaveTheKeys();
        theBridgeStaysSmall();
        theSameWebhookAgainChangesNothing();
    }

    private void othersCannotActForThem() {
        tell.step("Nobody acts for another person");
        Answer accept = users.as("frank").post("/api/paging/pages/" + scene.page() + "/accept");
        tell.check(accept.status() == 403, "frank accepts %s's page: %s".formatted(scene.onCall(), said(accept)));
    }

    private void theyAccept() {
        tell.step("%s accepts".formatted(scene.onCall()));
        Answer accept = users.as(scene.onCall()).post("/api/paging/pages/" + scene.page() + "/accept");
        tell.check(
                accept.status() == 200, "accepted: page is %s%s".formatted(accept.text("state"), because(accept, 200)));
        Answer shown = users.as("carol").get("/api/paging/incidents/" + scene.incident());
        tell.check(
                shown.text("acknowledgedBy").equals(scene.onCall()),
                "the incident is %s, by %s at %s"
                        .formatted(shown.text("state"), shown.text("acknowledgedBy"), shown.text("acknowledgedAt")));
    }

    private void theyHaveTheKeys() {
        tell.step("The keys are there, before the first command is typed");
        Answer grants = Await.until(
                Scene.PATIENCE, scene::grants, a -> a.text("grants/0/state").equals("active"));
        tell.check(
                grants.text("grants/0/state").equals("active"),
                "grant %s is %s in Keycloak group %s until %s"
                        .formatted(
                                grants.text("grants/0/grantId"),
                                grants.text("grants/0/state"),
                                grants.text("grants/0/keycloakGroup"),
                                grants.text("grants/0/endsAt")));
        List<String> groups = users.groupsInANewToken(scene.onCall());
        tell.check(
                groups.contains(Scene.GROUP), "a new token of %s has the groups %s".formatted(scene.onCall(), groups));
    }

    private void theBridgeStaysSmall() {
        tell.step("A small bridge: a seat for who was called, the gallery for everybody else");
        String bridge = "/api/roster/bridges/" + scene.incident();
        Answer seated = Await.until(
                Scene.PATIENCE,
                () -> users.as(scene.onCall()).get(bridge),
                a -> a.text("seats/0/state").equals("taken"));
        tell.check(
                seated.text("seats/0/personId").equals(scene.onCall())
                        && !seated.text("callUrl").isEmpty(),
                "%s sits (%s), 1 of %s seats, call at %s"
                        .formatted(
                                scene.onCall(),
                                seated.text("seats/0/purpose"),
                                seated.text("seatLimit"),
                                seated.text("callUrl")));
        Answer refused = users.as("dave")
                .post(bridge + "/seats", Map.of("role", "responder", "purpose", "I am the vice president"));
        tell.check(refused.problem().equals("not-invited"), "dave wants a seat: " + said(refused));
        Answer gallery =
                users.as("dave").get(refused.text("gallery").isEmpty() ? bridge + "/gallery" : refused.text("gallery"));
        tell.check(
                gallery.status() == 200 && gallery.text("callUrl").isEmpty(),
                "dave follows from the gallery instead: %d log lines, no call address"
                        .formatted(gallery.at("log").size()));
    }

    private void theSameWebhookAgainChangesNothing() {
        tell.step("Alertmanager repeats itself");
        Answer again = scene.send();
        tell.check(again.status() == 202, "the same webhook again: " + again.status());
        Answer open = users.as("carol").get("/api/paging/incidents?state=open&limit=200");
        long mine = StreamSupport.stream(open.at("incidents").spliterator(), false)
                .filter(i -> i.path("title").asText().equals(scene.alert().summary()))
                .filter(i -> !Instant.parse(i.path("openedAt").asText())
                        .isBefore(scene.alert().startsAt()))
                .count();
        tell.check(mine == 1, "still %d incident, and nobody is paged again".formatted(mine));
    }
}
