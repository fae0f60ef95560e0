package io.bridgekeeper.paging.finding;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.hand;
import static io.bridgekeeper.paging.PagingClient.incidentOf;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found in the catalog and in the past weeks of a running service. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class FindingIT {

    @Inject
    MovableClock clock;

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @AfterEach
    void now() {
        clock.back();
    }

    @Test
    void tellsSignalsThatMatchedNothingForThirtyDays() {
        String alert = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            hand(
                    UUID.randomUUID(),
                    signal(
                            "firing",
                            UUID.randomUUID().toString(),
                            null,
                            Map.of("nothing", "knows", "alertname", alert)));
        }
        assertThat(told("unmatched-signal"))
                .anyMatch(what -> what.contains("alertname=" + alert) && what.contains("matched no system 2 times"));
        clock.forward(Duration.ofDays(31));
        assertThat(told("unmatched-signal")).noneMatch(what -> what.contains(alert));
    }

    @Test
    void tellsSystemsWithoutOwnerAndRunbooksThatNobodyReviewed() {
        Table.update("delete from training where system_id = 'checkout' and person_id <> 'alice'");
        assertThat(told("system-without-owner")).anyMatch(what -> what.startsWith("Reports names no service owner"));
        assertThat(as("ivy")
                        .get("/api/paging/findings?systemId=checkout")
                        .jsonPath()
                        .getList("findings.kind"))
                .containsExactly("single-trained-person", "stale-runbook");
    }

    @Test
    void tellsAnIncidentOfWhichNothingIsHeardUntilItIsHeardOfAgain() {
        String key = UUID.randomUUID().toString();
        Map<String, String> labels = Map.of("service", "payments", "alertname", key);
        hand(UUID.randomUUID(), signal("firing", key, null, labels));
        String incident = incidentOf(key).toString();
        // Only those open for longest are told, and other tests leave many open.
        Table.update("update incident set opened_at = '2020-01-01' where id = ?", UUID.fromString(incident));
        assertThat(told("silent-incident")).noneMatch(what -> what.contains(incident));
        clock.forward(Duration.ofHours(25));
        assertThat(told("silent-incident"))
                .anyMatch(what -> what.contains(incident) && what.contains("nothing has been heard of it"));
        hand(UUID.randomUUID(), signal("firing", key, null, labels));
        assertThat(told("silent-incident")).noneMatch(what -> what.contains(incident));
        clock.forward(Duration.ofHours(25));
        hand(UUID.randomUUID(), signal("resolved", key, null, labels));
        assertThat(told("silent-incident")).noneMatch(what -> what.contains(incident));
    }

    @Test
    void refusesAKindThatIsNone() {
        as("ada").get("/api/paging/findings?kind=bad-luck").then().statusCode(400);
    }

    private static List<String> told(String kind) {
        return as("ada")
                .get("/api/paging/findings?kind=" + kind)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findings.what", String.class);
    }
}
