package io.bridgekeeper.access.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.access.AccessStack;
import io.bridgekeeper.access.World;
import io.bridgekeeper.contracts.paging.v1.SystemPublished.AccessProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a crash, a hand or a backup left behind. The sweep is stopped first, then started as a start-up starts it. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class SweepIT {

    private final World world = World.get();
    private final UUID incident = UUID.randomUUID();

    @Inject
    SweepTimer sweep;

    @BeforeEach
    void stop() {
        world.door.open();
        sweep.stop(new ShutdownEvent());
    }

    @AfterEach
    void start() {
        sweep.start(new StartupEvent());
    }

    @Test
    void removesAStrayMembershipAtStartUpAndRecordsIt() {
        String system = world.system();
        world.join("alice", system);
        start();
        await().atMost(World.PATIENCE).until(() -> world.members(system), List::isEmpty);
        await().atMost(World.PATIENCE)
                .until(() -> world.count(
                                "select count(*) from sweep_finding where kind = 'removed' and target = ?",
                                World.group(system))
                        == 1);
    }

    @Test
    void looksPastTheProbeOfTheRehearsal() {
        String system = world.system();
        world.makeProbe();
        world.join(World.PROBE, system);
        world.join("alice", system);
        start();
        await().atMost(World.PATIENCE)
                .until(() -> world.findings(World.group(system)), Set.of("removed alice")::equals);
        assertThat(world.members(system)).containsExactly(World.PROBE);
        world.leave(World.PROBE, system);
    }

    @Test
    void tellsTheIncidentThatAStrayMembershipWasOf() {
        String system = world.system();
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "activated", "ended resolved");
        world.join("alice", system);
        start();
        world.awaitWords(incident, "prepared", "activated", "ended resolved", "ended swept");
        assertThat(world.members(system)).isEmpty();
    }

    @Test
    void mendsAnActiveGrantWhoseMembershipIsMissingAndLeavesOthersAlone() {
        String system = world.system();
        world.responder(incident, system, "alice");
        world.responder(incident, system, "carol");
        await().atMost(World.PATIENCE).until(() -> world.members(system).size() == 2);
        await().atMost(World.PATIENCE).until(() -> world.words(incident).size() == 4);
        world.leave("alice", system);
        start();
        await().atMost(World.PATIENCE).until(() -> world.isMember("alice", system));
        assertThat(world.members(system)).containsExactlyInAnyOrder("alice", "carol");
        assertThat(world.words(incident)).hasSize(4);
    }

    @Test
    void sweepsTheGroupOfAProfileThatLeftTheCatalog() {
        String system = world.system();
        world.publish(system, List.of());
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from profile where retired and system_id = ?", system) == 1);
        world.join("alice", system);
        start();
        await().atMost(World.PATIENCE).until(() -> world.members(system), List::isEmpty);
    }

    @Test
    void touchesNoGroupThatIsNotManaged() {
        String managed = world.system();
        String others = "it-access-" + UUID.randomUUID().toString().substring(0, 8);
        String group = world.makeGroupAtTheTop(others);
        world.publish(others, List.of(new AccessProfile(others + "-prod", group, Duration.ofHours(1))));
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from profile where system_id = ?", others) == 1);
        world.join("alice", others);
        world.join("alice", managed);
        world.responder(incident, others, "carol");
        start();
        await().atMost(World.PATIENCE).until(() -> world.members(managed), List::isEmpty);
        await().atMost(World.PATIENCE)
                .until(() -> world.count(
                                "select count(*) from page where standing = 'accepted' and incident_id = ?", incident)
                        == 1);
        assertThat(world.members(others)).containsExactly("alice");
        assertThat(world.words(incident)).isEmpty();
        world.leave("alice", others);
    }

    @Test
    void takesARoleThatNoGrantWantsAndGivesOneAnewThatWasLost() {
        world.letAccessServiceManageRoles();
        String system = world.system();
        String role = world.realmRole();
        world.targets(system, "realm:" + role);
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        world.takeRealmRole("alice", role);
        world.giveRealmRole("carol", role);
        start();
        await().atMost(World.PATIENCE)
                .until(() -> world.rolesOfNewToken("alice").contains(role)
                        && !world.rolesOfNewToken("carol").contains(role));
        await().atMost(World.PATIENCE)
                .until(() -> world.findings("realm:" + role), Set.of("mended alice", "removed carol")::equals);
        assertThat(world.as("ivy")
                        .get("/api/access/sweep-findings")
                        .jsonPath()
                        .getList("findings.findAll { it.target == 'realm:" + role + "' }.kind"))
                .containsExactlyInAnyOrder("mended", "removed");
        world.as("bob").get("/api/access/sweep-findings").then().statusCode(403);
    }

    @Test
    void sweepsAsSoonAsKeycloakIsBack() {
        String system = world.system();
        world.join("alice", system);
        world.door.close();
        start();
        await().pollDelay(Duration.ofSeconds(1)).until(() -> world.isMember("alice", system));
        world.door.open();
        await().atMost(World.PATIENCE).until(() -> world.members(system), List::isEmpty);
    }
}
