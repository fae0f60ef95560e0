package io.bridgekeeper.paging.brief;

import static io.bridgekeeper.paging.PagingClient.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Incidents a part at a time, on the real database. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class IncidentListIT {

    private final String system = "listed-" + UUID.randomUUID();

    /** Resolved ones: nobody is paged. @param minute of the hour; the same for many */
    private String add(int minute, String severity) {
        UUID id = UUID.randomUUID();
        Table.update("""
                insert into incident (id, integration_id, join_key, dedup_key, fingerprint, title, severity, system_id, since,
                    opened_at, facts, seat_limit, alerts, open_alerts, state, resolved_at, how, owner_steps, fallback_steps,
                    position, history_length)
                values (?, ?, ?, 'k', ?, 'Listed', ?, ?, now(), timestamptz '2020-01-01T00:00:00Z' + ? * interval '1 minute',
                    '{}', 5, 1, 0, 'resolved', now(), 'self-cleared', '', '', 0, 0)""", id, UUID.randomUUID(), id.toString(), id.toString(), severity, system, minute);
        return id.toString();
    }

    private JsonPath part(String query) {
        return as("carol")
                .get("/api/paging/incidents?state=all&system=" + system + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void partsNeitherRepeatNorLoseOneWhileNewOnesCome(long seed) {
        Random chance = new Random(seed);
        List<String> before = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            before.add(add(chance.nextInt(4), "SEV3"));
        }
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            JsonPath part = part("&limit=" + (1 + chance.nextInt(7)) + (next == null ? "" : "&cursor=" + next));
            seen.addAll(part.getList("incidents.incidentId", String.class));
            next = part.getString("next");
            add(4 + chance.nextInt(3), "SEV3");
        } while (next != null);
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void showsWhatAllFiltersLetThroughTheNewestFirst() {
        String first = add(0, "SEV1");
        String second = add(1, "SEV2");
        String third = add(2, "SEV3");
        assertThat(ids("")).containsExactly(third, second, first);
        assertThat(ids("&severity=SEV1&severity=SEV2")).containsExactly(second, first);
        assertThat(ids("&since=2020-01-01T00:01:00Z")).containsExactly(third, second);
        assertThat(ids("&until=2020-01-01T00:01:00Z")).containsExactly(first);
        assertThat(as("carol")
                        .get("/api/paging/incidents?state=triggered&system=" + system)
                        .jsonPath()
                        .getList("incidents"))
                .isEmpty();
        assertThat(as("carol")
                        .get("/api/paging/incidents?state=resolved&system=" + system)
                        .jsonPath()
                        .getList("incidents"))
                .hasSize(3);
    }

    private List<String> ids(String query) {
        return part(query).getList("incidents.incidentId", String.class);
    }

    @Test
    void tellsEveryFaultAndRefusesACursorOfOtherFilters() {
        add(0, "SEV3");
        add(0, "SEV3");
        String next = part("&limit=1").getString("next");
        assertThat(as("carol")
                        .get("/api/paging/incidents?state=odd&severity=bad&since=x&until=y&limit=0&cursor=" + next)
                        .then()
                        .statusCode(400)
                        .extract()
                        .jsonPath()
                        .getList("errors.path"))
                .containsExactlyInAnyOrder("state", "severity", "since", "until", "limit", "cursor");
        as("carol").get("/api/paging/ownership-gaps?cursor=" + next).then().statusCode(400);
        as("carol").get("/api/paging/incidents?cursor=" + next).then().statusCode(400);
    }
}
