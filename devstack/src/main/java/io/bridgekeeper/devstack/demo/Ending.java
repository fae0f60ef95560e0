package io.bridgekeeper.devstack.demo;

import static io.bridgekeeper.devstack.demo.Words.because;
import static io.bridgekeeper.devstack.demo.Words.said;

import io.bridgekeeper.devstack.client.Answer;
import io.bridgekeeper.devstack.client.Await;
import io.bridgekeeper.devstack.client.Users;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Last act: resolved, the keys are gone, and one person is asked to make it never happen again. */
final class Ending {

    private final Scene scene;
    private final Users users;
    private final Narrator tell;

    Ending(Scene scene) {
        this.scene = scene;
        this.users = scene.users();
        this.tell = scene.tell();
    }

    void play() {
        itIsResolved();
        theKeysAreGone();
        theFollowUpStandsOpen();
        strangersStayOutside();
    }

    private void itIsResolved() {
        tell.step("The service runs again");
        Answer resolved = users.as(scene.onCall())
                .post(
                        "/api/paging/incidents/" + scene.incident() + "/resolve",
                        Map.of("how", "rollback", "note", "Rolled back to 4.1"));
        tell.check(
                resolved.text("state").equals("resolved"),
                "resolved by %s: %s%s"
                        .formatted(resolved.text("resolvedBy"), resolved.text("how"), because(resolved, 200)));
        Answer twice = users.as(scene.onCall())
                .post(
                        "/api/paging/incidents/" + scene.incident() + "/resolve",
                        Map.of("how", "rollback", "note", "again"));
        tell.check(
                twice.status() == 200 && twice.text("resolvedAt").equals(resolved.text("resolvedAt")),
                "resolving twice changes nothing");
    }

    private void theKeysAreGone() {
        tell.step("The keys are gone, and the bridge is closed");
        Answer grants = Await.until(
                Scene.PATIENCE, scene::grants, a -> a.text("grants/0/state").equals("ended"));
        tell.check(
                grants.text("grants/0/state").equals("ended"),
                "the grant is %s (%s) at %s"
                        .formatted(
                                grants.text("grants/0/state"),
                                grants.text("grants/0/endReason"),
                                grants.text("grants/0/endedAt")));
        List<String> groups = users.groupsInANewToken(scene.onCall());
        tell.check(
                !groups.contains(Scene.GROUP), "a new token of %s has the groups %s".formatted(scene.onCall(), groups));
        Answer bridge = Await.until(
                Scene.PATIENCE,
                () -> users.as(scene.onCall()).get("/api/roster/bridges/" + scene.incident()),
                a -> a.text("state").equals("closed"));
        tell.check(bridge.text("state").equals("closed"), "the bridge is " + bridge.text("state"));
    }

    private void theFollowUpStandsOpen() {
        tell.step("Resolved is not solved: the follow-up, with one person asked to be accountable");
        Answer found = Await.until(
                Scene.PATIENCE, this::followUp, a -> !a.text("followUpId").isEmpty());
        String path = "/api/followup/follow-ups/" + found.text("followUpId");
        int occurrences = found.at("occurrences").size();
        tell.check(
                !found.text("followUpId").isEmpty()
                        && List.of(found.text("proposed"), found.text("accountable"))
                                .contains("erin"),
                "follow-up %s is %s, with erin, product owner of checkout"
                        .formatted(found.text("followUpId"), found.text("state")));
        tell.check(
                !found.text("clocks/resolvedAfter").isEmpty()
                        && found.at("clocks/solvedRunning").asBoolean(),
                "two clocks: resolved after %s; solved: still running".formatted(found.text("clocks/resolvedAfter")));
        tell.say("it happened %d time%s so far".formatted(occurrences, occurrences == 1 ? "" : "s"));
        for (String nobody : List.of("the checkout team", "")) {
            Answer refused = users.as("carol").put(path + "/accountable", Map.of("personId", nobody));
            tell.check(
                    refused.problem().equals("not-a-person"),
                    "accountable: \"%s\"? %s".formatted(nobody, said(refused)));
        }
        Answer accepted = users.as("erin").post(path + "/accept");
        tell.check(
                accepted.text("accountable").equals("erin"),
                "%s is accountable, and said so%s".formatted(accepted.text("accountable"), because(accepted, 200)));
    }

    private void strangersStayOutside() {
        tell.step("Strangers stay outside");
        Answer wrongKey = users.anyone()
                .post("/hooks/bk_wrong/alertmanager", scene.alert().firing());
        tell.check(wrongKey.status() == 401 || wrongKey.status() == 404, "a wrong integration key: " + said(wrongKey));
        Answer noToken = users.anyone().get("/api/paging/incidents");
        tell.check(noToken.status() == 401, "no token: " + noToken.status());
    }

    /** The follow-up that this run's incident opened or was linked to, in detail. */
    private Answer followUp() {
        Answer open = users.as("erin").get("/api/followup/follow-ups?state=open");
        return StreamSupport.stream(open.at("followUps").spliterator(), false)
                .map(f -> users.as("erin")
                        .get("/api/followup/follow-ups/" + f.path("followUpId").asText()))
                .filter(f -> StreamSupport.stream(f.at("occurrences").spliterator(), false)
                        .anyMatch(o -> o.path("incidentId").asText().equals(scene.incident())))
                .findFirst()
                .orElse(open);
    }
}
