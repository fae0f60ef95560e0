package io.bridgekeeper.paging.consent;

import static io.bridgekeeper.paging.PagingClient.agree;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people agree to, for themselves. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class ConsentIT {

    @BeforeEach
    void nothingYet() {
        Table.update("delete from consent where person_id in ('alice', 'bob')");
    }

    @ParameterizedTest(name = "until {0}: {1}")
    @CsvSource({
        "                    , is missing",
        "PT-1S               , must be in the future",
        "PT2161H             , must be at most 90 days ahead",
    })
    void refusesAnEndThatIsNoneAndKeepsNothing(Duration ahead, String fault) {
        Map<String, String> body = ahead == null
                ? Map.of()
                : Map.of("until", Instant.now().plus(ahead).toString());
        JsonPath refusal = as("alice")
                .body(body)
                .put("/api/paging/me/consents/payments")
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
        assertThat(refusal.getString("errors[0].path")).isEqualTo("until");
        assertThat(refusal.getString("errors[0].message")).isEqualTo(fault);
        assertThat(Table.select("select system_id from consent where person_id = 'alice'"))
                .isEmpty();
    }

    @Test
    void knowsTheSystemsOfTheCatalogAndTheFallbackAlone() {
        Instant until = Instant.now().plus(Duration.ofDays(30));
        as("alice")
                .body(Map.of("until", until.toString()))
                .put("/api/paging/me/consents/no-such-system")
                .then()
                .statusCode(404);
        agree("alice", "*", until);
        agree("alice", "payments", until);
        assertThat(as("alice").get("/api/paging/me/consents").jsonPath().getList("consents.systemId", String.class))
                .containsExactlyInAnyOrder("*", "payments");
    }

    @Test
    void replacesAnAgreementAndTakesItBackOnce() {
        Instant until = Instant.now().plus(Duration.ofDays(30));
        agree("alice", "payments", until);
        agree("alice", "payments", until.plus(Duration.ofDays(1)));
        JsonPath mine = as("alice").get("/api/paging/me/consents").jsonPath();
        assertThat(mine.getList("consents")).hasSize(1);
        assertThat(Instant.parse(mine.getString("consents[0].until"))).isAfter(until);
        withdraw("alice", "payments");
        withdraw("alice", "payments");
        assertThat(as("alice").get("/api/paging/me/consents").jsonPath().getList("consents"))
                .isEmpty();
    }

    @Test
    void isEachPersonsOwn() {
        agree("alice", "payments", Instant.now().plus(Duration.ofDays(30)));
        assertThat(as("bob").get("/api/paging/me/consents").jsonPath().getList("consents"))
                .isEmpty();
        withdraw("bob", "payments");
        assertThat(as("alice").get("/api/paging/me/consents").jsonPath().getList("consents"))
                .hasSize(1);
    }
}
