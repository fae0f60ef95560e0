package io.bridgekeeper.access;

import static io.bridgekeeper.access.World.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ended is gone: from Keycloak, from sessions, from tokens; and it is known to be. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class RevocationIT {

    private static final String TAKES_A_GROUP = "DELETE /admin/realms/bridgekeeper/users/";

    private final World world = World.get();
    private final UUID incident = UUID.randomUUID();

    @Inject
    MovableClock clock;

    @BeforeEach
    @AfterEach
    void openTheDoor() {
        world.door.slow(Duration.ZERO);
        world.door.closeAfter(null);
        world.door.open();
    }

    @Test
    void givesAllTargetsTogetherAndProvesAllOfThemGone() {
        world.letAccessServiceManageRoles();
        String system = world.system();
        String realmRole = world.realmRole();
        String clientRole = world.clientRole();
        world.targets(system, group(system), "realm:" + realmRole, "client:it-shop:" + clientRole);
        assertThat(world.groupsOfNewToken("alice")).doesNotContain(group(system));

        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        assertThat(world.groupsOfNewToken("alice")).contains(group(system));
        assertThat(world.rolesOfNewToken("alice")).contains(realmRole, "it-shop:" + clientRole);
        assertThat(world.told(incident).getLast().data().path("targets").size()).isEqualTo(3);

        Instant resolved = clock.instant();
        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "activated", "ended resolved");
        assertThat(world.groupsOfNewToken("alice")).doesNotContain(group(system));
        assertThat(world.rolesOfNewToken("alice")).doesNotContain(realmRole, "it-shop:" + clientRole);
        assertThat(provenAt()).isAfterOrEqualTo(resolved.minusSeconds(1));
    }

    @Test
    void isNotActiveBeforeTheLastOfItsTargetsIsThere() {
        String system = world.system();
        world.targets(system, group(system), "realm:it-no-such-role");
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "delayed activate");
        await().atMost(World.PATIENCE).until(() -> world.isMember("alice", system));
        assertThat(state()).isEqualTo("activating");
        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "delayed activate", "ended resolved");
        assertThat(world.members(system)).isEmpty();
    }

    @Test
    void leavesNoRefreshTokenOfBeforeWorthAnything() {
        String system = world.system();
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        String online = world.logIn("alice");
        String offline = world.logInOffline("alice");
        assertThat(world.refresh(online)).isEqualTo(200);
        assertThat(world.refresh(offline)).isEqualTo(200);

        world.stoodDown(incident, "alice");
        world.awaitWords(incident, "prepared", "activated", "ended stood-down");
        assertThat(world.refresh(online)).isEqualTo(400);
        assertThat(world.refresh(offline)).isEqualTo(400);
        assertThat(world.sessions("alice")).isZero();
    }

    @Test
    void provesItOfAPersonWhomKeycloakLockedForWrongPasswords() {
        String system = world.system();
        String person = People.get().person(null, "responder");
        world.responder(incident, system, person);
        world.awaitWords(incident, "prepared", "activated");
        assertThat(world.isLocked(person)).isFalse();
        world.guessPasswords(person);
        assertThat(world.isLocked(person)).isTrue();
        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "activated", "ended resolved");
        assertThat(world.members(system)).isEmpty();
        assertThat(provenAt()).isNotNull();
        world.delete(person);
    }

    @Test
    void provesItOfAPersonWhoWasDisabledMeanwhile() {
        String system = world.system();
        String person = world.person(true);
        world.responder(incident, system, person);
        world.awaitWords(incident, "prepared", "activated");
        world.disable(person);
        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "activated", "ended resolved");
        assertThat(world.members(system)).isEmpty();
        assertThat(provenAt()).isNotNull();
        world.delete(person);
    }

    @Test
    void provesItWhereTheGroupWasDeletedMeanwhile() {
        String system = world.system();
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        world.deleteGroup(system);
        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "activated", "ended resolved");
        assertThat(world.groupsOfNewToken("alice")).doesNotContain(group(system));
        assertThat(provenAt()).isNotNull();
    }

    @Test
    void isTriedOnAndProvenWhenKeycloakGoesAwayAfterItTookTheMembership() {
        String system = world.system();
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        String login = world.logIn("alice");
        world.door.closeAfter(TAKES_A_GROUP);
        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "activated", "delayed end");
        await().atMost(World.PATIENCE).until(() -> world.members(system), List::isEmpty);
        assertThat(state()).as("gone, and not proven").isEqualTo("ending");
        assertThat(world.refresh(login)).as("the session is still there").isEqualTo(200);

        clock.move(Duration.ofSeconds(30));
        assertThat(world.words(incident)).containsExactly("prepared", "activated", "delayed end");
        world.door.open();
        world.awaitWords(incident, "prepared", "activated", "delayed end", "ended resolved");
        assertThat(world.refresh(login)).isEqualTo(400);
        assertThat(provenAt()).isNotNull();
    }

    @Test
    void callsForHelpOnceWhenItIsNotProvenWithinAMinuteAndTellsWhenItIs() {
        String system = world.system();
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        world.door.close();
        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "activated", "delayed end");
        clock.move(Duration.ofSeconds(60));
        world.awaitWords(incident, "prepared", "activated", "delayed end", "revocation.overdue");
        var overdue = world.told(incident).getLast().data();
        assertThat(overdue.path("personId").asText()).isEqualTo("alice");
        assertThat(overdue.path("targets").path(0).asText()).isEqualTo(group(system));
        assertThat(world.as("alice")
                        .get("/api/access/grants?incidentId=" + incident)
                        .jsonPath()
                        .getString("grants[0].overdueAt"))
                .isNotNull();
        clock.move(Duration.ofMinutes(10));

        world.door.open();
        world.awaitWords(
                incident,
                "prepared",
                "activated",
                "delayed end",
                "revocation.overdue",
                "ended resolved",
                "revocation.proven");
    }

    @Test
    void isNotProvenWhileTheRoleComesToThePersonByAnotherWay() {
        world.letAccessServiceManageRoles();
        String system = world.system();
        String role = world.realmRole();
        world.targets(system, "realm:" + role);
        world.responder(incident, system, "alice");
        world.awaitWords(incident, "prepared", "activated");
        world.giveRealmRoleToGroup(system, role);
        world.join("alice", system);
        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "activated", "delayed end");
        assertThat(world.told(incident).getLast().data().path("detail").asText())
                .contains("still shows the role " + role + ", by a group or by another role");
        assertThat(world.rolesOfNewToken("alice")).as("Keycloak is right").contains(role);
        world.leave("alice", system);
        clock.move(Duration.ofSeconds(50));
        world.awaitWords(incident, "prepared", "activated", "delayed end", "ended resolved");
        assertThat(world.rolesOfNewToken("alice")).doesNotContain(role);
    }

    @Test
    void givesEverythingAfterAllWhileKeycloakTakesThreeSecondsForEachAnswer() {
        List<String> people = List.of("alice", "bob", "carol", "dave", "erin", "frank", "oscar", "ada", "ivy", "bench");
        List<String> systems = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            systems.add(world.system());
        }
        world.door.slow(Duration.ofSeconds(3));
        List<UUID> incidents = new ArrayList<>();
        for (String system : systems) {
            UUID one = UUID.randomUUID();
            incidents.add(one);
            people.forEach(person -> world.responder(one, system, person));
        }
        await().atMost(World.PATIENCE).until(() -> incidents.stream().allMatch(one -> count(one, "prepared") == 10));
        await().atMost(World.PATIENCE)
                .until(() -> incidents.stream().anyMatch(one -> count(one, "delayed activate") > 0));
        assertThat(incidents).allMatch(one -> count(one, "activated") == 0);
        assertThat(systems).allMatch(system -> world.members(system).isEmpty());

        world.door.slow(Duration.ZERO);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> incidents.stream().allMatch(one -> count(one, "activated") == 10));
        assertThat(systems).allMatch(system -> world.members(system).size() == 10);
        for (int i = 0; i < 10; i++) {
            world.resolved(incidents.get(i), systems.get(i));
        }
        await().atMost(Duration.ofMinutes(2))
                .until(() -> incidents.stream().allMatch(one -> count(one, "ended resolved") == 10));
        assertThat(systems).allMatch(system -> world.members(system).isEmpty());
    }

    @Test
    void goesOnWhenItsOwnTokenRunsOutOrIsRefused() {
        String system = world.system();
        try {
            world.lifeOfTokensOfAccessService(1);
            world.responder(incident, system, "alice");
            world.awaitWords(incident, "prepared", "activated");
            // The next call has a token that Keycloak does not take any more, long as it would last.
            world.lifeOfTokensOfAccessService(null);
            world.responder(incident, system, "carol");
            await().atMost(World.PATIENCE).until(() -> world.isMember("carol", system));
            world.refuseTokensOfAccessServiceBefore(Instant.now().getEpochSecond() + 1);
            world.resolved(incident, system);
            await().atMost(World.PATIENCE).until(() -> world.members(system), List::isEmpty);
            await().atMost(World.PATIENCE).until(() -> count(incident, "ended resolved") == 2);
        } finally {
            world.lifeOfTokensOfAccessService(null);
            world.refuseTokensOfAccessServiceBefore(0);
        }
    }

    private long count(UUID of, String words) {
        return world.words(of).stream().filter(words::equals).count();
    }

    private String state() {
        return world.as("ivy")
                .get("/api/access/grants?incidentId=" + incident)
                .jsonPath()
                .getString("grants[0].state");
    }

    private Instant provenAt() {
        String written = world.as("ivy")
                .get("/api/access/grants?incidentId=" + incident)
                .jsonPath()
                .getString("grants[0].provenAt");
        return written == null ? null : Instant.parse(written);
    }
}
