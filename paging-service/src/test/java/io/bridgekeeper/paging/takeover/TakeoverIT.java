package io.bridgekeeper.paging.takeover;

import static io.bridgekeeper.paging.PagingClient.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.Table;
import io.bridgekeeper.paging.catalog.CatalogMapper;
import io.bridgekeeper.paging.catalog.Reading;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports over HTTP: what is answered, and that nothing is stored. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class TakeoverIT {

    private static final String IMPORT = "/api/paging/catalog/import/";

    @ParameterizedTest
    @EnumSource(Peer.class)
    void proposesACatalogAndStoresNothing(Peer peer) {
        List<String> before = Table.select("select content from catalog_entry order by kind, entry_id");
        JsonPath answer = as("ada")
                .body(Exports.sample(peer))
                .queryParam("productOwner", "alice")
                .queryParam("fallbackPolicy", peer == Peer.OPSGENIE ? "checkout_escalation" : "checkout")
                .queryParam("matchLabel", "service")
                .post(IMPORT + peer.slug())
                .then()
                .statusCode(200)
                .body("faults", equalTo(List.of()))
                .body("notes", hasItem(startsWith("Nobody agreed to anything by this")))
                .extract()
                .jsonPath();
        assertThat(CatalogMapper.read(answer.getString("document"))).isInstanceOf(Reading.Sound.class);
        assertThat(answer.getList("notCarriedOver.kind", String.class)).contains("dropped", "approximated");
        assertThat(answer.getList("notCarriedOver.path", String.class)).allMatch(path -> path.startsWith("$."));
        assertThat(Table.select("select content from catalog_entry order by kind, entry_id"))
                .isEqualTo(before);
        assertThat(Table.select("select id from rotation_override where reason like 'Taken over from%'"))
                .isEmpty();
    }

    @Test
    void saysWhatIsMissingAndWhatTheCatalogWouldBeRefusedFor() {
        as("ada")
                .body(Exports.sample(Peer.PAGERDUTY))
                .post(IMPORT + "pagerduty")
                .then()
                .statusCode(200)
                .body("missing.path", hasItem("systems[0].productOwner"))
                .body("missing.find { it.path == 'systems[0].matchers' }.from", equalTo("$.services[0]"))
                .body("faults.path", hasItem("systems[0].productOwner"))
                .body("overrides[0].rotationId", equalTo("checkout-primary"))
                .body("overrides[0].overrides[0].kind", equalTo("temporary"))
                .body("overrides[0].overrides[0].shifts[0].personId", equalTo("carol-oncall"));
    }

    @Test
    void proposesOverridesThatCanBeMadeAsTheyAre() {
        String export = """
                { "users": [{ "id": "U", "name": "Alice", "email": "alice@example.org" },
                            { "id": "V", "name": "Bob", "email": "bob@example.org" }],
                  "schedules": [{ "id": "S", "name": "checkout-primary", "time_zone": "UTC",
                    "schedule_layers": [{ "name": "one", "start": "2026-01-05T09:00:00Z", "end": null,
                      "rotation_virtual_start": "2026-01-05T09:00:00Z", "rotation_turn_length_seconds": 604800,
                      "users": [{ "user": { "id": "U" } }], "restrictions": [] }],
                    "overrides": [{ "start": "2026-01-05T09:00:00Z", "end": "2199-01-01T09:00:00Z", "user": { "id": "V" } }] }] }
                """;
        List<Map<String, Object>> overrides = as("ada")
                .body(export)
                .post(IMPORT + "pagerduty")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("overrides.find { it.rotationId == 'checkout-primary' }.overrides");
        assertThat(overrides).hasSize(1);
        as("ada")
                .body(overrides.getFirst())
                .queryParam("dryRun", true)
                .post("/api/paging/rotations/checkout-primary/overrides")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesWhatIsNoExportWithEveryFault() {
        as("ada")
                .body("{ \"users\": [1], \"schedules\": 2 }")
                .post(IMPORT + "goalert")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://bridgekeeper.io/problems/bad-request"))
                .body("errors.path", equalTo(List.of("$.users[0]", "$.schedules")));
        as("ada").body("{ \"users\": [").post(IMPORT + "goalert").then().statusCode(400);
        as("ada").body("{ \"users\": [] } x").post(IMPORT + "goalert").then().statusCode(400);
        as("ada").body("[".repeat(100_000)).post(IMPORT + "goalert").then().statusCode(400);
        as("ada").post(IMPORT + "goalert").then().statusCode(400).body("errors[0].message", equalTo("is missing"));
    }

    @Test
    void knowsNoOtherToolsOrMediaTypes() {
        as("ada").body("{}").post(IMPORT + "xmatters").then().statusCode(404);
        as("ada")
                .contentType("text/plain")
                .body("{}")
                .post(IMPORT + "goalert")
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    void takesExportsOfUpToEightMebibytesFromThoseWhoKeepTheCatalog(Peer peer) {
        String start = "{ \"users\": [], \"x\": \"";
        String most = start + "x".repeat(8 * 1024 * 1024 - start.length() - 2) + "\"}";
        as("ada").body(most).post(IMPORT + peer.slug()).then().statusCode(200);
        as("ada")
                .body(most + " ")
                .post(IMPORT + peer.slug())
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("https://bridgekeeper.io/problems/body-too-large"));
        as("bob").body(most).post(IMPORT + peer.slug()).then().statusCode(403);
    }
}
