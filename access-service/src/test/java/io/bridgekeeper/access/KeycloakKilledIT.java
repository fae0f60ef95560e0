package io.bridgekeeper.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keycloak's process is killed in the middle of a revocation, and is away for as long as it takes to come back. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class KeycloakKilledIT {

    private static final List<String> PEOPLE =
            List.of("alice", "bob", "carol", "dave", "erin", "frank", "oscar", "ada", "bench");

    private final TestStack stack = TestStack.start(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK);
    private final World world = World.get();
    private final UUID incident = UUID.randomUUID();

    @BeforeEach
    void openTheDoor() {
        world.door.open();
    }

    @AfterEach
    void bringKeycloakBack() {
        stack.startKeycloak();
    }

    @Test
    void provesEveryGrantOfTheIncidentGoneOnceKeycloakIsBack() {
        String system = world.system();
        PEOPLE.forEach(person -> world.responder(incident, system, person));
        await().atMost(World.PATIENCE).until(() -> count("activated") == PEOPLE.size());
        List<String> logins = PEOPLE.stream().map(world::logIn).toList();
        // Word by word it is asked, so that the middle is met.
        world.door.closeAfter("DELETE /admin/realms/bridgekeeper/users/");
        world.resolved(incident, system);
        await().atMost(World.PATIENCE).until(() -> count("delayed end") == PEOPLE.size());
        stack.killKeycloak();
        world.door.open();
        assertThat(count("ended resolved")).isZero();

        stack.startKeycloak();
        await().atMost(World.PATIENCE.multipliedBy(2)).until(() -> count("ended resolved") == PEOPLE.size());
        assertThat(world.members(system)).isEmpty();
        assertThat(logins).allMatch(login -> world.refresh(login) == 400);
        assertThat(world.count(
                        "select count(*) from access_grant where incident_id = ? and proven_at is not null", incident))
                .isEqualTo(PEOPLE.size());
    }

    private long count(String words) {
        return world.words(incident).stream().filter(words::equals).count();
    }
}
