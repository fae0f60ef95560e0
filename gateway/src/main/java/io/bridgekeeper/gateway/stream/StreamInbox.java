package io.bridgekeeper.gateway.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.gateway.GatewayConfig;
import io.bridgekeeper.gateway.topic.TopicClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Hears what the services tell from now on; of the data it looks at nothing but whom it is about. */
@ApplicationScoped
class StreamInbox {

    /** Their places are part of positions that clients hold: add at the end alone. */
    static final List<String> TOPICS =
            List.of("paging.incident.v1", "roster.bridge.v1", "access.grant.v1", "followup.followup.v1");

    private final StreamFlow stream;
    private final ObjectMapper json;
    private final TopicClient topics;

    StreamInbox(
            StreamFlow stream,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ObjectMapper json,
            GatewayConfig config,
            Clock clock) {
        this.stream = stream;
        this.json = json;
        topics = new TopicClient(
                "gateway-stream",
                kafka,
                Set.copyOf(TOPICS),
                new TopicClient.From.Lately(config.stream().keepFor()),
                clock,
                this::begin,
                this::take);
    }

    void start(@Observes StartupEvent event) {
        topics.start();
    }

    void stop(@Observes ShutdownEvent event) {
        topics.close();
    }

    private void begin(TopicPartition partition, long offset) {
        stream.begin(place(partition.topic(), partition.partition()), offset);
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        Header type = message.headers().lastHeader("ce_type");
        if (type == null || message.value() == null) {
            return;
        }
        try {
            JsonNode data = json.readTree(message.value());
            String personId = data.path("personId").textValue();
            stream.tell(
                    place(message.topic(), message.partition()),
                    message.offset(),
                    new StreamEvent(Position.START, text(type), personId, json.writeValueAsString(data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Position.Place place(String topic, int partition) {
        return new Position.Place(TOPICS.indexOf(topic), partition);
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
