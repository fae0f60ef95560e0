package io.bridgekeeper.access;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One incident to which hundreds were called. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class ManyGrantsIT {

    private static final int PEOPLE = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final World world = World.get();
    private final UUID incident = UUID.randomUUID();

    @BeforeEach
    void openTheDoor() {
        world.door.open();
    }

    @Test
    void hearsOfTheIncidentAsLongAsItLastsAndEndsAllOfThem() {
        String system = world.system();
        // Keycloak knows none of them, so each is asked for and refused.
        IntStream.range(0, PEOPLE).forEach(number -> world.responder(incident, system, "it-nobody-" + number));
        awaitState("activating");
        world.resolved(incident, system);
        awaitState("ended");
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE)
                .until(() -> world.count(
                                "select count(*) from access_grant where incident_id = ? and state = ?",
                                incident,
                                state)
                        == PEOPLE);
    }
}
