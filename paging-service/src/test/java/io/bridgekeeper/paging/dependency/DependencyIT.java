package io.bridgekeeper.paging.dependency;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.hand;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static io.bridgekeeper.paging.PagingClient.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shipping depends on the ledger. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class DependencyIT {

    @Inject
    MovableClock clock;

    @BeforeEach
    void people() {
        People.agreeToAll();
        nothingIsBroken();
    }

    @AfterEach
    void presentTime() {
        clock.back();
        nothingIsBroken();
    }

    private static void nothingIsBroken() {
        Table.select("select id from incident where system_id in ('ledger', 'shipping') and state <> 'resolved'")
                .forEach(id -> resolve("carol", UUID.fromString(id), "fix"));
    }

    @Test
    void callsPeopleForTheCauseFirstAndForWhatDependsOnItOnlyIfItStaysBroken() {
        UUID cause = open("ledger", "critical");
        UUID effect = open("shipping", "critical");
        assertThat(incident(cause).getList("pages.personId")).containsExactly("oscar");
        assertThat(incident(effect).getList("pages")).isEmpty();
        assertThat(incident(effect).getString("state")).isEqualTo("triggered");
        assertThat(incident(effect).getList("history.what", String.class))
                .anyMatch(line -> line.startsWith("Held back until ")
                        && line.contains("it depends on Ledger, which is broken")
                        && line.contains(cause.toString()));
        assertThat(incident(effect).getList("linked.incidentId", String.class)).containsExactly(cause.toString());
        assertThat(incident(cause).getList("linked.incidentId", String.class)).containsExactly(effect.toString());
        clock.forward(Duration.ofMinutes(5));
        eventually()
                .untilAsserted(() ->
                        assertThat(incident(effect).getList("pages.personId")).containsExactly("oscar"));
        resolve("carol", cause, "fix").then().statusCode(200);
        assertThat(incident(effect).getList("linked")).isEmpty();
    }

    @Test
    void callsPeopleAtOnceForWhatIsWorseThanItsCause() {
        open("ledger", "warning");
        UUID effect = open("shipping", "critical");
        assertThat(incident(effect).getList("pages.personId")).containsExactly("oscar");
    }

    @Test
    void callsPeopleAtOnceWhenSomebodySaysThatItIsWorse() {
        open("ledger", "error");
        UUID effect = open("shipping", "error");
        assertThat(incident(effect).getList("pages")).isEmpty();
        as("bob")
                .body(Map.of("severity", "SEV1"))
                .put("/api/paging/incidents/" + effect + "/severity")
                .then()
                .statusCode(200);
        assertThat(incident(effect).getList("pages.personId")).containsExactly("oscar");
    }

    @Test
    void callsNobodyForWhatIsOverBeforeItsTime() {
        open("ledger", "critical");
        String alert = UUID.randomUUID().toString();
        Map<String, String> labels = Map.of("service", "shipping", "alertname", alert);
        hand(UUID.randomUUID(), signal("firing", alert, null, labels));
        hand(UUID.randomUUID(), signal("resolved", alert, null, labels));
        UUID effect = UUID.fromString(
                Table.select("select id from incident where system_id = 'shipping' order by opened_at desc")
                        .getFirst());
        clock.forward(Duration.ofMinutes(6));
        assertThat(incident(effect).getString("how")).isEqualTo("self-cleared");
        assertThat(incident(effect).getList("pages")).isEmpty();
    }

    @Test
    void holdsNothingBackOnceTheCauseIsOver() {
        UUID cause = open("ledger", "critical");
        resolve("carol", cause, "fix").then().statusCode(200);
        UUID effect = open("shipping", "critical");
        assertThat(incident(effect).getList("pages.personId")).containsExactly("oscar");
    }
}
