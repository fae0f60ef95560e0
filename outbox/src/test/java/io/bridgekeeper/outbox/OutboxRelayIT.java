package io.bridgekeeper.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.outbox.RelayProcess.Moment;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxRelayIT {

    private static final Duration FOREVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final String DATABASE = "it_outbox_relay";

    private static final TestStack STACK = TestStack.start(Part.POSTGRES, Part.KAFKA);

    private final Vertx vertx = Vertx.vertx();
    private final Broker broker = new Broker(STACK.kafkaBootstrap());
    private final List<OutboxRelay> relays = new ArrayList<>();
    private OutboxTable outbox;
    private String topic;

    @BeforeEach
    void emptyOutboxAndTopic() {
        outbox = new OutboxTable(STACK, DATABASE);
        topic = broker.newTopic(6);
    }

    @AfterEach
    void stopAll() {
        relays.forEach(relay -> relay.stop().await().atMost(Duration.ofSeconds(10)));
        broker.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void sendsInOrderPerKeyAndEmptiesTheTable() {
        List<String> keys =
                IntStream.range(0, 1_000).mapToObj(i -> "key-" + i % 10).toList();
        List<UUID> written = outbox.commit(topic, NOW, keys);

        relay(broker::send, SOON);

        assertThat(idsByKey(broker.read(topic, read -> read.size() >= 1_000))).isEqualTo(expectedByKey(keys, written));
        await().untilAsserted(() -> assertThat(outbox.waiting()).isZero());
    }

    @Test
    void isWokenByTheCommitAndNotByThePoll() {
        OutboxRelay relay = relay(broker::send, FOREVER);
        await().until(relay::leads);
        // The first batch, at the start, found nothing; from here only a notification can wake it.
        List<UUID> written = outbox.commit(topic, NOW, List.of("a"));

        assertThat(ids(broker.read(topic, read -> !read.isEmpty()))).isEqualTo(written);
    }

    @Test
    void sendsWhatAServiceCommittedBeforeItWasKilled() throws IOException {
        List<UUID> written = outbox.commit(topic, NOW, List.of("a", "b", "a"));
        killAt(Moment.BEFORE_SEND, () -> outbox.leaders() == 1);
        assertThat(outbox.waiting()).isEqualTo(3);

        relay(broker::send, SOON);

        assertThat(ids(broker.read(topic, read -> read.size() >= 3))).containsExactlyInAnyOrderElementsOf(written);
        await().untilAsserted(() -> assertThat(outbox.waiting()).isZero());
    }

    @Test
    void sendsAgainWithTheSameIdsWhenKilledBetweenSendAndDelete() throws IOException {
        List<UUID> written = outbox.commit(topic, NOW, List.of("a", "b", "c"));
        killAt(
                Moment.BEFORE_DELETE,
                () -> broker.read(topic, read -> read.size() >= 3).size() >= 3);
        assertThat(outbox.waiting()).as("sent, but not deleted").isEqualTo(3);

        relay(broker::send, SOON);

        List<UUID> arrived = ids(broker.read(topic, read -> read.size() >= 6));
        assertThat(arrived).hasSize(6);
        assertThat(new HashSet<>(arrived)).isEqualTo(new HashSet<>(written));
        await().untilAsserted(() -> assertThat(outbox.waiting()).isZero());
    }

    @Test
    void oneOfTwoRelaysSendsAndTheOtherTakesOverWhenItsConnectionIsCut() {
        List<UUID> sentByFirst = new ArrayList<>();
        List<UUID> sentBySecond = new ArrayList<>();
        OutboxRelay first = relay(noting(sentByFirst), SOON);
        await().until(first::leads);
        OutboxRelay second = relay(noting(sentBySecond), SOON);

        List<UUID> before = outbox.commit(topic, NOW, List.of("a", "a", "a"));
        await().untilAsserted(() -> assertThat(outbox.waiting()).isZero());
        assertThat(second.leads()).isFalse();
        assertThat(sentByFirst).isEqualTo(before);

        first.stop().await().atMost(Duration.ofSeconds(5));
        await().until(second::leads);
        List<UUID> after = outbox.commit(topic, NOW, List.of("a", "a", "a"));
        await().untilAsserted(() -> assertThat(outbox.waiting()).isZero());
        assertThat(sentBySecond).isEqualTo(after);

        assertThat(outbox.cutTheLeadersConnection()).isEqualTo(1);
        List<UUID> last = outbox.commit(topic, NOW, List.of("a"));
        await().untilAsserted(() -> assertThat(outbox.waiting()).isZero());
        assertThat(ids(broker.read(topic, read -> read.size() >= 7)))
                .isEqualTo(Stream.of(before, after, last).flatMap(List::stream).toList());
    }

    @Test
    void waitsOutABrokerThatIsAwayForTenSecondsAndKeepsTheOrder() {
        relay(broker::send, SOON);
        List<String> keys = IntStream.range(0, 60).mapToObj(i -> "key-" + i % 3).toList();
        List<UUID> written = new ArrayList<>(outbox.commit(topic, NOW, keys.subList(0, 20)));
        await().untilAsserted(() -> assertThat(outbox.waiting()).isZero());

        STACK.stopKafka();
        long stoppedAt = System.nanoTime();
        try {
            written.addAll(outbox.commit(topic, NOW, keys.subList(20, 40)));
            await().pollDelay(Duration.ofSeconds(10))
                    .atMost(Duration.ofSeconds(12))
                    .until(() -> System.nanoTime() - stoppedAt
                            >= Duration.ofSeconds(10).toNanos());
            assertThat(outbox.waiting()).isEqualTo(20);
            written.addAll(outbox.commit(topic, NOW, keys.subList(40, 60)));
        } finally {
            STACK.startKafka();
        }

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(outbox.waiting()).isZero());
        // A send that timed out may have arrived all the same: at least once, in order of first arrival.
        assertThat(idsByKey(broker.read(topic, read -> new HashSet<>(ids(read)).size() >= 60)))
                .isEqualTo(expectedByKey(keys, written));
    }

    private OutboxRelay relay(Function<OutboxRecord, Uni<Void>> send, Duration poll) {
        OutboxRelay relay = new OutboxRelay(
                vertx,
                RelayProcess.pool(vertx, STACK.reactiveUrl(DATABASE), STACK.user(), STACK.password()),
                send,
                poll,
                SOON,
                Duration.ofMillis(20),
                100);
        relays.add(relay);
        relay.start();
        return relay;
    }

    private Function<OutboxRecord, Uni<Void>> noting(List<UUID> sent) {
        return event -> broker.send(event).invoke(() -> sent.add(event.id()));
    }

    private void killAt(Moment moment, Callable<Boolean> reached) throws IOException {
        Process process = RelayProcess.start(
                moment, STACK.reactiveUrl(DATABASE), STACK.user(), STACK.password(), STACK.kafkaBootstrap());
        try {
            await().atMost(Duration.ofSeconds(30)).until(reached);
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private static List<UUID> ids(List<ConsumerRecord<String, String>> read) {
        return read.stream().map(Broker::id).toList();
    }

    /** Ids by key in the order of their first arrival. */
    private static Map<String, List<UUID>> idsByKey(List<ConsumerRecord<String, String>> read) {
        Map<String, LinkedHashSet<UUID>> byKey = new LinkedHashMap<>();
        read.forEach(sent ->
                byKey.computeIfAbsent(sent.key(), key -> new LinkedHashSet<>()).add(Broker.id(sent)));
        return byKey.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    private static Map<String, List<UUID>> expectedByKey(List<String> keys, List<UUID> ids) {
        return IntStream.range(0, keys.size())
                .boxed()
                .collect(Collectors.groupingBy(keys::get, Collectors.mapping(ids::get, Collectors.toList())));
    }
}
