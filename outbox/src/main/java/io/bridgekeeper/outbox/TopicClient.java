package io.bridgekeeper.outbox;

import io.bridgekeeper.contracts.EventCatalogue;
import io.bridgekeeper.contracts.EventType;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Creates the topics of the event catalogue and their dead-letter topics where they are missing.
 *
 * <p>In the background, again and again until the broker answers: a service starts and works without Kafka.
 */
@ApplicationScoped
class TopicClient {

    private static final Logger LOG = Logger.getLogger(TopicClient.class);
    private static final long RETRY_MILLIS = 2_000;

    private final Vertx vertx;
    private final Map<String, Object> kafka;
    private final OutboxConfig.Topics config;

    TopicClient(Vertx vertx, @Identifier("default-kafka-broker") Map<String, Object> kafka, OutboxConfig config) {
        this.vertx = vertx;
        this.kafka = kafka;
        this.config = config.topics();
    }

    void start(@Observes StartupEvent event) {
        if (config.create()) {
            create();
        }
    }

    private void create() {
        vertx.executeBlocking(this::createMissing, false).onFailure(failure -> {
            LOG.warnf("Topics not created yet: %s", FaultMapper.detail(failure));
            vertx.setTimer(RETRY_MILLIS, ignored -> create());
        });
    }

    private Void createMissing() throws ExecutionException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("client.id", "topics");
        settings.put("default.api.timeout.ms", 5_000);
        settings.put("request.timeout.ms", 4_000);
        try (Admin admin = Admin.create(settings)) {
            List<NewTopic> missing = topics().toList();
            for (var creation : admin.createTopics(missing).values().entrySet()) {
                try {
                    creation.getValue().get();
                    LOG.debugf("Topic %s created", creation.getKey());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        }
        return null;
    }

    private Stream<NewTopic> topics() {
        return EventCatalogue.ALL.stream().map(EventType::topic).distinct().flatMap(topic -> {
            NewTopic events = topic(topic, Optional.of(config.partitions()));
            if (EventCatalogue.COMPACTED_TOPICS.contains(topic)) {
                events.configs(Map.of("cleanup.policy", "compact"));
            }
            return Stream.of(events, topic(topic + ".dlq", Optional.of(1)));
        });
    }

    private NewTopic topic(String name, Optional<Integer> partitions) {
        return new NewTopic(
                name, partitions, config.replication() < 0 ? Optional.empty() : Optional.of(config.replication()));
    }
}
