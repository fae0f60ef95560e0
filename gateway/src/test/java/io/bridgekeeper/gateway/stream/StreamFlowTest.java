package io.bridgekeeper.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.gateway.GatewayConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamFlowTest {

    private static final Caller RESPONDER = new Caller("alice", Set.of("responder"));
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Position.Place PLACE = new Position.Place(0, 0);

    private final StreamFlow stream = stream(1);

    @Test
    void beginsWithAHeartbeatAndTellsEventsInTheirOrder() {
        AssertSubscriber<StreamFlow.Told> reader = listen(LONG, 100);
        tell(stream, 0, "e0", null);
        tell(stream, 1, "hidden", "bob");
        tell(stream, 2, "e2", null);
        await().atMost(SOON).until(() -> told(reader).size() == 2);
        assertThat(reader.getItems().getFirst()).isEqualTo(new StreamFlow.Told.Heartbeat(Position.START));
        assertThat(told(reader)).containsExactly("e0", "e2");
        reader.cancel();
    }

    @Test
    void aClientThatReadsTooSlowlyReadsTheStateAnewAndHearsWhatComesAfterIt() {
        AssertSubscriber<StreamFlow.Told> reader = listen(LONG, 0);
        for (int offset = 0; offset < 1_000; offset++) {
            tell(stream, offset, "e" + offset, null);
        }
        reader.request(100);
        tell(stream, 1_000, "after", null);
        await().atMost(SOON).until(() -> told(reader).contains("after"));
        assertThat(reader.getItems().getFirst()).isInstanceOf(StreamFlow.Told.Refetch.class);
        assertThat(told(reader)).endsWith("after").hasSizeLessThan(6);
        reader.assertNotTerminated();
    }

    @Test
    void aSlowClientDoesNotKeepOthersFromHearing() {
        StreamFlow two = stream(2);
        two.listen(RESPONDER, null, LONG).orElseThrow().subscribe().withSubscriber(AssertSubscriber.create(0));
        AssertSubscriber<StreamFlow.Told> quick = two.listen(RESPONDER, null, LONG)
                .orElseThrow()
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1_000));
        for (int offset = 0; offset < 100; offset++) {
            tell(two, offset, "e" + offset, null);
        }
        await().atMost(SOON).until(() -> told(quick).size() == 100);
    }

    @Test
    void oneWhoComesAgainHearsWhatWasToldMeanwhileAndNothingTwice() {
        AssertSubscriber<StreamFlow.Told> first = listen(LONG, 100);
        tell(stream, 0, "e0", null);
        await().atMost(SOON).until(() -> !told(first).isEmpty());
        String heard = position(first);
        first.cancel();
        tell(stream, 1, "e1", null);
        AssertSubscriber<StreamFlow.Told> again = again(heard);
        tell(stream, 2, "e2", null);
        await().atMost(SOON).until(() -> told(again).size() == 2);
        assertThat(told(again)).containsExactly("e1", "e2");
    }

    @Test
    void oneWhoMissedMoreThanMayWaitHearsAllThatIsKept() {
        for (int offset = 0; offset < 20; offset++) {
            tell(stream, offset, "e" + offset, offset % 2 == 0 ? null : "bob");
        }
        AssertSubscriber<StreamFlow.Told> again =
                again(Position.START.with(PLACE, 1).text());
        await().atMost(SOON).until(() -> told(again).size() == 9);
        assertThat(told(again)).startsWith("e2", "e4").endsWith("e16", "e18");
        assertThat(position(again)).isEqualTo(Position.START.with(PLACE, 18).text());
    }

    @Test
    void oneWhoComesFromAReplicaThatWasFurtherHearsNothingTwice() {
        tell(stream, 0, "e0", null);
        AssertSubscriber<StreamFlow.Told> reader =
                again(Position.START.with(PLACE, 1).text());
        tell(stream, 1, "e1", null);
        tell(stream, 2, "e2", null);
        await().atMost(SOON).until(() -> !told(reader).isEmpty());
        assertThat(told(reader)).containsExactly("e2");
        assertThat(((StreamFlow.Told.Heartbeat) reader.getItems().getFirst()).position())
                .isEqualTo(Position.START.with(PLACE, 1));
    }

    @Test
    void oneWhoWasAwayForTooLongReadsTheStateAnew() {
        for (int offset = 0; offset < 50; offset++) {
            tell(stream, offset, "e" + offset, null);
        }
        for (String heard : new String[] {Position.START.with(PLACE, 3).text(), "nonsense", "", "5f3c-an-old-id"}) {
            AssertSubscriber<StreamFlow.Told> reader = again(heard);
            await().atMost(SOON).until(() -> !reader.getItems().isEmpty());
            assertThat(reader.getItems().getFirst())
                    .isEqualTo(new StreamFlow.Told.Refetch(Position.START.with(PLACE, 49)));
            reader.cancel();
        }
    }

    @Test
    void aSignOfLifeCarriesHowFarEverythingIsHeard() {
        StreamFlow quick = stream(1, "50ms");
        AssertSubscriber<StreamFlow.Told> reader = quick.listen(RESPONDER, null, LONG)
                .orElseThrow()
                .subscribe()
                .withSubscriber(AssertSubscriber.create(100));
        tell(quick, 7, "hidden", "bob");
        reader.awaitItems(3, SOON);
        assertThat(reader.getItems().getLast()).isEqualTo(new StreamFlow.Told.Heartbeat(Position.START.with(PLACE, 7)));
        reader.cancel();
    }

    @Test
    void endsWithTheToken() {
        listen(Duration.ofMillis(200), 100).awaitCompletion(SOON);
        assertThat(stream.listen(RESPONDER, null, LONG))
                .as("its place is free again")
                .isPresent();
    }

    @Test
    void takesNoMoreClientsThanItMay() {
        AssertSubscriber<StreamFlow.Told> first = listen(LONG, 100);
        assertThat(stream.listen(RESPONDER, null, LONG)).isEmpty();
        first.cancel();
        assertThat(stream.listen(RESPONDER, null, LONG)).isPresent();
    }

    private AssertSubscriber<StreamFlow.Told> listen(Duration lasts, long requests) {
        return stream.listen(RESPONDER, null, lasts)
                .orElseThrow()
                .subscribe()
                .withSubscriber(AssertSubscriber.create(requests));
    }

    private AssertSubscriber<StreamFlow.Told> again(String heard) {
        return stream.listen(RESPONDER, heard, LONG)
                .orElseThrow()
                .subscribe()
                .withSubscriber(AssertSubscriber.create(100));
    }

    private static String position(AssertSubscriber<StreamFlow.Told> reader) {
        return reader.getItems().stream()
                .filter(StreamFlow.Told.Event.class::isInstance)
                .map(told -> ((StreamFlow.Told.Event) told).event().position().text())
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    private static List<String> told(AssertSubscriber<StreamFlow.Told> reader) {
        return reader.getItems().stream()
                .filter(StreamFlow.Told.Event.class::isInstance)
                .map(told -> ((StreamFlow.Told.Event) told).event().data())
                .toList();
    }

    private static void tell(StreamFlow stream, long offset, String data, String personId) {
        String type = personId == null ? "paging.incident.opened.v1" : "paging.page.queued.v1";
        stream.tell(PLACE, offset, new StreamEvent(Position.START, type, personId, data));
    }

    private static StreamFlow stream(int maxClients) {
        return stream(maxClients, "15s");
    }

    private static StreamFlow stream(int maxClients, String heartbeat) {
        return new StreamFlow(new SmallRyeConfigBuilder()
                .withMapping(GatewayConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValue("gateway.stream.buffer", "4")
                .withDefaultValue("gateway.stream.keep", "20")
                .withDefaultValue("gateway.stream.heartbeat", heartbeat)
                .withDefaultValue("gateway.stream.max-clients", Integer.toString(maxClients))
                .build()
                .getConfigMapping(GatewayConfig.class));
    }
}
