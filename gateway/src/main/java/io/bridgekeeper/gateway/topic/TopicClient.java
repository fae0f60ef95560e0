package io.bridgekeeper.gateway.topic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Follows topics in a thread of its own, all partitions of them, without a consumer group: every replica of the
 * gateway sees every record, and leaves nothing behind on the broker.
 *
 * <p>A topic that is missing is waited for, and then read from its beginning, as are partitions that are added later.
 * After a fault of the broker the client goes on where it was.
 */
public final class TopicClient implements AutoCloseable {

    /** Where to begin on topics that are there at the start. */
    public sealed interface From {
        /** With everything that the topic holds. */
        record Beginning() implements From {}

        /** With what was written in the last that long. */
        record Lately(Duration time) implements From {}
    }

    private static final Logger LOG = Logger.getLogger(TopicClient.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(30);

    private final Map<String, Object> settings;
    private final Set<String> topics;
    private final From from;
    private final Clock clock;
    private final ObjLongConsumer<TopicPartition> beginning;
    private final Consumer<ConsumerRecord<byte[], byte[]>> handler;
    private final Thread thread;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private boolean looked;
    private boolean allFound;
    private volatile KafkaConsumer<byte[], byte[]> consumer;
    private volatile boolean closed;
    private volatile boolean caughtUp;

    /**
     * @param name    of the thread and of the Kafka client
     * @param kafka   how to reach the broker
     * @param clock   for looking for new partitions now and then
     * @param beginning called in the client's thread with each partition and the first offset that will be read of it
     * @param handler called in the client's thread, record by record; where it throws, the record is logged and passed over
     */
    public TopicClient(
            String name,
            Map<String, Object> kafka,
            Set<String> topics,
            From from,
            Clock clock,
            ObjLongConsumer<TopicPartition> beginning,
            Consumer<ConsumerRecord<byte[], byte[]>> handler) {
        this.topics = Set.copyOf(topics);
        this.from = from;
        this.clock = clock;
        this.beginning = beginning;
        this.handler = handler;
        settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Whether everything that the topics held when they were found has been handled; false while one is missing. */
    public boolean caughtUp() {
        return caughtUp;
    }

    @Override
    public void close() {
        closed = true;
        KafkaConsumer<byte[], byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try (var opened = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer = opened;
                follow();
            } catch (KafkaException e) {
                complain(e);
            }
        }
    }

    private void follow() {
        Instant lookAt = clock.instant();
        while (!closed) {
            try {
                if (!clock.instant().isBefore(lookAt)) {
                    look();
                    lookAt = clock.instant().plus(allFound ? LOOK_FOR_PARTITIONS : POLL);
                }
                poll();
            } catch (WakeupException e) {
                LOG.debugf("%s is closed", thread.getName());
            } catch (KafkaException e) {
                complain(e);
            }
        }
    }

    /** Takes up partitions that are new. */
    private void look() {
        Set<TopicPartition> known = consumer.assignment();
        List<TopicPartition> added = new ArrayList<>();
        boolean complete = true;
        for (String topic : topics) {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic, PATIENCE);
            if (partitions == null || partitions.isEmpty()) {
                complete = false;
                continue;
            }
            partitions.stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .filter(partition -> !known.contains(partition))
                    .forEach(added::add);
        }
        if (!added.isEmpty()) {
            take(added, known);
        }
        looked = true;
        allFound = complete;
    }

    private void take(List<TopicPartition> added, Set<TopicPartition> known) {
        Set<TopicPartition> all = new HashSet<>(known);
        all.addAll(added);
        consumer.assign(all);
        Map<TopicPartition, Long> now = consumer.endOffsets(added, PATIENCE);
        if (from instanceof From.Lately(Duration time) && !looked) {
            long since = clock.instant().minus(time).toEpochMilli();
            Map<TopicPartition, Long> times = new HashMap<>();
            added.forEach(partition -> times.put(partition, since));
            consumer.offsetsForTimes(times, PATIENCE)
                    .forEach((partition, found) ->
                            consumer.seek(partition, found == null ? now.get(partition) : found.offset()));
        } else {
            consumer.seekToBeginning(added);
        }
        added.forEach(partition -> beginning.accept(partition, consumer.position(partition, PATIENCE)));
        ends.putAll(now);
    }

    private void poll() {
        if (consumer.assignment().isEmpty()) {
            pause();
            return;
        }
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
            try {
                handler.accept(message);
            } catch (RuntimeException e) {
                LOG.warnf(e, "%s passes over offset %d of %s", thread.getName(), message.offset(), message.topic());
            }
        }
        if (!caughtUp && allFound) {
            ends.entrySet().removeIf(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
            caughtUp = ends.isEmpty();
        }
    }

    private void complain(KafkaException e) {
        LOG.warnf("%s: %s; trying again", thread.getName(), e.getMessage());
        pause();
    }

    private void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}
