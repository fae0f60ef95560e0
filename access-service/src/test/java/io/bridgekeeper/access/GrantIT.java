package io.bridgekeeper.access;

import static io.bridgekeeper.access.World.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.contracts.paging.v1.PageAccepted;
import io.bridgekeeper.devstack.NewerDatabase;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Access from the page to the end, in the real Keycloak. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class GrantIT {

    private final World world = World.get();
    private final UUID incident = UUID.randomUUID();

    @Inject
    MovableClock clock;

    @BeforeEach
    void openTheDoor() {
        world.door.open();
    }

    @Test
    void givesAccessOnAcceptanceAndTakesItOnResolution() {
        String system = world.system();
        UUID page = world.queued(incident, system, "alice");
        world.awaitWords(incident, "prepared");
        assertThat(world.members(system)).isEmpty();
        String login = world.logIn("alice");

        world.accepted(incident, page, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        assertThat(world.isMember("alice", system)).isTrue();
        assertThat(world.groupsOfNewToken("alice")).contains(group(system));

        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "activated", "ended resolved");
        assertThat(world.members(system)).isEmpty();
        assertThat(world.groupsOfNewToken("alice")).doesNotContain(group(system));
        assertThat(world.refresh(login)).as("the session of a granted client").isEqualTo(400);
    }

    @Test
    void goesOnWhileTheNextVersionAddsItsColumns() {
        givesAccessOnAcceptanceAndTakesItOnResolution();
        try (NewerDatabase newer = TestStack.start(Part.POSTGRES).newerDatabase(AccessStack.DATABASE)) {
            UUID next = UUID.randomUUID();
            String system = world.system();
            UUID page = world.queued(next, system, "bob");
            world.awaitWords(next, "prepared");
            world.accepted(next, page, system, "bob");
            world.awaitWords(next, "prepared", "activated");
            world.resolved(next, system);
            world.awaitWords(next, "prepared", "activated", "ended resolved");
            assertThat(newer.warnings()).isEmpty();
        }
    }

    @Test
    void givesAccessToAPersonWhomTheCatalogWritesOtherwiseThanKeycloak() {
        String system = world.system();
        UUID page = world.queued(incident, system, "Alice");
        world.accepted(incident, page, system, "Alice");
        world.awaitWords(incident, "prepared", "activated");
        assertThat(world.isMember("alice", system)).isTrue();

        world.stoodDown(incident, "Alice");
        world.awaitWords(incident, "prepared", "activated", "ended stood-down");
        assertThat(world.members(system)).isEmpty();
    }

    @Test
    void givesAccessWithinASecondOfTheAcceptance() {
        String system = world.system();
        warmUp(system);
        UUID page = world.queued(incident, system, "alice");
        world.awaitWords(incident, "prepared");
        Instant accepted = Instant.now();
        world.accepted(incident, page, system, "alice");
        await().atMost(World.PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> world.isMember("alice", system));
        Duration took = Duration.between(accepted, Instant.now());
        System.out.println("acceptance to membership: " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void tellsWhenItEndsAtTheLatest() {
        String system = world.system();
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        var activated = world.told(incident).getLast().data();
        assertThat(activated.path("keycloakGroup").asText()).isEqualTo(group(system));
        assertThat(Instant.parse(activated.path("endsAt").asText()))
                .isEqualTo(Instant.parse(activated.path("activatedAt").asText()).plus(World.MAX));
    }

    @Test
    void takesAccessWhenThePersonStandsDown() {
        String system = world.system();
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        world.stoodDown(incident, "alice");
        world.awaitWords(incident, "prepared", "activated", "ended stood-down");
        assertThat(world.members(system)).isEmpty();
    }

    @Test
    void endsAPreparedGrantThatWasNeverMadeWhenThePageIsDeclined() {
        String system = world.system();
        UUID page = world.queued(incident, system, "alice");
        world.awaitWords(incident, "prepared");
        world.declined(incident, page, system, "alice");
        world.awaitWords(incident, "prepared", "ended declined");
        world.accepted(incident, page, system, "alice");
        assertNothingMoreIsTold(system, "prepared", "ended declined");
        assertThat(world.members(system)).isEmpty();
    }

    @Test
    void takesAccessWhenItsTimeIsUp() {
        String system = world.system();
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        clock.move(World.MAX.minus(Duration.ofMinutes(1)));
        assertNothingMoreIsTold(system, "prepared", "activated");
        assertThat(world.isMember("alice", system)).isTrue();
        clock.move(Duration.ofMinutes(1));
        world.awaitWords(incident, "prepared", "activated", "ended expired");
        assertThat(world.members(system)).isEmpty();
    }

    @Test
    void keepsTheMembershipWhileAnotherIncidentNeedsIt() {
        String system = world.system();
        UUID other = UUID.randomUUID();
        world.responder(incident, system, "alice");
        world.responder(other, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        world.awaitWords(other, "prepared", "activated");

        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "activated", "ended resolved");
        assertThat(world.isMember("alice", system)).isTrue();
        assertThat(world.groupsOfNewToken("alice")).contains(group(system));

        world.resolved(other, system);
        world.awaitWords(other, "prepared", "activated", "ended resolved");
        assertThat(world.members(system)).isEmpty();
    }

    @Test
    void endsWithTheMembershipGoneHoweverSoonTheResolutionFollows() {
        String system = world.system();
        UUID page = world.queued(incident, system, "alice");
        world.accepted(incident, page, system, "alice");
        world.resolved(incident, system);
        await().atMost(World.PATIENCE).until(() -> world.words(incident).contains("ended resolved"));
        assertThat(world.members(system)).isEmpty();
        assertThat(world.count(
                        "select count(*) from access_grant where incident_id = ? and state <> 'ended'", incident))
                .isZero();
    }

    @Test
    void hearsEverythingTwiceAndDoesItOnce() {
        String system = world.system();
        UUID page = world.queued(incident, system, "alice");
        var accepted = new PageAccepted(page, incident, system, "alice", Instant.now());
        UUID id = UUID.randomUUID();
        world.send(incident.toString(), id, accepted);
        world.send(incident.toString(), id, accepted);
        world.send(incident, accepted);
        world.awaitWords(incident, "prepared", "activated");
        assertNothingMoreIsTold(system, "prepared", "activated");
    }

    @Test
    void givesNothingToALateAcceptance() {
        String system = world.system();
        UUID page = world.queued(incident, system, "alice");
        world.resolved(incident, system);
        world.accepted(incident, page, system, "alice");
        world.awaitWords(incident, "prepared", "ended resolved");
        assertNothingMoreIsTold(system, "prepared", "ended resolved");
        assertThat(world.members(system)).isEmpty();
    }

    @Test
    void catchesUpWhenTheCatalogIsHeardOfAfterTheAcceptance() {
        String system = "it-access-" + UUID.randomUUID().toString().substring(0, 8);
        world.makeGroup(system);
        world.responder(incident, system, "alice");
        await().atMost(World.PATIENCE)
                .until(() -> world.count(
                                "select count(*) from page where standing = 'accepted' and incident_id = ?", incident)
                        == 1);
        world.publish(system, List.of(World.profile(system)));
        world.awaitWords(incident, "prepared", "activated");
        assertThat(world.isMember("alice", system)).isTrue();
    }

    @Test
    void givesAccessToWhoAcceptedAndTakesItFromNobodyElse() {
        String system = world.system();
        UUID page = world.queued(incident, system, "alice");
        world.responder(incident, system, "carol");
        world.awaitWords(incident, "prepared", "prepared", "activated");
        world.declined(incident, page, system, "alice");
        world.awaitWords(incident, "prepared", "prepared", "activated", "ended declined");
        assertThat(world.members(system)).containsExactly("carol");
    }

    private void warmUp(String system) {
        UUID earlier = UUID.randomUUID();
        world.responder(earlier, system, "alice");
        world.awaitWords(earlier, "prepared", "activated");
        world.resolved(earlier, system);
        world.awaitWords(earlier, "prepared", "activated", "ended resolved");
    }

    /** Something else happened after it, from beginning to end, and still there is no more. */
    private void assertNothingMoreIsTold(String system, String... words) {
        UUID later = UUID.randomUUID();
        world.responder(later, system, "bob");
        world.awaitWords(later, "prepared", "activated");
        world.resolved(later, system);
        world.awaitWords(later, "prepared", "activated", "ended resolved");
        assertThat(world.words(incident)).containsExactly(words);
    }
}
