package io.bridgekeeper.gateway;

import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.gateway.signal.Wording;
import io.bridgekeeper.sealing.SealingKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The test's own hand on the broker: what the services would publish goes in, what the gateway published comes out. */
public final class Broker {

    public static final String INTEGRATIONS = "paging.integration.v1";
    public static final String SIGNALS = "gateway.signal.v1";
    public static final String RAW_EVENTS = "gateway.raw-event.v1";

    /** Under which the test seals what the gateway opens. */
    public static final String SEALING_KEY = "tests:b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OWFiY2RlZjA=";

    public static final String THROTTLED = "gateway.integration.v1";

    private static final List<String> TOPICS = List.of(
            INTEGRATIONS,
            SIGNALS,
            RAW_EVENTS,
            THROTTLED,
            "paging.incident.v1",
            "roster.bridge.v1",
            "access.grant.v1",
            "followup.followup.v1");

    private Broker() {}

    /** All topics that the gateway reads and writes, as the services make them. */
    public static void createTopics() {
        createTopics(TOPICS);
    }

    public static void createTopics(List<String> names) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, 3, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes an integration as paging-service does. */
    public static void integration(UUID integrationId, boolean revoked, String... keys) {
        String hashes =
                Stream.of(keys).map(key -> "\"" + Wording.sha256(key) + "\"").collect(Collectors.joining(","));
        publish(INTEGRATIONS, integrationId.toString(), "paging.integration.published.v1", """
                {"integrationId":"%s","name":"test","keyHashes":[%s],"revoked":%s,"publishedAt":"2026-11-23T02:00:00Z"}
                """.formatted(
                        integrationId, hashes, revoked));
    }

    /** Publishes an integration with a mapping of its own. */
    public static void mapped(UUID integrationId, String key, String mapping) {
        String text = mapping.replace("\\", "\\\\").replace("\"", "\\\"");
        publish(INTEGRATIONS, integrationId.toString(), "paging.integration.published.v1", """
                {"integrationId":"%s","name":"test","keyHashes":["%s"],"revoked":false,
                 "publishedAt":"2026-11-23T02:00:00Z","mapping":"%s"}
                """.formatted(
                        integrationId, Wording.sha256(key), text));
    }

    /** Publishes an integration whose senders prove who they are, as paging-service does. */
    public static void integration(
            UUID integrationId, String key, boolean signatureRequired, List<String> secrets, List<String> topics) {
        SealingKeys sealing = new SealingKeys(List.of(SEALING_KEY));
        String sealed = secrets.stream()
                .map(secret -> {
                    UUID secretId = UUID.randomUUID();
                    byte[] nonce = secretId.toString().substring(0, 12).getBytes(StandardCharsets.US_ASCII);
                    return "{\"secretId\":\"%s\",\"sealed\":\"%s\"}"
                            .formatted(secretId, sealing.seal(secret, integrationId + "/" + secretId, nonce));
                })
                .collect(Collectors.joining(","));
        String believed = topics.stream().map(topic -> "\"" + topic + "\"").collect(Collectors.joining(","));
        publish(INTEGRATIONS, integrationId.toString(), "paging.integration.published.v1", """
                {"integrationId":"%s","name":"test","keyHashes":["%s"],"revoked":false,
                 "publishedAt":"2026-11-23T02:00:00Z","secrets":[%s],"signatureRequired":%s,"topics":[%s]}
                """.formatted(
                        integrationId, Wording.sha256(key), sealed, signatureRequired, believed));
    }

    /** Publishes an event; answers its id. */
    public static UUID publish(String topic, String key, String type, String data) {
        UUID id = UUID.randomUUID();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap(), "acks", "all", "linger.ms", 0);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, data);
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            id.toString(),
                            "ce_source",
                            "/test",
                            "ce_type",
                            type,
                            "ce_time",
                            Instant.now().toString())
                    .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(message).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    /** Everything on the topic. */
    public static List<ConsumerRecord<String, String>> all(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    public static String header(ConsumerRecord<?, ?> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String bootstrap() {
        return TestStack.start(Part.KAFKA).kafkaBootstrap();
    }
}
