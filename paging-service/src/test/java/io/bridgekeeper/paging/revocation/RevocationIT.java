package io.bridgekeeper.paging.revocation;

import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Access that is not gone in time calls those who own the platform. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class RevocationIT {

    private final UUID grant = UUID.randomUUID();
    private final Instant since = Instant.now().minusSeconds(60);

    @BeforeEach
    void peopleWhoAreCalled() {
        People.agreeToAll();
    }

    @Test
    void opensAnIncidentOfThePlatformAndEndsItWhenTheAccessIsProvenGone() throws Exception {
        UUID overdue = UUID.randomUUID();
        tell(overdue, "overdue", overdue());
        tell(overdue, "overdue", overdue());
        eventually().until(() -> incidents().size(), Integer.valueOf(1)::equals);
        UUID id = UUID.fromString(incidents().getFirst());
        JsonPath open = incident(id);
        assertThat(open.getString("state")).isEqualTo("triggered");
        assertThat(open.getString("systemId")).isEqualTo("payments");
        assertThat(open.getString("severity")).isEqualTo("SEV2");
        assertThat(open.getString("title")).isEqualTo("Access is not proven to be gone: shop-prod of bob");
        assertThat(open.getString("pages[0].personId")).isEqualTo("alice");

        tell(UUID.randomUUID(), "proven", """
                {"grantId":"%s","incidentId":"%s","personId":"bob","systemId":"shop","profileId":"shop-prod",
                 "provenAt":"%s"}""".formatted(grant, UUID.randomUUID(), Instant.now()));
        eventually().until(() -> incident(id).getString("state"), "resolved"::equals);
        assertThat(incident(id).getString("how")).isEqualTo("self-cleared");
    }

    private String overdue() {
        return """
                {"grantId":"%s","incidentId":"%s","personId":"bob","systemId":"shop","profileId":"shop-prod",
                 "targets":["/systems/shop"],"reason":"resolved","detail":"Keycloak answered 500",
                 "since":"%s","overdueAt":"%s"}""".formatted(grant, UUID.randomUUID(), since, Instant.now());
    }

    private List<String> incidents() {
        return Table.select("select incident_id from alert where dedup_key = ?", grant.toString());
    }

    private static void tell(UUID eventId, String what, String data) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", TestStack.start(Part.KAFKA).kafkaBootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            var event =
                    new ProducerRecord<>("access.grant.v1", UUID.randomUUID().toString(), data);
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            eventId.toString(),
                            "ce_type",
                            "access.revocation." + what + ".v1",
                            "ce_source",
                            "/bridgekeeper/access-service",
                            "ce_time",
                            Instant.now().toString())
                    .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(event).get();
        }
    }
}
