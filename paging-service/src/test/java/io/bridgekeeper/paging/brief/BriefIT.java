package io.bridgekeeper.paging.brief;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.hand;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.incidentOf;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an incident tells whoever is called, and what is missing. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class BriefIT {

    @Inject
    MovableClock clock;

    @BeforeEach
    void people() {
        People.agreeToAll();
        Table.update("delete from change_event");
    }

    @Test
    void tellsForWhomAndWhoOwnsIt() {
        JsonPath brief = incident(open("checkout"));
        assertThat(brief.getInt("brief.tier")).isEqualTo(1);
        assertThat(brief.getString("brief.serviceOwner")).isEqualTo("checkout");
        assertThat(brief.getString("brief.productOwner")).isEqualTo("erin");
        assertThat(brief.getList("brief.dependents")).isEmpty();
        assertThat(brief.getBoolean("brief.runbooks[0].stale")).isTrue();
    }

    @Test
    void tellsTheNewestChangesOfItsSystemAndWhyEachIsShown() {
        Instant now = clock.instant();
        String deploy = tell("checkout", "Checkout 4.2", "deploy", now.minus(Duration.ofMinutes(5)));
        String config = tell("checkout", "Longer timeout", "config", now.minus(Duration.ofHours(3)));
        tell("checkout", "Long ago", "deploy", now.minus(Duration.ofHours(25)));
        tell("search", "Another system", "deploy", now);
        JsonPath brief = incident(open("checkout"));
        assertThat(brief.getList("brief.changes.changeId")).containsExactly(deploy, config);
        assertThat(brief.getString("brief.changes[0].why")).isEqualTo("deploy of Checkout, 4 minutes before");
        assertThat(brief.getString("brief.changes[1].why")).isEqualTo("config change of Checkout, 2 hours before");
        assertThat(part(brief, "changes")).containsEntry("present", true);
    }

    @Test
    void tellsAtMostTenChanges() {
        for (int i = 0; i < 12; i++) {
            tell("checkout", "number " + i, "deploy", clock.instant().minus(Duration.ofMinutes(5 + i)));
        }
        assertThat(incident(open("checkout")).getList("brief.changes.summary"))
                .hasSize(10)
                .startsWith("number 0", "number 1")
                .endsWith("number 9");
    }

    @Test
    void tellsInWhoseWordsAndByWhomTheLastOccurrenceEnded() {
        String key = UUID.randomUUID().toString();
        fire(key, "payments");
        as("carol")
                .body(Map.of("how", "rollback", "note", "4.1 again"))
                .post("/api/paging/incidents/" + incidentOf(key) + "/resolve")
                .then()
                .statusCode(200);
        fire(key, "payments");
        JsonPath brief = incident(incidentOf(key));
        assertThat(brief.getString("brief.lastOccurrences[0].how")).isEqualTo("rollback");
        assertThat(brief.getString("brief.lastOccurrences[0].note")).isEqualTo("4.1 again");
        assertThat(brief.getString("brief.lastOccurrences[0].resolvedBy")).isEqualTo("carol");
    }

    @Test
    void scoresWhatIsThereAndSaysHowToMendWhatIsNot() {
        JsonPath whole = incident(open("payments"));
        assertThat(missing(whole)).containsExactly("area", "runbook", "changes");
        assertThat(whole.getInt("brief.completeness.score")).isEqualTo(80);

        String key = UUID.randomUUID().toString();
        SignalReceived poor = signal("firing", key, null, Map.of("alertname", key));
        hand(
                UUID.randomUUID(),
                new SignalReceived(
                        poor.integrationId(),
                        poor.format(),
                        poor.state(),
                        key,
                        null,
                        key,
                        null,
                        null,
                        poor.receivedAt(),
                        poor.labels(),
                        List.of(),
                        Map.of()));
        JsonPath nothing = incident(incidentOf(key));
        assertThat(nothing.getInt("brief.completeness.score")).isZero();
        assertThat(part(nothing, "severity"))
                .containsEntry("by", "sender")
                .containsEntry("reason", "The sender gave no severity.")
                .hasEntrySatisfying("mend", mend -> assertThat(mend.toString()).startsWith("Send a severity"));
    }

    private static void fire(String key, String service) {
        hand(UUID.randomUUID(), signal("firing", key, null, Map.of("service", service, "alertname", key)));
    }

    private static Map<String, Object> part(JsonPath incident, String part) {
        return incident.getMap("brief.completeness.parts.find { it.part == '" + part + "' }");
    }

    private static List<String> missing(JsonPath incident) {
        return incident.getList("brief.completeness.parts.findAll { !it.present }.part", String.class);
    }

    private static String tell(String system, String summary, String kind, Instant at) {
        return as("alice")
                .body(Map.of("summary", summary, "kind", kind, "systems", List.of(system), "at", at.toString()))
                .post("/api/paging/changes")
                .then()
                .statusCode(201)
                .extract()
                .path("changeId");
    }
}
