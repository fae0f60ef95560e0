package io.bridgekeeper.paging.account;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who left, as it comes off the topic, and whom it keeps from being called. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class AccountIT {

    private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(3600);
    private static final Instant THIRD = SECOND.plusSeconds(3600);

    private final AccountTopic topic = new AccountTopic();
    private final String person = "it-" + UUID.randomUUID();

    @Inject
    AccountFlow accounts;

    @Inject
    AccountRepository repository;

    @Inject
    Mutiny.SessionFactory sessions;

    @BeforeEach
    void nobodyLeft() {
        Table.update("delete from person_account");
        eventually().until(() -> accounts.left().isEmpty());
        People.agreeToAll();
    }

    @AfterEach
    void everybodyIsBack() {
        topic.close();
        Table.update("delete from person_account");
        eventually().until(() -> accounts.left().isEmpty());
    }

    @Test
    void knowsWhoLeftSinceWhenAndWhoCameBack() throws Throwable {
        String stays = "it-stays-" + UUID.randomUUID();
        tell(stays, "enabled", FIRST);
        tell(person, "enabled", FIRST);
        tell(person, "disabled", SECOND);
        awaitState("disabled", SECOND, SECOND);
        assertThat(left()).containsExactly(new Departure(person, AccountState.DISABLED, SECOND));
        tell(person, "gone", THIRD);
        awaitState("gone", THIRD, THIRD);
        assertThat(left()).containsExactly(new Departure(person, AccountState.GONE, THIRD));
        tell(person, "enabled", THIRD.plusSeconds(1));
        awaitState("enabled", THIRD.plusSeconds(1), THIRD.plusSeconds(1));
        assertThat(left()).isEmpty();
    }

    @Test
    void keepsSinceWhenWhereTheSameIsToldAgain() {
        tell(person, "disabled", FIRST);
        awaitState("disabled", FIRST, FIRST);
        tell(person, "disabled", SECOND);
        awaitState("disabled", SECOND, FIRST);
    }

    @Test
    void dropsRepeatsAndOlderNews() {
        UUID repeated = UUID.randomUUID();
        topic.tell(repeated, person, "disabled", SECOND);
        awaitState("disabled", SECOND, SECOND);
        tell(person, "enabled", FIRST);
        topic.tell(repeated, person, "gone", THIRD);
        // One partition keeps a person's events in order: once this is heard, so were the others.
        tell(person, "disabled", THIRD);
        awaitState("disabled", THIRD, SECOND);
    }

    @Test
    void putsAStateAsideThatNobodyKnowsAndGoesOn() {
        tell(person, "on-leave", FIRST);
        tell(person, "disabled", SECOND);
        awaitState("disabled", SECOND, SECOND);
    }

    @Test
    void callsTheNextWhereSomebodyLeftAndSaysWhy() {
        tell("bob", "disabled", FIRST);
        eventually().until(() -> accounts.left().contains("bob"));
        UUID id = open("search");
        assertThat(incident(id).getList("pages.personId", String.class)).containsExactly("carol");
        assertThat(incident(id).getList("history.what", String.class))
                .contains("Step 1: bob was passed over: the account in Keycloak is disabled or gone");
        tell("bob", "enabled", SECOND);
        eventually().until(() -> accounts.left().isEmpty());
        assertThat(incident(open("search")).getList("pages.personId", String.class))
                .containsExactly("bob");
    }

    @Test
    void learnsWithinARefreshWhatAnotherReplicaHeard() {
        Table.update("""
                insert into person_account (person_id, state, checked_at, changed_at)
                values ('bob', 'gone', now(), now())""");
        eventually().until(() -> accounts.left().contains("bob"));
        assertThat(incident(open("search")).getList("pages.personId", String.class))
                .containsExactly("carol");
    }

    @Test
    void showsTheOwnerWhoLeftAmongTheFindingsUntilTheyAreBack() {
        assertThat(findings()).isEmpty();
        tell("erin", "disabled", FIRST);
        eventually().until(() -> findings().size() == 1);
        assertThat(findings())
                .singleElement()
                .asString()
                .startsWith("erin: The account of erin has been disabled since " + FIRST + ", who is ")
                .contains("product owner of Checkout");
        tell("erin", "gone", SECOND);
        eventually()
                .until(() ->
                        findings().stream().anyMatch(finding -> finding.contains("has been gone since " + SECOND)));
        tell("erin", "enabled", THIRD);
        eventually().until(() -> findings().isEmpty());
    }

    /** Those who left, each with what is said of them. */
    private static List<String> findings() {
        JsonPath answer = as("ivy")
                .get("/api/paging/findings?kind=owner-who-left")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return answer.getList("findings.collect { it.personId + ': ' + it.what }", String.class);
    }

    private void tell(String personId, String state, Instant checkedAt) {
        topic.tell(UUID.randomUUID(), personId, state, checkedAt);
    }

    private void awaitState(String state, Instant checkedAt, Instant changedAt) {
        eventually()
                .until(() -> Table.select("""
                                select 1 from person_account where person_id = ? and state = ?
                                   and checked_at = cast(? as timestamptz) and changed_at = cast(? as timestamptz)""", person, state, checkedAt.toString(), changedAt.toString())
                                .size()
                        == 1);
    }

    private List<Departure> left() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> sessions.withSession(repository::left));
    }
}
