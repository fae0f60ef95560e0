package io.bridgekeeper.paging.flood;

import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.paging.MovableClock;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An integration that is throttled calls its owner. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class FloodIT {

    @Inject
    MovableClock clock;

    @BeforeEach
    void peopleWhoAreCalled() {
        People.agreeToAll();
    }

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    void opensOneIncidentForTheOwnerHoweverManyGatewaysTellAndEndsItWhenNoneDoesAnyMore() throws Exception {
        UUID integration = integrationOf("bob");
        Instant first = clock.instant();
        tell(integration, first);
        tell(integration, first.plusSeconds(1));
        eventually().until(() -> incidents(integration).size(), Integer.valueOf(1)::equals);
        UUID id = UUID.fromString(incidents(integration).getFirst());
        eventually().until(() -> incident(id).getList("pages").size(), Integer.valueOf(1)::equals);
        JsonPath open = incident(id);
        assertThat(open.getString("state")).isEqualTo("triggered");
        assertThat(open.getString("title")).isEqualTo("An integration is throttled: Noisy");
        assertThat(open.getString("systemId")).isEqualTo("payments");
        assertThat(open.getString("severity")).isEqualTo("SEV3");
        assertThat(open.getString("pages[0].personId"))
                .as("the owner, before alice, whom the platform's policy names")
                .isEqualTo("bob");
        assertThat(open.getString("brief.evidence.owner")).isEqualTo("bob");

        clock.forward(Duration.ofMinutes(3));
        tell(integration, clock.instant());
        eventually().until(() -> heardAfter(integration, first.plus(Duration.ofMinutes(2))));
        clock.forward(Duration.ofMinutes(4));
        UUID other = integrationOf("bob");
        tell(other, clock.instant());
        eventually().until(() -> incidents(other).size(), Integer.valueOf(1)::equals);
        assertThat(incident(id).getString("state"))
                .as("seven minutes after the first, four after the last")
                .isEqualTo("triggered");
        assertThat(incidents(integration)).hasSize(1);
        assertThat(incidents(other)).doesNotContain(id.toString());

        clock.forward(Duration.ofMinutes(2));
        eventually().until(() -> incident(id).getString("state"), "resolved"::equals);
        assertThat(incident(id).getString("how")).isEqualTo("self-cleared");
        assertThat(incidents(integration)).hasSize(1);
    }

    private static UUID integrationOf(String owner) {
        UUID id = UUID.fromString(as("ada")
                .body(Map.of("name", "Noisy"))
                .post("/api/paging/integrations")
                .then()
                .statusCode(201)
                .extract()
                .path("integrationId"));
        // Ada is nobody whom the catalog could call.
        Table.update("update integration set created_by = ? where id = ?", owner, id);
        return id;
    }

    private static boolean heardAfter(UUID integration, Instant at) {
        return !Table.select(
                        "select 1 from flood where integration_id = ? and heard_at > ?::timestamptz",
                        integration,
                        at.toString())
                .isEmpty();
    }

    private static List<String> incidents(UUID integration) {
        return Table.select("select incident_id from alert where dedup_key = ?", integration.toString());
    }

    private static void tell(UUID integration, Instant at) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", TestStack.start(Part.KAFKA).kafkaBootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            var event = new ProducerRecord<>(
                    "gateway.integration.v1", integration.toString(), """
                    {"integrationId":"%s","perSecond":500,"refused":17,"throttledAt":"%s"}""".formatted(integration, at));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            UUID.randomUUID().toString(),
                            "ce_type",
                            "gateway.integration.throttled.v1",
                            "ce_source",
                            "/bridgekeeper/gateway",
                            "ce_time",
                            at.toString())
                    .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(event).get();
        }
    }
}
