package io.bridgekeeper.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.contracts.paging.v1.PageExpired;
import io.bridgekeeper.devstack.DevstackResource;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The whole way: a transaction's outbox, the relay, Kafka, the inbox, a transaction at the other end. */
@QuarkusTest
@WithTestResource(value = DevstackResource.class, initArgs = @ResourceArg(name = "database", value = "outbox_flow"))
class InboxFlowIT {

    private static final String TOPIC = "paging.incident.v1";
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final int LONGEST = 1_048_200;
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    @Inject
    LedgerInbox ledger;

    @Inject
    OutboxRepository outbox;

    @Inject
    InboxFlow inbox;

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    Tracer tracer;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void tellsWhatCommittedAndNothingOfWhatWasRolledBack() {
        String kept = person("kept");
        String lost = person("lost");
        assertThatThrownBy(() -> onVertx(() ->
                        sessions.withTransaction((session, tx) -> outbox.write(session, List.of(expired(lost)))
                                .invoke(() -> {
                                    throw new IllegalStateException("after writing");
                                }))))
                .hasMessageContaining("after writing");
        onVertx(() -> sessions.withTransaction((session, tx) -> outbox.write(session, List.of(expired(kept)))));

        await().untilAsserted(() -> assertThat(lines()).contains(kept));
        assertThat(lines()).doesNotContain(lost);
    }

    @Test
    void handlesARepeatOnce() {
        String alice = person("alice");
        String after = person("after");
        UUID id = UUID.randomUUID();
        produce(id, "k", EventMapper.write(data(alice)));
        produce(id, "k", EventMapper.write(data(alice)));
        produce(UUID.randomUUID(), "k", EventMapper.write(data(after)));

        await().untilAsserted(() -> assertThat(lines()).contains(after));
        assertThat(lines()).containsOnlyOnce(alice);
        assertThat(ledger.tries).containsEntry(alice, 1);
    }

    @Test
    void passesOverWhatIsNotWantedWithoutRememberingIt() {
        String unwanted = person("unwanted");
        String after = person("after");
        UUID id = UUID.randomUUID();
        produce(id, "k", EventMapper.write(data(unwanted)));
        produce(UUID.randomUUID(), "k", EventMapper.write(data(after)));

        await().untilAsserted(() -> assertThat(lines()).contains(after));
        assertThat(lines()).doesNotContain(unwanted);
        assertThat(seen(id)).isZero();
    }

    @Test
    void putsAPoisonMessageAsideAndHandlesTheGoodOnesAroundIt() {
        String first = person("first");
        String last = person("last");
        UUID poison = UUID.randomUUID();
        produce(UUID.randomUUID(), "same-key", EventMapper.write(data(first)));
        produce(poison, "same-key", "{\"pageId\":");
        produce(UUID.randomUUID(), "same-key", EventMapper.write(data(last)));

        await().untilAsserted(() -> assertThat(lines()).contains(first, last));
        ConsumerRecord<String, String> dead = deadLetter(poison);
        assertThat(dead.value()).isEqualTo("{\"pageId\":");
        assertThat(header(dead, "dead-letter-reason")).contains("not a readable paging.page.expired.v1");
    }

    /** As long as the broker takes: with the reason beside it, it does not take it as a dead letter. */
    @Test
    void goesOnBehindAPoisonMessageThatIsTooLargeForADeadLetter() {
        String last = person("last");
        produce(UUID.randomUUID(), "same-key", " ".repeat(LONGEST));
        produce(UUID.randomUUID(), "same-key", EventMapper.write(data(last)));

        await().untilAsserted(() -> assertThat(lines()).contains(last));
    }

    @Test
    void triesAgainWhereAHandlerFailsForATimeAndLeavesNoHalfWork() {
        String bob = person("bob");
        ledger.failing.put(bob, 2);
        produce(UUID.randomUUID(), "k", EventMapper.write(data(bob)));

        await().untilAsserted(() -> assertThat(lines()).containsOnlyOnce(bob));
        assertThat(ledger.tries).containsEntry(bob, 3);
    }

    @Test
    void givesUpOnAnEventAfterBoundedTries() {
        String never = person("never");
        String next = person("next");
        ledger.failing.put(never, Integer.MAX_VALUE);
        UUID id = UUID.randomUUID();
        produce(id, "k", EventMapper.write(data(never)));
        produce(UUID.randomUUID(), "k", EventMapper.write(data(next)));

        await().untilAsserted(() -> assertThat(lines()).contains(next));
        assertThat(lines()).doesNotContain(never);
        // Once more where both came together.
        assertThat(ledger.tries.get(never)).isBetween(Retry.TRIES_ON_OTHER, 1 + Retry.TRIES_ON_OTHER);
        assertThat(header(deadLetter(id), "dead-letter-reason"))
                .contains("gave up after 4 tries", "not today, " + never);
    }

    @Test
    void handlesWhatCameTogetherInOneTransaction() {
        List<String> people = List.of(person("one"), person("two"), person("three"));
        produceTogether(people.stream().map(InboxFlowIT::fresh).toList());

        await().untilAsserted(() -> assertThat(lines()).containsSubsequence(people));
        assertThat(transactions(people)).hasSize(1);
        people.forEach(person -> assertThat(ledger.tries).containsEntry(person, 1));
    }

    /** Repeated: where the work goes on after a dead letter depends on how fast the broker answers. */
    @RepeatedTest(5)
    void handlesEachByItselfInOrderWhereOneOfThemFails() {
        String before = person("before");
        String never = person("never");
        String after = person("after");
        ledger.failing.put(never, Integer.MAX_VALUE);
        Produced failing = fresh(never);
        produceTogether(List.of(fresh(before), failing, fresh(after)));

        await().untilAsserted(() -> assertThat(lines()).containsSubsequence(before, after));
        assertThat(lines()).containsOnlyOnce(before, after).doesNotContain(never);
        // Once with the others, then by itself until it is given up.
        assertThat(ledger.tries).containsEntry(never, 1 + Retry.TRIES_ON_OTHER).containsEntry(after, 1);
        assertThat(header(deadLetter(failing.id()), "dead-letter-reason")).contains("gave up after 4 tries");
    }

    @Test
    void putsAsideWhatNothingCanBeMadeOf() {
        Produced odd = fresh(null);
        String after = person("after");
        produceTogether(List.of(odd, fresh(after)));

        await().untilAsserted(() -> assertThat(lines()).contains(after));
        assertThat(header(deadLetter(odd.id()), "dead-letter-reason")).contains("nothing can be made of it");
    }

    /** Acknowledging the last record of a partition acknowledges all before it: they must be handled by then. */
    @Test
    void putsAsideOnlyAfterWhatCameBeforeIsHandled() {
        String slow = person("slow");
        ledger.failing.put(slow, 3);
        UUID poison = UUID.randomUUID();
        produce(List.of(
                message(UUID.randomUUID(), "k", EventMapper.write(data(slow))), message(poison, "k", "{\"pageId\":")));

        ConsumerRecord<String, String> dead = deadLetter(poison);
        assertThat(dead.timestamp())
                .isGreaterThanOrEqualTo(ledger.lastTries.get(slow).toEpochMilli());
        assertThat(ledger.tries).containsEntry(slow, 4);
    }

    @Test
    void dropsARepeatAmongOthers() {
        String old = person("old");
        Produced seen = fresh(old);
        produceTogether(List.of(seen));
        await().untilAsserted(() -> assertThat(lines()).contains(old));
        String twice = person("twice");
        Produced doubled = fresh(twice);
        String last = person("last");
        produceTogether(List.of(seen, doubled, doubled, fresh(last)));

        await().untilAsserted(() -> assertThat(lines()).containsSubsequence(old, twice, last));
        assertThat(lines()).containsOnlyOnce(old, twice, last);
    }

    @Test
    void worksOnEachInTheTraceThatItCameWith() {
        String first = person("first");
        String second = person("second");
        produceTogether(List.of(fresh(first), fresh(second)));

        await().untilAsserted(() -> assertThat(lines()).contains(first, second));
        assertThat(ledger.traces).containsEntry(first, traceOf(first)).containsEntry(second, traceOf(second));
    }

    @Test
    void takesTheSameEventsByAnotherWayOnlyOnce() {
        String carol = person("carol");
        UUID id = UUID.randomUUID();
        IncomingEvent event = new IncomingEvent(id, "paging.page.expired.v1", "k", NOW, data(carol));
        onVertx(() -> ledger.receiveJointly(List.of(event)));
        onVertx(() -> ledger.receiveJointly(List.of(event)));
        produce(id, "k", EventMapper.write(data(carol)));
        String after = person("after-carol");
        produce(UUID.randomUUID(), "k", EventMapper.write(data(after)));

        await().untilAsserted(() -> assertThat(lines()).contains(after));
        assertThat(lines()).containsOnlyOnce(carol);
    }

    @Test
    void handsOverTogetherWhatWasNotSeenBeforeEachOnceAndInOrder() {
        IncomingEvent seen = hearExpired("seen");
        onVertx(() -> ledger.receiveJointly(List.of(seen)));
        IncomingEvent first = hearExpired("first");
        IncomingEvent second = hearExpired("second");
        ledger.together.clear();

        onVertx(() -> ledger.receiveJointly(List.of(first, seen, hearExpired("unwanted"), second, first)));

        assertThat(ledger.together)
                .singleElement()
                .satisfies(wanted -> assertThat(wanted).extracting(Wanted::what).containsExactly(first, second));
    }

    @Test
    void keepsNothingOfWhatCameTogetherWhereOneFails() {
        IncomingEvent good = hearExpired("good");
        IncomingEvent bad = hearExpired("bad");
        String badPerson = ((PageExpired) bad.data()).personId();
        ledger.failing.put(badPerson, 1);
        assertThatThrownBy(() -> onVertx(() -> ledger.receiveJointly(List.of(good, bad))))
                .hasStackTraceContaining("not today");
        assertThat(lines()).doesNotContain(((PageExpired) good.data()).personId(), badPerson);

        onVertx(() -> ledger.receiveJointly(List.of(good, bad)));

        assertThat(lines()).containsOnlyOnce(((PageExpired) good.data()).personId(), badPerson);
    }

    @Test
    void tellsEachOfSeveralEventsInItsOwnTrace() {
        OutgoingEvent traced = expired(person("own-trace")).in(Optional.of(TRACEPARENT));
        OutgoingEvent untraced = expired(person("no-trace"));
        onVertx(() -> sessions.withTransaction((session, tx) -> outbox.write(session, List.of(traced, untraced))));

        String traceId = TRACEPARENT.split("-")[1];
        await().untilAsserted(() -> assertThat(ledger.traces)
                .containsEntry(((PageExpired) traced.data()).personId(), traceId)
                .containsKey(((PageExpired) untraced.data()).personId()));
        assertThat(ledger.traces.get(((PageExpired) untraced.data()).personId()))
                .isNotEqualTo(traceId);
    }

    private static IncomingEvent hearExpired(String name) {
        return new IncomingEvent(UUID.randomUUID(), "paging.page.expired.v1", "k", NOW, data(person(name)));
    }

    @Test
    void carriesTheTraceOfTheWorkAndTheEnvelopeOfCloudEvents() {
        OutgoingEvent event = expired(person("traced"));
        String traceId = onVertx(() -> {
            Span span = tracer.spanBuilder("work").startSpan();
            try (Scope scope = span.makeCurrent()) {
                assertThat(scope).isNotNull();
                return sessions.withTransaction((session, tx) -> outbox.write(session, List.of(event)))
                        .map(written -> span.getSpanContext().getTraceId())
                        .onTermination()
                        .invoke(span::end);
            }
        });

        ConsumerRecord<String, String> sent = record(TOPIC, event.id());
        assertThat(sent.key()).isEqualTo("k");
        assertThat(header(sent, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(sent, "ce_type")).isEqualTo("paging.page.expired.v1");
        assertThat(header(sent, "ce_source")).isEqualTo("/bridgekeeper/paging-service");
        assertThat(header(sent, "ce_time")).isEqualTo(NOW.toString());
        assertThat(header(sent, "traceparent")).contains(traceId);
    }

    private static String person(String name) {
        return name + "-" + UUID.randomUUID();
    }

    private static PageExpired data(String person) {
        return new PageExpired(UUID.randomUUID(), UUID.randomUUID(), null, person, NOW);
    }

    private static OutgoingEvent expired(String person) {
        return new OutgoingEvent(UUID.randomUUID(), "k", NOW, data(person));
    }

    private List<String> lines() {
        return onVertx(ledger::lines);
    }

    /** The transactions that wrote these people's lines. */
    private Set<String> transactions(List<String> people) {
        return Set.copyOf(onVertx(() -> sessions.withSession(session -> session.createNativeQuery(
                        "select cast(xmin as text) from ledger where person in (:people)", String.class)
                .setParameter("people", people)
                .getResultList())));
    }

    /** How often the inbox remembers this event. */
    private long seen(UUID id) {
        return onVertx(() -> sessions.withSession(
                session -> session.createNativeQuery("select count(*) from inbox where event_id = :id", Long.class)
                        .setParameter("id", id)
                        .getSingleResult()));
    }

    /** Runs on a Vert.x context of its own, as a request does, and waits. */
    private <T> T onVertx(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<T>emitter(emitter -> {
                    var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
                    VertxContextSafetyToggle.setContextSafe(context, true);
                    context.runOnContext(ignored ->
                            Uni.createFrom().deferred(work::get).subscribe().with(emitter::complete, emitter::fail));
                })
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private record Produced(UUID id, String person) {}

    private static Produced fresh(String person) {
        return new Produced(UUID.randomUUID(), person);
    }

    /** A trace of its own for each person. */
    private static String traceOf(String person) {
        return person.substring(person.length() - 36).replace("-", "");
    }

    private void produce(UUID id, String key, String data) {
        produce(List.of(message(id, key, data)));
    }

    /** As one Kafka record batch, which a broker keeps and hands out whole: one poll brings them all. */
    private void produceTogether(List<Produced> events) {
        produce(events.stream()
                .map(event -> {
                    var message = message(event.id(), "k", EventMapper.write(data(event.person())));
                    if (event.person() == null) {
                        return message;
                    }
                    String traceparent = "00-" + traceOf(event.person()) + "-00f067aa0ba902b7-01";
                    message.headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
                    return message;
                })
                .toList());
    }

    private static ProducerRecord<String, String> message(UUID id, String key, String data) {
        var message = new ProducerRecord<>(TOPIC, key, data);
        Map.of("ce_id", id.toString(), "ce_type", "paging.page.expired.v1", "ce_time", NOW.toString())
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private void produce(List<ProducerRecord<String, String>> messages) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrap, "linger.ms", 60_000, "max.request.size", 2 * LONGEST),
                new StringSerializer(),
                new StringSerializer())) {
            messages.forEach(producer::send);
            producer.flush();
        }
    }

    private ConsumerRecord<String, String> deadLetter(UUID id) {
        return record(TOPIC + ".dlq", id);
    }

    private ConsumerRecord<String, String> record(String topic, UUID id) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (Broker broker = new Broker(bootstrap)) {
            broker.read(topic, read -> {
                found.clear();
                read.stream()
                        .filter(r -> id.toString().equals(header(r, "ce_id")))
                        .forEach(found::add);
                return !found.isEmpty();
            });
        }
        assertThat(found).as("%s on %s", id, topic).hasSize(1);
        return found.getFirst();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
