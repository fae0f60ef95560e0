package io.bridgekeeper.gateway.rawevent;

import io.bridgekeeper.gateway.GatewayConfig;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Sent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Hands on what hooks were sent, for their owners to look at.
 *
 * <p>What could be read is told after its answer, by a thread of its own, and dropped and counted where that cannot keep up: no
 * sender waits for it, and no memory grows. What could not be read is kept before the sender hears that it cannot be read:
 * on the broker or, where that does not take it in time, with paging-service.
 */
@ApplicationScoped
public class RawEventFlow {

    private static final Logger LOG = Logger.getLogger(RawEventFlow.class);
    private static final int MOST_WAITING = 256;
    /** Bytes of all bodies that wait. */
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private final RawEventTopicClient topic;
    private final DeadLetterClient paging;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final RawEventRate rate;
    private final Duration patience;
    private final Counter dropped;
    private final Counter deadLetters;
    private final AtomicLong waiting = new AtomicLong();
    private final ThreadPoolExecutor after = executor("gateway-raw-events");
    private final ThreadPoolExecutor before = executor("gateway-dead-letters");

    RawEventFlow(
            RawEventTopicClient topic,
            @RestClient DeadLetterClient paging,
            MeterRegistry metrics,
            GatewayConfig config,
            Clock clock,
            Supplier<UUID> ids) {
        this.topic = topic;
        this.paging = paging;
        this.clock = clock;
        this.ids = ids;
        rate = new RawEventRate(config.hook().rawEventsPerSecond());
        patience = config.broker().deliveryTimeout().plusMillis(500);
        dropped = metrics.counter("gateway.raw.event.dropped");
        deadLetters = metrics.counter("gateway.dead.letter");
    }

    private static ThreadPoolExecutor executor(String name) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Tells what became of a body that was read, once there is time for it, or never. */
    public void told(UUID integrationId, Format format, Sent sent, RawEvent.Became became) {
        Instant now = now();
        int length = sent.bytes().length;
        if (waiting.addAndGet(length) > MOST_BYTES) {
            waiting.addAndGet(-length);
            dropped.increment();
            return;
        }
        try {
            after.execute(() -> {
                try {
                    if (rate.passes(integrationId, now)) {
                        topic.append(
                                RawEvent.of(ids.get(), integrationId, format, sent, now, became),
                                failure -> count(failure));
                    }
                } catch (RuntimeException e) {
                    dropped.increment();
                    LOG.debugf("a raw event is dropped: %s", e);
                } finally {
                    waiting.addAndGet(-length);
                }
            });
        } catch (RejectedExecutionException full) {
            waiting.addAndGet(-length);
            dropped.increment();
        }
    }

    private void count(Exception failure) {
        if (failure != null) {
            dropped.increment();
        }
    }

    /**
     * Keeps a body that cannot be read. Never fails.
     *
     * @return whether it is kept, durably; where not the sender must send it again
     */
    public Uni<Boolean> deadLetter(UUID integrationId, Format format, Sent sent, List<Fault> faults) {
        RawEvent event =
                RawEvent.of(ids.get(), integrationId, format, sent, now(), new RawEvent.Became.Unreadable(faults));
        return Uni.createFrom()
                .completionStage(() -> append(event))
                .ifNoItem()
                .after(patience)
                .fail()
                .replaceWith(true)
                .onFailure()
                .recoverWithUni(noBroker -> direct(event, noBroker))
                .invoke(kept -> {
                    if (kept) {
                        deadLetters.increment();
                    }
                });
    }

    private CompletableFuture<Void> append(RawEvent event) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            before.execute(() -> {
                try {
                    topic.append(event, failure -> {
                        if (failure == null) {
                            done.complete(null);
                        } else {
                            done.completeExceptionally(failure);
                        }
                    });
                } catch (RuntimeException e) {
                    done.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException full) {
            done.completeExceptionally(full);
        }
        return done;
    }

    private Uni<Boolean> direct(RawEvent event, Throwable noBroker) {
        return paging.take(new DeadLetterClient.Handed(event.id(), event.receivedAt(), RawEventMapper.contract(event)))
                .replaceWith(true)
                .onFailure()
                .recoverWithItem(noPaging -> {
                    LOG.errorf("a dead letter is not kept; broker: %s; paging-service: %s", noBroker, noPaging);
                    return false;
                });
    }

    @PreDestroy
    void close() {
        after.shutdown();
        before.shutdown();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
