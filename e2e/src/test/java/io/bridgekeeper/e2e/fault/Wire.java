package io.bridgekeeper.e2e.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics, as somebody sees and misuses them who can reach the broker. */
final class Wire implements AutoCloseable {

    static final String SIGNALS = "gateway.signal.v1";

    /** More than the broker takes, so that it and not we decide. */
    private static final int LONGEST_REQUEST = 8 * 1024 * 1024;

    private final String broker;
    private final KafkaProducer<byte[], byte[]> producer;

    Wire(String broker) {
        this.broker = broker;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "acks", "all", "max.request.size", LONGEST_REQUEST),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** @return why the broker does not take it; empty once it has it */
    Optional<String> send(String topic, String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, bytes(key), value);
        headers.forEach((name, text) -> message.headers().add(name, bytes(text)));
        return send(message);
    }

    /** The topics of the platform, dead letters apart. */
    List<String> topics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            return admin.listTopics().names().get().stream()
                    .filter(topic -> !topic.startsWith("__") && !topic.endsWith(".dlq"))
                    .sorted()
                    .toList();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where each partition ends by now; a topic that is not there has none. */
    Map<TopicPartition, Long> ends(Collection<String> topics) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return Map.copyOf(consumer.endOffsets(partitions(consumer, topics)));
        }
    }

    /** How many dead letters there are, of all topics. */
    long deadLetters() {
        return topics().stream().mapToLong(this::deadLetters).sum();
    }

    /** How many dead letters of a topic there are. */
    long deadLetters(String topic) {
        return ends(List.of(topic + ".dlq")).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Sends everything once more that came after those ends. */
    int replay(Map<TopicPartition, Long> since) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> until = consumer.endOffsets(since.keySet());
            consumer.assign(since.keySet());
            since.forEach(consumer::seek);
            while (until.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        for (ConsumerRecord<byte[], byte[]> one : all) {
            send(new ProducerRecord<>(one.topic(), null, one.key(), one.value(), one.headers()));
        }
        return all.size();
    }

    private Optional<String> send(ProducerRecord<byte[], byte[]> message) {
        try {
            producer.send(message).get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Collection<String> topics) {
        Map<String, List<PartitionInfo>> there = consumer.listTopics();
        return topics.stream()
                .flatMap(topic -> there.getOrDefault(topic, List.of()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toList());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", broker);
        settings.put("enable.auto.commit", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
