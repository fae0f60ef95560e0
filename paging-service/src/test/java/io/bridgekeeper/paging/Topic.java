package io.bridgekeeper.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what the service under test told. */
public final class Topic implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param type CloudEvents type without publisher and version, such as {@code page.queued} */
    public record Told(String key, String type, JsonNode data) {}

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Told> told = new ArrayList<>();

    public Topic(String name) {
        String bootstrap = TestStack.start(Part.KAFKA).kafkaBootstrap();
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What was told under a key, from the first, once {@code enough} is content with it. */
    public List<Told> of(Object key, Predicate<List<Told>> enough) {
        for (int i = 0; i < 200; i++) {
            List<Told> matching =
                    told.stream().filter(t -> t.key().equals(key.toString())).toList();
            if (enough.test(matching)) {
                return matching;
            }
            consumer.poll(Duration.ofMillis(50)).forEach(entry -> told.add(read(entry)));
        }
        throw new AssertionError("not told of " + key + ": " + told);
    }

    /** Types told under a key, in order, as soon as the last one is there. */
    public List<String> typesUntil(Object key, String last) {
        return of(key, list -> list.stream().anyMatch(t -> t.type().equals(last))).stream()
                .map(Told::type)
                .toList();
    }

    private static Told read(ConsumerRecord<String, byte[]> entry) {
        try {
            String type = new String(entry.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            String words = type.substring(type.indexOf('.') + 1, type.lastIndexOf('.'));
            return new Told(entry.key(), words, JSON.readTree(entry.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
