package io.bridgekeeper.paging.intake;

import static io.bridgekeeper.paging.PagingClient.asGateway;
import static io.bridgekeeper.paging.PagingClient.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the gateway may hand over: all of it, or nothing and every fault. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class DirectSignalIT {

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    private static Map<String, Object> firing(String key) {
        Map<String, Object> signal = new HashMap<>();
        signal.put("id", UUID.randomUUID());
        signal.put("key", key);
        signal.put("time", Instant.now().toString());
        signal.put("data", signal("firing", key, null, Map.of("service", "payments", "alertname", key)));
        return signal;
    }

    private static JsonPath refused(Object signals) {
        return asGateway()
                .body(Collections.singletonMap("signals", signals))
                .post("/internal/paging/signals")
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
    }

    @Test
    void namesEveryFaultAndKeepsNothingOfTheOthers() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> withoutId = firing(key);
        withoutId.remove("id");
        Map<String, Object> withoutData = firing(key);
        withoutData.remove("data");
        Map<String, Object> unknownState = firing(key);
        unknownState.put("data", Map.of("state", "burning", "dedupKey", key, "title", "t"));

        JsonPath refusal = refused(List.of(firing(key), withoutId, withoutData, unknownState));

        assertThat(refusal.getList("errors.path", String.class))
                .containsExactlyInAnyOrder(
                        "signals[1].id",
                        "signals[2].data",
                        "signals[3].data.integrationId",
                        "signals[3].data.receivedAt",
                        "signals[3].data.labels",
                        "signals[3].data.links",
                        "signals[3].data.evidence",
                        "signals[3].data.state");
        assertThat(Table.select("select id from incident where dedup_key = ?", key))
                .isEmpty();
    }

    @Test
    void refusesWhatTheDatabaseOrTheBriefCouldNotTake() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> bad = firing(key);
        Map<String, Object> data = new HashMap<>();
        data.put("integrationId", UUID.randomUUID());
        data.put("state", "firing");
        data.put("dedupKey", "k".repeat(513));
        data.put("groupKey", "a\0b");
        data.put("title", " ");
        data.put("receivedAt", Instant.now().toString());
        data.put("labels", Map.of());
        data.put("evidence", Map.of());
        data.put("links", Collections.singletonList(null));
        bad.put("data", data);

        assertThat(refused(List.of(firing(key), bad)).getList("errors.path", String.class))
                .containsExactlyInAnyOrder(
                        "signals[1].data.dedupKey",
                        "signals[1].data.groupKey",
                        "signals[1].data.title",
                        "signals[1].data.links");
        assertThat(Table.select("select id from incident where dedup_key = ?", key))
                .isEmpty();
    }

    @Test
    void takesOneToFiveThousand() {
        assertThat(refused(List.of()).getString("errors[0].message")).isEqualTo("needs at least one entry");
        assertThat(refused(null).getString("errors[0].path")).isEqualTo("signals");
        assertThat(refused(Collections.nCopies(5_001, Map.of())).getString("errors[0].message"))
                .isEqualTo("must have at most 5000 entries");
    }

    @Test
    void keepsSeveralTogether() {
        String one = UUID.randomUUID().toString();
        String two = UUID.randomUUID().toString();
        asGateway()
                .body(Map.of("signals", List.of(firing(one), firing(two), firing(one))))
                .post("/internal/paging/signals")
                .then()
                .statusCode(204);
        assertThat(Table.select("select dedup_key from incident where dedup_key in (?, ?)", one, two))
                .containsExactlyInAnyOrder(one, two);
        assertThat(Table.select("select repeats from alert where dedup_key = ?", one))
                .containsExactly("1");
    }
}
