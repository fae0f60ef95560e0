package io.bridgekeeper.devstack.demo;

import io.bridgekeeper.devstack.client.Users;
import java.time.Instant;

/** One incident, from the webhook to the follow-up, as the people in it live through it. */
final class Story {

    private Story() {}

    /** Stops where nobody was paged: without that the next steps make no sense. */
    static void play(Users users, Narrator narrator, Instant now) {
        Scene scene = new Opening(users, narrator, now).play();
        if (!scene.page().isEmpty()) {
            new Responding(scene).play();
            new Ending(scene).play();
        }
    }
}
