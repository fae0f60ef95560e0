package io.bridgekeeper.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No answer means no grant; and what must go goes, however long it takes. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class KeycloakAwayIT {

    private final World world = World.get();
    private final UUID incident = UUID.randomUUID();

    @Inject
    MovableClock clock;

    @BeforeEach
    void openTheDoor() {
        world.door.open();
    }

    @Test
    void reportsNothingActiveWhileKeycloakIsAwayAndRecovers() {
        String system = world.system();
        UUID page = world.queued(incident, system, "alice");
        world.awaitWords(incident, "prepared");
        world.door.close();
        world.accepted(incident, page, system, "alice");
        world.awaitWords(incident, "prepared", "delayed activate");
        awaitTries(system, 3);
        assertThat(world.words(incident)).as("told once").containsExactly("prepared", "delayed activate");
        assertThat(world.as("alice")
                        .get("/api/access/grants?incidentId=" + incident)
                        .jsonPath()
                        .getString("grants[0].state"))
                .isEqualTo("activating");
        assertThat(world.members(system)).isEmpty();

        world.door.open();
        world.awaitWords(incident, "prepared", "delayed activate", "activated");
        assertThat(world.isMember("alice", system)).isTrue();
    }

    @Test
    void removesWhatEndedWhileKeycloakWasAway() {
        String system = world.system();
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        world.door.close();
        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "activated", "delayed end");
        awaitTries(system, 3);
        assertThat(world.isMember("alice", system)).isTrue();

        world.door.open();
        world.awaitWords(incident, "prepared", "activated", "delayed end", "ended resolved");
        assertThat(world.members(system)).isEmpty();
    }

    @Test
    void neverGivesWhatWasResolvedWhileKeycloakWasAway() {
        String system = world.system();
        UUID page = world.queued(incident, system, "alice");
        world.awaitWords(incident, "prepared");
        world.door.close();
        world.accepted(incident, page, system, "alice");
        world.awaitWords(incident, "prepared", "delayed activate");
        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "delayed activate", "delayed end");
        world.door.open();
        world.awaitWords(incident, "prepared", "delayed activate", "delayed end", "ended resolved");
        assertThat(world.members(system)).isEmpty();
    }

    @Test
    void takesOverFromAReplicaThatDiedBetweenKeycloaksAnswerAndItsMark() {
        String system = world.system();
        UUID page = world.queued(incident, system, "alice");
        world.awaitWords(incident, "prepared");
        // As the dead one left it: claimed, in Keycloak, not recorded.
        world.join("alice", system);
        world.update(
                "insert into membership (person_id, target, claim_id, claimed_until, tries) values (?, ?, ?, ?, 0)",
                "alice",
                World.group(system),
                UUID.randomUUID(),
                OffsetDateTime.ofInstant(clock.instant().plusSeconds(600), ZoneOffset.UTC));
        world.accepted(incident, page, system, "alice");
        await().atMost(World.PATIENCE)
                .until(() -> world.count(
                                "select count(*) from access_grant where incident_id = ? and state = 'activating'",
                                incident)
                        == 1);
        assertThat(world.words(incident))
                .as("nobody acts while the lease lasts")
                .containsExactly("prepared");
        clock.move(Duration.ofSeconds(601));
        world.awaitWords(incident, "prepared", "activated");
        assertThat(world.members(system)).containsExactly("alice");
    }

    @Test
    void tellsOnceThatKeycloakKnowsNoSuchPerson() {
        String system = world.system();
        world.responder(incident, system, "nobody-of-that-name");
        world.awaitWords(incident, "prepared", "delayed activate");
        assertThat(world.told(incident).getLast().data().path("detail").asText())
                .isEqualTo("Keycloak knows no person nobody-of-that-name");
        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "delayed activate", "ended resolved");
    }

    @Test
    void givesADisabledPersonNothingUntilTheyAreEnabled() {
        String system = world.system();
        String person = world.person(false);
        world.responder(incident, system, person);
        world.awaitWords(incident, "prepared", "delayed activate");
        assertThat(world.told(incident).getLast().data().path("detail").asText())
                .isEqualTo(person + " is disabled in Keycloak");
        assertThat(world.members(system)).isEmpty();
        world.enable(person);
        clock.move(Duration.ofMinutes(1));
        world.awaitWords(incident, "prepared", "delayed activate", "activated");
        assertThat(world.members(system)).containsExactly(person);
    }

    private void awaitTries(String system, int tries) {
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select max(tries) from membership where target = ?", World.group(system))
                        >= tries);
    }
}
