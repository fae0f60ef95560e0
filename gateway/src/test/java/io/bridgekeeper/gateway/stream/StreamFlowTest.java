package io.bridgekeeper.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.GatewayConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamFlowTest {

    private static final Caller RESPONDER = new Caller("alice", Set.of("responder"));
    private static final Duration LONG = Duration.ofMinutes(5);

    private final StreamFlow stream = stream(1);

    @Test
    void beginsWithAHeartbeatAndTellsEventsInTheirOrder() {
        AssertSubscriber<StreamFlow.Told> reader = listen(LONG, 100);
        reader.awaitItems(1, Duration.ofSeconds(5));
        stream.tell(event(1));
        stream.tell(new StreamEvent("hidden", "paging.page.queued.v1", "bob", "{}"));
        stream.tell(event(2));
        reader.awaitItems(3, Duration.ofSeconds(5));
        assertThat(reader.getItems())
                .containsExactly(
                        new StreamFlow.Told.Heartbeat(),
                        new StreamFlow.Told.Event(event(1)),
                        new StreamFlow.Told.Event(event(2)));
        reader.cancel();
    }

    @Test
    void tellsAClientThatReadsTooSlowlyThatItMissedEventsAndEnds() {
        AssertSubscriber<StreamFlow.Told> reader = listen(LONG, 0);
        for (int number = 0; number < 1_000; number++) {
            stream.tell(event(number));
        }
        reader.request(100).awaitCompletion(Duration.ofSeconds(5));
        assertThat(reader.getItems()).hasSizeLessThan(20).last().isEqualTo(new StreamFlow.Told.Lagged());
    }

    @Test
    void aSlowClientDoesNotKeepOthersFromHearing() {
        StreamFlow two = stream(2);
        two.listen(RESPONDER, LONG).orElseThrow().subscribe().withSubscriber(AssertSubscriber.create(0));
        AssertSubscriber<StreamFlow.Told> quick =
                two.listen(RESPONDER, LONG).orElseThrow().subscribe().withSubscriber(AssertSubscriber.create(1_000));
        quick.awaitItems(1, Duration.ofSeconds(5));
        for (int number = 0; number < 100; number++) {
            two.tell(event(number));
        }
        quick.awaitItems(101, Duration.ofSeconds(5));
    }

    @Test
    void endsWithTheToken() {
        listen(Duration.ofMillis(200), 100).awaitCompletion(Duration.ofSeconds(5));
        assertThat(stream.listen(RESPONDER, LONG)).as("its place is free again").isPresent();
    }

    @Test
    void takesNoMoreClientsThanItMay() {
        AssertSubscriber<StreamFlow.Told> first = listen(LONG, 100);
        assertThat(stream.listen(RESPONDER, LONG)).isEmpty();
        first.cancel();
        assertThat(stream.listen(RESPONDER, LONG)).isPresent();
    }

    private AssertSubscriber<StreamFlow.Told> listen(Duration lasts, long requests) {
        return stream.listen(RESPONDER, lasts)
                .orElseThrow()
                .subscribe()
                .withSubscriber(AssertSubscriber.create(requests));
    }

    private static StreamFlow stream(int maxClients) {
        return new StreamFlow(new SmallRyeConfigBuilder()
                .withMapping(GatewayConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValue("gateway.stream.buffer", "4")
                .withDefaultValue("gateway.stream.max-clients", Integer.toString(maxClients))
                .build()
                .getConfigMapping(GatewayConfig.class));
    }

    private static StreamEvent event(int number) {
        return new StreamEvent("e" + number, "paging.incident.opened.v1", null, "{}");
    }
}
