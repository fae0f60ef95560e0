package io.bridgekeeper.access.account;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.access.AccessStack;
import io.bridgekeeper.access.MovableClock;
import io.bridgekeeper.access.World;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who can log in, as the real Keycloak says: asked in pages of three, so that everybody is on some page. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class AccountIT {

    private static final Duration HOUR = Duration.ofHours(1);
    // Those of the realm, so that one who leaves is not most of the people.
    private static final List<String> OTHERS = List.of("alice", "bob", "carol", "erin", "frank", "ivy");

    private final World world = World.get();
    private String person;

    @Inject
    MovableClock clock;

    @BeforeEach
    void publishTheOthersAndOnePersonMore() {
        world.door.open();
        OTHERS.forEach(other -> world.publishPerson(other, false));
        OTHERS.forEach(other -> awaitAccounts(other, "enabled"));
        person = world.person(true);
    }

    @AfterEach
    void retireThePerson() {
        world.door.open();
        world.publishPerson(person, true);
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from person where retired and person_id = ?", person) == 1);
    }

    @Test
    void tellsSoonAfterThePublicationOfAPersonWhetherTheyCanLogIn() {
        world.publishPerson(person, false);
        awaitAccounts(person, "enabled");
        String disabled = world.person(false);
        world.publishPerson(disabled, false);
        awaitAccounts(disabled, "disabled");
        String nobody = "it-access-nobody-" + UUID.randomUUID();
        world.publishPerson(nobody, false);
        awaitAccounts(nobody, "gone");
        world.publishPerson(disabled, true);
        world.publishPerson(nobody, true);
    }

    @Test
    void tellsEachChangeOnce() {
        world.publishPerson(person, false);
        awaitAccounts(person, "enabled");
        world.disable(person);
        checkAnHourLater();
        awaitAccounts(person, "enabled", "disabled");
        checkAnHourLater();
        world.enable(person);
        checkAnHourLater();
        awaitAccounts(person, "enabled", "disabled", "enabled");
        world.delete(person);
        checkAnHourLater();
        awaitAccounts(person, "enabled", "disabled", "enabled", "gone");
        checkAnHourLater();
        assertThat(world.accounts(person)).hasSize(4);
        assertThat(world.accounts("alice")).as("nothing new").containsExactly("enabled");
    }

    @Test
    void findsAPersonWhomTheCatalogWritesInOtherCase() {
        String shouted = person.toUpperCase(Locale.ROOT);
        world.publishPerson(shouted, false);
        awaitAccounts(shouted, "enabled");
        world.publishPerson(shouted, true);
    }

    @Test
    void tellsNothingWhileKeycloakIsAwayAndThenWhatChanged() {
        world.publishPerson(person, false);
        awaitAccounts(person, "enabled");
        world.door.close();
        world.disable(person);
        double failed = checks("failed");
        clock.move(HOUR);
        await().atMost(World.PATIENCE).until(() -> checks("failed") >= failed + 2);
        assertThat(world.accounts(person)).containsExactly("enabled");
        assertThat(world.accounts("alice")).containsExactly("enabled");
        world.door.open();
        awaitAccounts(person, "enabled", "disabled");
    }

    @Test
    void doesNotBelieveThatMostOfThePeopleAreGone() {
        // All of them are heard of before Keycloak can be asked about the first.
        world.door.close();
        world.publishPerson(person, false);
        List<String> nobodies = IntStream.range(0, OTHERS.size() + 5)
                .mapToObj(number -> "it-access-nobody-" + number + "-" + UUID.randomUUID())
                .toList();
        nobodies.forEach(nobody -> world.publishPerson(nobody, false));
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from person where not retired and account is null")
                        == nobodies.size() + 1);
        double doubted = checks("doubted");
        world.door.open();
        await().atMost(World.PATIENCE).until(() -> checks("doubted") > doubted);
        checkAnHourLater("doubted", checks("doubted"));
        assertThat(nobodies)
                .allSatisfy(nobody -> assertThat(world.accounts(nobody)).isEmpty());
        assertThat(world.accounts(person)).as("nothing of it is believed").isEmpty();
        nobodies.forEach(nobody -> world.publishPerson(nobody, true));
        awaitAccounts(person, "enabled");
    }

    @Test
    void asksNoMoreAboutWhoLeftTheCatalogAndAsksAgainAboutWhoCameBack() {
        world.publishPerson(person, false);
        awaitAccounts(person, "enabled");
        retireThePerson();
        world.disable(person);
        checkAnHourLater();
        assertThat(world.accounts(person)).containsExactly("enabled");
        world.publishPerson(person, false);
        awaitAccounts(person, "enabled", "disabled");
    }

    @Test
    void takesOverFromAReplicaThatDiedOnceItsLeaseIsOver() {
        world.publishPerson(person, false);
        awaitAccounts(person, "enabled");
        world.disable(person);
        world.update(
                "update account_check set claim_id = ?, claimed_until = ?",
                UUID.randomUUID(),
                OffsetDateTime.ofInstant(clock.instant().plus(HOUR.multipliedBy(2)), ZoneOffset.UTC));
        double believed = checks("believed");
        clock.move(HOUR);
        await().during(Duration.ofMillis(600)).until(() -> checks("believed") == believed);
        assertThat(world.accounts(person)).containsExactly("enabled");
        clock.move(HOUR);
        awaitAccounts(person, "enabled", "disabled");
    }

    @Test
    void recordsAndCountsWhatKeycloakSaidOnceTheDatabaseTakesIt() {
        world.publishPerson(person, false);
        awaitAccounts(person, "enabled");
        world.disable(person);
        double disabled = disabled();
        world.update("create sequence it_tries");
        world.update("""
                create function it_fail() returns trigger language plpgsql as
                $$ begin perform nextval('it_tries'); raise exception 'not now'; end $$""");
        world.update("create trigger it_fail before update on person for each row execute function it_fail()");
        try {
            clock.move(HOUR);
            await().atMost(World.PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> world.count("select last_value from it_tries") >= 2);
        } finally {
            world.update("drop function it_fail cascade");
            world.update("drop sequence it_tries");
        }
        awaitAccounts(person, "enabled", "disabled");
        // It is counted after the commit, which the event may overtake.
        await().atMost(World.PATIENCE).until(AccountIT::disabled, count -> count > disabled);
        assertThat(disabled()).as("not once a try").isEqualTo(disabled + 1);
    }

    private void checkAnHourLater() {
        checkAnHourLater("believed", checks("believed"));
    }

    private void checkAnHourLater(String outcome, double before) {
        clock.move(HOUR);
        await().atMost(World.PATIENCE).until(() -> checks(outcome) > before);
    }

    private static double checks(String outcome) {
        return counted("access_account_check_total{", "outcome=\"" + outcome + "\"");
    }

    private static double disabled() {
        return counted("access_account_changed_total{", "account=\"disabled\"");
    }

    private static double counted(String counter, String label) {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(counter) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private void awaitAccounts(String personId, String... states) {
        await().atMost(World.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> world.accounts(personId), List.of(states)::equals);
    }
}
