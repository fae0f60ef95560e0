package io.bridgekeeper.gateway.stream;

import io.bridgekeeper.gateway.GatewayConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Spreads events over the callers who listen. One who comes again hears what was told meanwhile; one who reads too
 * slowly, or was away for too long, is told to read the state anew, and hears what comes after that.
 */
@ApplicationScoped
class StreamFlow {

    /** What a client hears. */
    sealed interface Told {
        /** Something happened. */
        record Event(StreamEvent event) implements Told {}

        /** Nothing happened that the caller may hear of, and the stream lives. */
        record Heartbeat(Position position) implements Told {}

        /** Events were missed: the client reads the state anew. */
        record Refetch(Position position) implements Told {}
    }

    private final AtomicInteger clients = new AtomicInteger();
    private final GatewayConfig.Stream config;
    private final int mostClients;
    private final Cancellable ticks;
    private final RecentEvents recent;
    private final Set<Listener> listeners = new HashSet<>();

    StreamFlow(GatewayConfig config) {
        this.config = config.stream();
        mostClients =
                StreamLimit.of(this.config.maxClients(), Runtime.getRuntime().maxMemory());
        recent = new RecentEvents(this.config.keep(), this.config.keepLength());
        ticks = Multi.createFrom()
                .ticks()
                .startingAfter(this.config.heartbeat())
                .every(this.config.heartbeat())
                .onOverflow()
                .drop()
                .subscribe()
                .with(tick -> each(listener -> listener.beat(recent.position())));
    }

    @PreDestroy
    void close() {
        ticks.cancel();
    }

    /** From now on everything of this partition is heard, from this offset on. */
    void begin(Position.Place place, long offset) {
        synchronized (recent) {
            recent.begin(place, offset);
        }
    }

    void tell(Position.Place place, long offset, StreamEvent event) {
        List<Listener> all;
        synchronized (recent) {
            StreamEvent told = event.at(recent.add(place, offset, event));
            all = List.copyOf(listeners);
            all.forEach(listener -> listener.hear(place, offset, told));
        }
        all.forEach(Listener::drain);
    }

    /**
     * What this caller may hear, beginning with what was missed or, for one who is new, a heartbeat.
     *
     * @param heard what the caller had heard when the connection broke, as it was told; null for one who is new
     * @param lasts how long the caller's token is good; the stream ends with it
     * @return empty where there are too many streams already
     */
    Optional<Multi<Told>> listen(Caller caller, String heard, Duration lasts) {
        if (clients.incrementAndGet() > mostClients) {
            clients.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(Multi.createFrom()
                .<Told>emitter(
                        emitter -> begin(new Listener(caller, emitter, config.buffer()), heard),
                        BackPressureStrategy.IGNORE)
                .select()
                .first(lasts)
                .onTermination()
                .invoke(clients::decrementAndGet));
    }

    private void begin(Listener listener, String heard) {
        Position now;
        RecentEvents.Missed missed;
        synchronized (recent) {
            listeners.add(listener);
            now = recent.position();
            missed = heard == null ? new RecentEvents.Missed.Events(List.of(), now) : missed(heard);
            switch (missed) {
                case RecentEvents.Missed.TooMuch ignored -> listener.refetch(now);
                case RecentEvents.Missed.Events(List<StreamEvent> ignored, Position from) ->
                    listener.passOver(from, now);
            }
        }
        listener.emitter.onTermination(() -> {
            synchronized (recent) {
                listeners.remove(listener);
            }
        });
        listener.emitter.onRequest(count -> listener.drain());
        listener.begin(missed, now);
    }

    private RecentEvents.Missed missed(String heard) {
        return Position.of(heard).map(recent::since).orElse(new RecentEvents.Missed.TooMuch("no position"));
    }

    private void each(Consumer<Listener> told) {
        List<Listener> all;
        synchronized (recent) {
            all = List.copyOf(listeners);
            all.forEach(told);
        }
        all.forEach(Listener::drain);
    }

    /** One stream, and what waits for its reader: first what was missed, then what is told since. */
    private static final class Listener {
        private final Caller caller;
        private final MultiEmitter<? super Told> emitter;
        private final int most;
        private final Deque<Told> waiting = new ArrayDeque<>(2);
        private Deque<Told> missed = new ArrayDeque<>(0);
        private Position ahead;
        /** Somebody is at it from the start: what is told before {@link #begin} waits. */
        private final AtomicInteger draining = new AtomicInteger(1);

        Listener(Caller caller, MultiEmitter<? super Told> emitter, int most) {
            this.caller = caller;
            this.emitter = emitter;
            this.most = most;
        }

        /** Another replica was further than this one: what it told is not told again. */
        synchronized void passOver(Position heard, Position now) {
            ahead = now.covers(heard) ? null : heard;
        }

        /** Outside the lock of all: who missed much holds up nobody. */
        void begin(RecentEvents.Missed behind, Position now) {
            if (behind instanceof RecentEvents.Missed.Events(List<StreamEvent> events, Position from)) {
                missed(events, from);
                beat(now);
            }
            emitUntilDone(1);
        }

        private synchronized void missed(List<StreamEvent> events, Position from) {
            missed = events.stream()
                    .filter(this::mayHear)
                    .map(event -> new Told.Event(event.at(event.position().behind(from))))
                    .collect(Collectors.toCollection(ArrayDeque::new));
        }

        synchronized void hear(Position.Place place, long offset, StreamEvent event) {
            if (ahead == null) {
                hear(event);
            } else if (offset > ahead.offset(place)) {
                hear(event.at(event.position().and(ahead)));
            }
            if (ahead != null && event.position().covers(ahead)) {
                ahead = null;
            }
        }

        private void hear(StreamEvent event) {
            if (mayHear(event)) {
                if (waiting.size() < most) {
                    waiting.addLast(new Told.Event(event));
                } else {
                    refetch(event.position());
                }
            }
        }

        private boolean mayHear(StreamEvent event) {
            return StreamPolicy.decide(caller, event) instanceof StreamPolicy.Verdict.Show;
        }

        /** Whoever reads the state anew need not hear what came before it. */
        synchronized void refetch(Position position) {
            missed.clear();
            waiting.clear();
            waiting.addLast(new Told.Refetch(position));
        }

        /** A reader for whom something waits needs no sign of life. */
        synchronized void beat(Position position) {
            if (missed.isEmpty() && waiting.isEmpty()) {
                waiting.addLast(new Told.Heartbeat(ahead == null ? position : position.and(ahead)));
            }
        }

        /** As far as the reader asks; one thread at a time, and what comes meanwhile is its work as well. */
        void drain() {
            if (draining.getAndIncrement() == 0) {
                emitUntilDone(1);
            }
        }

        private void emitUntilDone(int asked) {
            int seen = asked;
            do {
                while (emitter.requested() > 0) {
                    Told next = next();
                    if (next == null) {
                        break;
                    }
                    emitter.emit(next);
                }
                seen = draining.addAndGet(-seen);
            } while (seen > 0);
        }

        private synchronized Told next() {
            Told first = missed.pollFirst();
            return first == null ? waiting.pollFirst() : first;
        }
    }
}
