package io.bridgekeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.client.AlertmanagerWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class TraceE2E {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void followsAWebhookThroughEveryTopic(Stage stage) {
        stage.expectsCalls("bob", "search");
        String key = stage.integrationKey("trace");
        AlertmanagerWebhook alert = Stage.alert("search");

        stage.users()
                .anyone()
                .with("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .post("/hooks/" + key + "/alertmanager", alert.firing());

        Set<String> topics = Set.of("gateway.signal.v1", "paging.incident.v1", "roster.bridge.v1");
        assertThat(topicsWithTrace(stage.brokerAddress(), topics)).isEqualTo(topics);
        stage.incident(alert, i -> true);
        stage.clear(key, alert);
    }

    /** Which of these topics get a record of the trace within half a minute. */
    private static Set<String> topicsWithTrace(String bootstrap, Set<String> topics) {
        Set<String> found = new HashSet<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + Stage.PATIENCE.toNanos();
            while (!found.equals(topics) && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> sent : consumer.poll(Duration.ofMillis(200))) {
                    var trace = sent.headers().lastHeader("traceparent");
                    if (trace != null && new String(trace.value(), StandardCharsets.UTF_8).contains(TRACE)) {
                        found.add(sent.topic());
                    }
                }
            }
        }
        return found;
    }
}
