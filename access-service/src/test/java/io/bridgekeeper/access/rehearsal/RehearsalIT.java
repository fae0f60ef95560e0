package io.bridgekeeper.access.rehearsal;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.bridgekeeper.access.AccessStack;
import io.bridgekeeper.access.MovableClock;
import io.bridgekeeper.access.World;
import io.bridgekeeper.contracts.paging.v1.OnCallPublished.Duty;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether whoever can be called would have the access, as the real Keycloak says. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class RehearsalIT {

    private static final String READINESS = "/api/access/readiness";
    private static final Duration SOON = Duration.ofMinutes(16);

    private final World world = World.get();
    private final List<String> published = new ArrayList<>();

    @Inject
    MovableClock clock;

    @BeforeEach
    void openTheDoor() {
        world.door.open();
        world.makeProbe();
    }

    /** Whoever is rehearsed on would be looked at in the tests that follow. */
    @AfterEach
    void takeEverybodyOffCall() {
        world.door.open();
        published.forEach(system -> world.onCall(system, clock.instant()));
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from rehearsal where due_at is not null") == 0);
        await().atMost(World.PATIENCE).until(() -> world.heldByProbe().isEmpty());
    }

    @Test
    void tellsOfWhoWouldHaveTheAccessAndTouchesNobodyButTheProbe() {
        String system = world.system();
        String person = world.person(true);
        onCall(system, person);
        world.awaitReadiness(person, system, "ready");
        assertThat(world.adminEventsOf(person))
                .as("nothing of theirs was changed")
                .isEmpty();
        assertThat(world.adminEventsOf(World.PROBE)).contains("CREATE GROUP_MEMBERSHIP", "DELETE GROUP_MEMBERSHIP");
        assertThat(world.heldByProbe()).isEmpty();
        assertThat(world.members(system)).isEmpty();
    }

    @Test
    void saysWhoIsNobodyToKeycloak() {
        String system = world.system();
        String person = "nobody-" + UUID.randomUUID();
        onCall(system, person);
        world.awaitReadiness(person, system, "not-ready unknown-person");
        world.as("erin")
                .get(READINESS + "?systemId=" + system)
                .then()
                .statusCode(200)
                .body("readiness[0].reasons[0].what", equalTo("Keycloak knows no person " + person))
                .body("readiness[0].reasons[0].mend", startsWith("make the account"));
    }

    @Test
    void findsADisabledAccountAndThatItIsMended() {
        String system = world.system();
        String person = world.person(false);
        onCall(system, person);
        world.awaitReadiness(person, system, "not-ready disabled");
        findings(system, true).then().body("findings", hasSize(1)).body("findings[0].personId", equalTo(person));
        await().atMost(World.PATIENCE).until(() -> gauge("reason=\"disabled\"") > 0);

        world.enable(person);
        clock.move(SOON);
        world.awaitReadiness(person, system, "not-ready disabled", "ready");
        findings(system, true).then().body("findings", hasSize(0));
        await().atMost(World.PATIENCE).until(() -> gauge("reason=\"disabled\"") == 0);
    }

    @Test
    void findsAnAccountThatTooManyFailedLogInsHaveLocked() {
        String system = world.system();
        String person = world.personWith("{\"type\":\"password\",\"value\":\"right\",\"temporary\":false}");
        world.lock(person);
        onCall(system, person);
        world.awaitReadiness(person, system, "not-ready locked");
        world.unlock(person);
        clock.move(SOON);
        world.awaitReadiness(person, system, "not-ready locked", "ready");
    }

    @Test
    void findsThatTheNextLogInIsHeldUp() {
        String system = world.system();
        String person = world.person(true);
        world.account(person, "requiredActions", "[\"UPDATE_PASSWORD\"]");
        onCall(system, person);
        world.awaitReadiness(person, system, "not-ready required-action");
        world.account(person, "requiredActions", "[]");
        clock.move(SOON);
        world.awaitReadiness(person, system, "not-ready required-action", "ready");
    }

    @Test
    void asksForASecondFactorWhereTheProfileDoes() {
        String system = world.system();
        String person = world.person(true);
        onCall(system, person);
        world.awaitReadiness(person, system, "ready");
        put(system, "secondFactor: true");
        world.awaitReadiness(person, system, "ready", "not-ready no-second-factor");
        world.account(person, "credentials", """
                [{"type": "otp", "secretData": "{\\"value\\":\\"JBSWY3DPEHPK3PXP\\"}",
                  "credentialData": "{\\"subType\\":\\"totp\\",\\"digits\\":6,\\"period\\":30,\\"algorithm\\":\\"HmacSHA1\\"}"}]
                """);
        clock.move(SOON);
        world.awaitReadiness(person, system, "ready", "not-ready no-second-factor", "ready");
    }

    @Test
    void saysWhomNoProfileIsForAndHearsThatOneIsNow() {
        String system = world.system();
        String person = world.person(true);
        put(system, "eligible: {rotations: [" + system + "-dba]}");
        onCall(system, person);
        world.awaitReadiness(person, system, "not-ready not-eligible");
        world.rotation(system + "-dba", clock.instant(), person);
        world.awaitReadiness(person, system, "not-ready not-eligible", "ready");
    }

    @Test
    void rehearsesTheProfilesOfTheAreasThatSomebodyIsOnCallForAndSaysWhich() {
        String system = world.system();
        String ofArea = world.person(true);
        String ofSystem = world.person(true);
        putDocument("""
                profiles:
                  - {id: %1$s-prod, systems: [%1$s], targets: [%2$s], longest: PT1H}
                  - {id: %1$s-payments, areas: [%1$s/payments], targets: [/systems/%1$s/none], longest: PT1H}
                """.formatted(system, World.group(system)));
        Instant now = clock.instant();
        Duty whole = World.duty(ofSystem, null, now.plusSeconds(60), now.plus(Duration.ofHours(30)));
        onCall(system, whole, new Duty(ofArea, "payments", null, whole.from(), whole.until()));
        world.awaitReadiness(ofArea, system, "not-ready target-missing");
        world.awaitReadiness(ofSystem, system, "ready");
        world.as("ivy")
                .get(READINESS + "?personId=" + ofArea)
                .then()
                .body("readiness[0].areas", equalTo(List.of("payments")))
                .body("readiness[0].reasons.profileId", equalTo(List.of(system + "-payments")));
        world.as("ivy").get(READINESS + "?personId=" + ofSystem).then().body("readiness[0].areas", hasSize(0));

        // The area has no policy of its own any more: whoever is called for the system is called for it.
        onCall(system, whole);
        world.awaitReadiness(ofArea, system, "not-ready target-missing", "not-covered");
        world.awaitReadiness(ofSystem, system, "ready", "not-ready target-missing");
        world.as("ivy")
                .get(READINESS + "?personId=" + ofSystem)
                .then()
                .body("readiness[0].areas", equalTo(List.of("payments")));
    }

    @Test
    void findsThatAGroupIsGone() {
        String system = world.system();
        String person = world.person(true);
        world.deleteGroup(system);
        onCall(system, person);
        world.awaitReadiness(person, system, "not-ready target-missing");
        assertThat(world.heldByProbe()).isEmpty();
        world.makeGroupAgain(system);
        clock.move(SOON);
        world.awaitReadiness(person, system, "not-ready target-missing", "ready");
    }

    @Test
    void triesOutRolesAsWellAndSaysWhichItMayNotManage() {
        String system = world.system();
        String person = world.person(true);
        String role = world.realmRole();
        world.targets(system, World.group(system), "realm:" + role);
        onCall(system, person);
        world.awaitReadiness(person, system, "ready");
        assertThat(world.adminEventsOf(World.PROBE)).contains("CREATE REALM_ROLE_MAPPING", "DELETE REALM_ROLE_MAPPING");
        assertThat(world.heldByProbe()).isEmpty();

        String other = world.system();
        world.targets(other, "realm:auditor");
        onCall(other, person);
        world.awaitReadiness(person, other, "not-ready target-refused");
    }

    @Test
    void findsThatKeycloakDoesNotLetItGiveAnything() {
        String system = world.system();
        String person = world.person(true);
        world.letAccessServiceManageUsers(false);
        world.refuseTokensOfAccessServiceBefore(Instant.now().getEpochSecond() + 1);
        try {
            onCall(system, person);
            world.awaitReadiness(person, system, "not-ready target-refused");
            assertThat(world.told(person, system)
                            .path("reasons")
                            .path(0)
                            .path("what")
                            .asText())
                    .contains("403");
        } finally {
            world.letAccessServiceManageUsers(true);
            world.refuseTokensOfAccessServiceBefore(Instant.now().getEpochSecond() + 1);
        }
        clock.move(SOON);
        world.awaitReadiness(person, system, "not-ready target-refused", "ready");
        world.refuseTokensOfAccessServiceBefore(0);
    }

    @Test
    void tellsNothingWhileKeycloakIsAway() {
        String system = world.system();
        String person = world.person(true);
        String other = world.person(true);
        onCall(system, person);
        world.awaitReadiness(person, system, "ready");
        world.door.close();
        world.disable(person);
        onCall(system, person, other);
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from rehearsal where person_id = ?", other) == 1);
        await().during(Duration.ofMillis(500))
                .until(() -> world.readiness(other, system).isEmpty());
        assertThat(world.readiness(person, system)).containsExactly("ready");
        world.as("ivy").get(READINESS + "?personId=" + other).then().body("readiness[0].state", equalTo("unknown"));
        world.door.open();
        world.awaitReadiness(other, system, "ready");
    }

    @Test
    void looksAgainTheNightBeforeADutyBegins() {
        String system = world.system();
        String person = world.person(true);
        Instant begin = clock.instant().plus(Duration.ofHours(20));
        onCall(system, World.duty(person, null, begin, begin.plus(Duration.ofHours(8))));
        world.awaitReadiness(person, system, "ready");
        world.disable(person);
        clock.move(Duration.ofHours(7));
        await().during(Duration.ofMillis(500))
                .until(() -> world.readiness(person, system).size() == 1);
        clock.move(Duration.ofHours(1).plusMinutes(1));
        world.awaitReadiness(person, system, "ready", "not-ready disabled");
    }

    @Test
    void saysThatItWasNotTriedWhereThereIsNoProbe() {
        String system = world.system();
        String person = world.person(true);
        world.deleteProbe();
        onCall(system, person);
        world.awaitReadiness(person, system, "ready not-tried");
        findings(system, true).then().body("findings", hasSize(0));
        world.makeProbe();
        clock.move(SOON);
        world.awaitReadiness(person, system, "ready not-tried", "ready");
    }

    @Test
    void takesFromTheProbeWhatACrashHasLeft() {
        String system = world.system();
        String role = world.realmRole();
        world.targets(system, "realm:" + role);
        // As the dead one left it: nobody takes over before its lease is over.
        world.update(
                "update rehearsal_round set unclean = true, claim_id = ?, claimed_until = ?",
                UUID.randomUUID(),
                OffsetDateTime.ofInstant(clock.instant().plus(Duration.ofMinutes(5)), ZoneOffset.UTC));
        world.join(World.PROBE, system);
        world.giveRealmRole(World.PROBE, role);
        await().during(Duration.ofMillis(400)).until(() -> world.heldByProbe().size() == 2);
        clock.move(Duration.ofMinutes(5));
        await().atMost(World.PATIENCE).until(() -> world.heldByProbe().isEmpty());
    }

    @Test
    void leavesTheProbeCleanWhereTheAnswerToAGiftWasLost() {
        String system = world.system();
        String person = world.person(true);
        world.door.closeAfter("PUT /admin/realms/" + world.realm() + "/users/" + world.userId(World.PROBE));
        onCall(system, person);
        await().atMost(World.PATIENCE).until(() -> world.heldByProbe().size() == 1);
        world.door.open();
        world.awaitReadiness(person, system, "ready");
        assertThat(world.heldByProbe()).isEmpty();
    }

    @Test
    void givesTheProbeNothingForAPage() {
        String system = world.system();
        UUID incident = UUID.randomUUID();
        world.responder(incident, system, World.PROBE);
        world.awaitWords(incident, "prepared", "delayed activate");
        assertThat(world.told(incident).getLast().data().path("detail").asText())
                .isEqualTo("access-probe is the probe user of the rehearsal");
        world.resolved(incident, system);
        world.awaitWords(incident, "prepared", "delayed activate", "ended resolved");
    }

    @Test
    void triesOutATargetOnceForEverybodyOnIt() {
        String system = world.system();
        List<String> people = List.of(world.person(true), world.person(true), world.person(true), world.person(true));
        long before = given();
        onCall(system, people.toArray(String[]::new));
        people.forEach(person -> world.awaitReadiness(person, system, "ready"));
        assertThat(given()).isEqualTo(before + 1);
    }

    @Test
    void tellsThatSomebodyIsNotCoveredAnyMoreAndClosesWhatWasFound() {
        String system = world.system();
        String person = world.person(false);
        onCall(system, person);
        world.awaitReadiness(person, system, "not-ready disabled");
        onCall(system, new Duty[0]);
        world.awaitReadiness(person, system, "not-ready disabled", "not-covered");
        findings(system, true).then().body("findings", hasSize(0));
        findings(system, false).then().body("findings", hasSize(1));
        world.as("ivy").get(READINESS + "?personId=" + person).then().body("readiness", hasSize(0));
    }

    @Test
    void showsEverybodyTheirOwnAndOwnersWhatIsOfTheirSystems() {
        String system = world.system();
        onCall(system, "bob", "frank");
        world.awaitReadiness("bob", system, "ready");
        world.awaitReadiness("frank", system, "ready");
        String ofSystem = READINESS + "?systemId=" + system;
        world.as("bob").get(ofSystem).then().statusCode(200).body("readiness.personId", equalTo(List.of("bob")));
        world.as("alice").get(ofSystem).then().statusCode(200).body("readiness", hasSize(0));
        world.as("bob").get(ofSystem + "&personId=frank").then().body("readiness", hasSize(0));
        world.as("erin").get(ofSystem).then().body("readiness", hasSize(2));
        world.as("ivy").get(ofSystem + "&ready=true").then().body("readiness", hasSize(2));
        world.as("ivy").get(ofSystem + "&ready=false").then().body("readiness", hasSize(0));
        world.as("ivy").get(ofSystem + "&personId=BOB").then().body("readiness.personId", hasItem("bob"));
        world.as("ivy").get(READINESS + "?ready=perhaps").then().statusCode(400);
        get(READINESS).then().statusCode(401);
    }

    private void onCall(String system, String... people) {
        Instant now = clock.instant();
        Duty[] duties = new Duty[people.length];
        for (int i = 0; i < people.length; i++) {
            duties[i] = World.duty(people[i], null, now.plusSeconds(60), now.plus(Duration.ofHours(30)));
        }
        onCall(system, duties);
    }

    private void onCall(String system, Duty... duties) {
        published.add(system);
        world.onCall(system, clock.instant(), duties);
    }

    private void put(String system, String more) {
        putDocument("""
                profiles:
                  - id: %s-prod
                    systems: [%s]
                    targets: [%s]
                    longest: PT1H
                    %s
                """.formatted(system, system, World.group(system), more));
    }

    private void putDocument(String document) {
        boolean first = world.as("ada").get("/api/access/profiles").statusCode() == 404;
        world.as("ada")
                .contentType("application/yaml")
                .header(first ? "If-None-Match" : "If-Match", "*")
                .body(document.getBytes(StandardCharsets.UTF_8))
                .put("/api/access/profiles")
                .then()
                .statusCode(200);
    }

    /** As somebody sees them who owns this system and no other. */
    private Response findings(String system, boolean open) {
        world.update("update system_owner set person_id = 'oscar' where system_id = ?", system);
        world.update("update system_owner set person_id = 'erin' where person_id = 'oscar' and system_id <> ?", system);
        return world.as("oscar").get("/api/access/findings" + (open ? "?state=open" : ""));
    }

    private long given() {
        return world.adminEventsOf(World.PROBE).stream()
                .filter("CREATE GROUP_MEMBERSHIP"::equals)
                .count();
    }

    private static double gauge(String label) {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("access_readiness_reason") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
