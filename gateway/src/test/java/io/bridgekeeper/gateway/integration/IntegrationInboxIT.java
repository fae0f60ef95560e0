package io.bridgekeeper.gateway.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.gateway.Broker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The inbox alone on the real broker. */
class IntegrationInboxIT {

    private final TestStack stack = TestStack.start(Part.KAFKA);
    private IntegrationInbox inbox;

    @BeforeEach
    void empty() {
        stack.deleteTopics();
    }

    @AfterEach
    void stop() {
        inbox.stop(new ShutdownEvent());
    }

    @Test
    void isNotReadyUntilTheTopicIsThereAndReadyWhenItIsEmpty() throws InterruptedException {
        start();
        Thread.sleep(1_500);
        assertThat(inbox.ready().call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(inbox.check("any")).isEqualTo(new KeyCheck.TooEarly());
        Broker.createTopics(List.of(Broker.INTEGRATIONS));
        awaitReady();
        assertThat(inbox.check("any")).isEqualTo(new KeyCheck.Refused());
        UUID integrationId = UUID.randomUUID();
        Broker.integration(integrationId, false, "late");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> inbox.check("late").equals(new KeyCheck.Accepted(integrationId)));
    }

    @Test
    void knowsEveryKeyOfTheTopicWhenItIsReadyAndPassesOverPoison() {
        Broker.createTopics(List.of(Broker.INTEGRATIONS));
        UUID integrationId = UUID.randomUUID();
        for (int number = 0; number < 50; number++) {
            Broker.integration(UUID.randomUUID(), false, "key-" + number);
        }
        Broker.publish(Broker.INTEGRATIONS, "not-a-uuid", "paging.integration.published.v1", "{}");
        Broker.publish(Broker.INTEGRATIONS, integrationId.toString(), "paging.integration.published.v1", "{broken");
        Broker.publish(Broker.INTEGRATIONS, integrationId.toString(), "paging.something.newer.v9", "{}");
        Broker.integration(integrationId, false, "old", "current");
        Broker.integration(integrationId, false, "current");
        start();
        awaitReady();
        for (int number = 0; number < 50; number++) {
            assertThat(inbox.check("key-" + number)).isInstanceOf(KeyCheck.Accepted.class);
        }
        assertThat(inbox.check("current")).isEqualTo(new KeyCheck.Accepted(integrationId));
        assertThat(inbox.check("old")).isEqualTo(new KeyCheck.Refused());
    }

    private void start() {
        inbox = new IntegrationInbox(
                Map.of("bootstrap.servers", stack.kafkaBootstrap()),
                new ObjectMapper().registerModule(new JavaTimeModule()),
                Clock.systemUTC(),
                () -> Optional.of(List.of(Broker.SEALING_KEY)));
        inbox.start(new StartupEvent());
    }

    private void awaitReady() {
        await().atMost(Duration.ofSeconds(20)).until(() -> inbox.ready().call().getStatus() == Status.UP);
    }
}
