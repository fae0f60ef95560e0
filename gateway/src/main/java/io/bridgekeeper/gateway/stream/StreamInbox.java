package io.bridgekeeper.gateway.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Hears what the services tell from now on; of the data it looks at nothing but whom it is about. */
@ApplicationScoped
class StreamInbox {

    static final Set<String> TOPICS =
            Set.of("paging.incident.v1", "roster.bridge.v1", "access.grant.v1", "followup.followup.v1");

    private final StreamFlow stream;
    private final ObjectMapper json;
    private final TopicClient topics;

    StreamInbox(
            StreamFlow stream,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ObjectMapper json,
            Clock clock) {
        this.stream = stream;
        this.json = json;
        topics = new TopicClient("gateway-stream", kafka, TOPICS, TopicClient.From.END, clock, this::take);
    }

    void start(@Observes StartupEvent event) {
        topics.start();
    }

    void stop(@Observes ShutdownEvent event) {
        topics.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        Header id = message.headers().lastHeader("ce_id");
        Header type = message.headers().lastHeader("ce_type");
        if (id == null || type == null || message.value() == null) {
            return;
        }
        try {
            JsonNode data = json.readTree(message.value());
            String personId = data.path("personId").textValue();
            stream.tell(new StreamEvent(text(id), text(type), personId, json.writeValueAsString(data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
