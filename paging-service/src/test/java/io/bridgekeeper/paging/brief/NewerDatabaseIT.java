package io.bridgekeeper.paging.brief;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.devstack.NewerDatabase;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.paging.People;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The next version's first process adds its columns while those of this version still work: they go on, whatever they have
 * asked the database before.
 */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class NewerDatabaseIT {

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    private static void loop() {
        UUID incident = open("payments");
        accept("alice", page(incident, "alice")).then().statusCode(200);
        assertThat(as("carol").get("/api/paging/incidents").statusCode()).isEqualTo(200);
        assertThat(as("carol").get("/api/paging/ownership-gaps").statusCode()).isEqualTo(200);
        assertThat(as("ada").get("/api/paging/changes").statusCode()).isEqualTo(200);
        resolve("alice", incident, "fix").then().statusCode(200);
    }

    @Test
    void goesOnWhileTheNextVersionAddsItsColumns() {
        loop();
        try (NewerDatabase newer = TestStack.start(Part.POSTGRES).newerDatabase("it_paging")) {
            loop();
            assertThat(newer.warnings()).isEmpty();
        }
        loop();
    }
}
