package io.bridgekeeper.paging.intake;

import static io.bridgekeeper.paging.PagingClient.hand;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.incidentOf;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static io.bridgekeeper.paging.PagingClient.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which alerts become one incident, by the catalog's rule. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class GroupingIT {

    private static final UUID ONE = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("018f0000-0000-7000-8000-000000000002");

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @AfterEach
    void nothingIsOpen() {
        for (String id : open("ledger")) {
            resolve("carol", UUID.fromString(id), "fix");
        }
        for (String id : open("shipping")) {
            resolve("carol", UUID.fromString(id), "fix");
        }
    }

    @Test
    void makesOneIncidentOfAllThatASystemSendsOverWhicheverTool() {
        fire(ONE, "ledger", "a", Map.of());
        fire(OTHER, "ledger", "b", Map.of());
        // The same name in another tool is another problem.
        fire(OTHER, "ledger", "a", Map.of());
        List<String> open = open("ledger");
        assertThat(open).hasSize(1);
        UUID id = UUID.fromString(open.getFirst());
        assertThat(incident(id).getInt("alertCount")).isEqualTo(3);
        clear(OTHER, "ledger", "a");
        clear(OTHER, "ledger", "b");
        assertThat(incident(id).getString("state")).isEqualTo("triggered");
        clear(ONE, "ledger", "a");
        assertThat(incident(id).getString("how")).isEqualTo("self-cleared");
    }

    @Test
    void opensAnotherIncidentOnceTheGroupHasHadItsTime() {
        fire(ONE, "ledger", "a", Map.of());
        String first = open("ledger").getFirst();
        Table.update(
                "update incident set opened_at = opened_at - interval '31 minutes' where id = ?",
                UUID.fromString(first));
        fire(ONE, "ledger", "b", Map.of());
        assertThat(open("ledger")).hasSize(2);
        // What was joined stays there, and the newest takes what comes.
        fire(ONE, "ledger", "a", Map.of());
        fire(OTHER, "ledger", "c", Map.of());
        assertThat(incident(UUID.fromString(first)).getInt("alertCount")).isEqualTo(1);
        String second = open("ledger").stream()
                .filter(id -> !id.equals(first))
                .findFirst()
                .orElseThrow();
        assertThat(incident(UUID.fromString(second)).getInt("alertCount")).isEqualTo(2);
        clear(ONE, "ledger", "a");
        assertThat(open("ledger")).containsExactly(second);
    }

    @Test
    void makesOneIncidentOfThoseWhoseLabelsAreTheSame() {
        fire(ONE, "shipping", "a", Map.of("warehouse", "north"));
        fire(OTHER, "shipping", "b", Map.of("warehouse", "north", "door", "3"));
        fire(ONE, "shipping", "c", Map.of("warehouse", "south"));
        assertThat(open("shipping")).hasSize(2);
    }

    @Test
    void makesOneIncidentThoughManyComeAtOnce() throws Exception {
        List<Future<?>> sent = new ArrayList<>();
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 24; i++) {
                String key = "storm-" + i;
                UUID tool = i % 2 == 0 ? ONE : OTHER;
                sent.add(many.submit(() -> fire(tool, "ledger", key, Map.of())));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        }
        List<String> open = open("ledger");
        assertThat(open).hasSize(1);
        assertThat(incident(UUID.fromString(open.getFirst())).getInt("alertCount"))
                .isEqualTo(24);
        assertThat(Table.select("select id from page where incident_id = ?", UUID.fromString(open.getFirst())))
                .hasSize(1);
    }

    @Test
    void leavesASystemWithoutARuleToItsSender() {
        String group = UUID.randomUUID().toString();
        hand(UUID.randomUUID(), signal("firing", group + "a", group, Map.of("service", "search", "alertname", group)));
        hand(UUID.randomUUID(), signal("firing", group + "b", group, Map.of("service", "search", "alertname", group)));
        assertThat(incident(incidentOf(group)).getInt("alertCount")).isEqualTo(2);
    }

    private static void fire(UUID integration, String service, String dedupKey, Map<String, String> more) {
        send("firing", integration, service, dedupKey, more);
    }

    private static void clear(UUID integration, String service, String dedupKey) {
        send("resolved", integration, service, dedupKey, Map.of());
    }

    private static void send(
            String state, UUID integration, String service, String dedupKey, Map<String, String> more) {
        Map<String, String> labels = new java.util.HashMap<>(more);
        labels.put("service", service);
        hand(UUID.randomUUID(), signal(integration, state, dedupKey, null, labels));
    }

    private static List<String> open(String systemId) {
        return Table.select("select id from incident where system_id = ? and state <> 'resolved'", systemId);
    }
}
