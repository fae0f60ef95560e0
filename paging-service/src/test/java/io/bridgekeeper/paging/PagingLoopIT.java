package io.bridgekeeper.paging;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.agree;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static io.bridgekeeper.paging.PagingClient.page;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The whole loop on the real PostgreSQL, Kafka, Keycloak, a mail server and a webhook receiver. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class PagingLoopIT {

    @Test
    void pagesAcceptsAndResolvesOneIncident() {
        Receivers.mails();
        agree("bob", "search", Instant.now().plus(Duration.ofDays(30)));
        UUID id = open("search");
        eventually().untilAsserted(() -> assertThat(
                        incident(id).getString("pages[0].notices[0].state"))
                .isEqualTo("sent"));
        assertThat(accept("bob", page(id, "bob")).statusCode()).isEqualTo(200);
        assertThat(resolve("bob", id, "fix").jsonPath().getString("state")).isEqualTo("resolved");
    }
}
