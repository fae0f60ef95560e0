package io.bridgekeeper.gateway.stream;

import io.bridgekeeper.gateway.GatewayConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Spreads events over the callers who listen; one who reads too slowly is told so and disconnected. */
@ApplicationScoped
class StreamFlow {

    /** What a client hears. */
    sealed interface Told {
        /** Something happened. */
        record Event(StreamEvent event) implements Told {}

        /** Nothing happened, and the stream lives. */
        record Heartbeat() implements Told {}

        /** Events were missed; the stream ends, and the client reads the state anew. */
        record Lagged() implements Told {}
    }

    private final BroadcastProcessor<StreamEvent> events = BroadcastProcessor.create();
    private final AtomicInteger clients = new AtomicInteger();
    private final GatewayConfig.Stream config;

    StreamFlow(GatewayConfig config) {
        this.config = config.stream();
    }

    void tell(StreamEvent event) {
        events.onNext(event);
    }

    /**
     * What this caller may hear, beginning with a heartbeat at once.
     *
     * @param lasts how long the caller's token is good; the stream ends with it
     * @return empty where there are too many streams already
     */
    Optional<Multi<Told>> listen(Caller caller, Duration lasts) {
        if (clients.incrementAndGet() > config.maxClients()) {
            clients.decrementAndGet();
            return Optional.empty();
        }
        Multi<Told> told = events.filter(
                        event -> StreamPolicy.decide(caller, event) instanceof StreamPolicy.Verdict.Show)
                .<Told>map(Told.Event::new)
                .onOverflow()
                .buffer(config.buffer());
        Multi<Told> ticks = Multi.createFrom()
                .ticks()
                .every(config.heartbeat())
                .<Told>map(tick -> new Told.Heartbeat())
                .onOverflow()
                .drop();
        return Optional.of(Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(told, ticks)
                .onFailure(BackPressureFailure.class)
                .recoverWithItem(new Told.Lagged())
                .select()
                .first(lasts)
                .onTermination()
                .invoke(clients::decrementAndGet));
    }
}
