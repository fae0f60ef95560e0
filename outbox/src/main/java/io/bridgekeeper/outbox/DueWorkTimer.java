package io.bridgekeeper.outbox;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs due work that lives in the database: batch after batch while there is some, then waits until it is woken or a
 * poll is due.
 *
 * <p>One replica never runs two batches at once. Several replicas may, so a batch claims its rows with
 * {@code FOR UPDATE SKIP LOCKED}. Waking is a hint that saves the wait for the poll; a lost one only delays.
 */
public final class DueWorkTimer {

    private static final Logger LOG = Logger.getLogger(DueWorkTimer.class);
    private static final int ITEMS = 50;

    private enum Phase {
        STOPPED,
        IDLE,
        RUNNING,
        RUNNING_AND_WOKEN
    }

    private final String name;
    private final Vertx vertx;
    private final Context context;
    private final Duration poll;
    private final Supplier<Uni<Integer>> batch;
    private final Supplier<Uni<Optional<Duration>>> untilNext;

    // Only touched on the context's thread.
    private Phase phase = Phase.STOPPED;
    private long timer;
    private CompletableFuture<Void> stopped = CompletableFuture.completedFuture(null);

    /**
     * @param name  for the log
     * @param poll  the longest wait between two batches
     * @param batch claims and handles some due items, and answers how many; 0 when nothing is due. It runs on a
     *     duplicated Vert.x context of its own, so it may open Hibernate Reactive sessions. A failure is logged and
     *     tried again at the next poll.
     */
    public DueWorkTimer(String name, Vertx vertx, Duration poll, Supplier<Uni<Integer>> batch) {
        this(name, vertx, poll, batch, () -> Uni.createFrom().item(Optional.empty()));
    }

    private DueWorkTimer(
            String name,
            Vertx vertx,
            Duration poll,
            Supplier<Uni<Integer>> batch,
            Supplier<Uni<Optional<Duration>>> untilNext) {
        this.name = name;
        this.vertx = vertx;
        // An event loop of its own choosing, not the duplicated context of whoever creates the timer.
        this.context = VertxContext.getRootContext(vertx.getOrCreateContext());
        this.poll = poll;
        this.batch = batch;
        this.untilNext = untilNext;
    }

    /**
     * Handles due items one by one, each in its own transaction. One that fails stays due and holds up no other: it
     * waits until nothing else is due. Its first failure is logged with the trace, each further one in a line.
     *
     * @param name for the log, with the name of the item behind it
     * @param due  names at most so many due items, those that are due longest first. Replicas may see the same ones.
     * @param work handles one item; late or twice is harmless
     */
    public static <T> DueWorkTimer ofItems(
            String name, Vertx vertx, Duration poll, IntFunction<Uni<List<T>>> due, Function<T, Uni<Void>> work) {
        return ofItems(name, vertx, poll, due, work, () -> Uni.createFrom().item(Optional.empty()));
    }

    /**
     * As above, and on time: it does not wait for a poll where the next item is due before that.
     *
     * @param untilNext how long until the first of those that are not due yet is; empty where there is none. What becomes
     *     due sooner than was known, waits for the poll
     */
    public static <T> DueWorkTimer ofItems(
            String name,
            Vertx vertx,
            Duration poll,
            IntFunction<Uni<List<T>>> due,
            Function<T, Uni<Void>> work,
            Supplier<Uni<Optional<Duration>>> untilNext) {
        FailedItems<T> failed = new FailedItems<>();
        return new DueWorkTimer(
                name,
                vertx,
                poll,
                () -> due.apply(ITEMS + failed.waiting())
                        .map(failed::next)
                        .chain(turn -> oneByOne(name, turn.items(), work, failed)
                                .replaceWith(turn.more() ? turn.items().size() : 0)),
                untilNext);
    }

    private static <T> Uni<Void> oneByOne(
            String name, List<T> items, Function<T, Uni<Void>> work, FailedItems<T> failed) {
        return InTurnFlow.each(
                items,
                item -> work.apply(item)
                        .invoke(() -> failed.done(item))
                        .onFailure()
                        .recoverWithItem(failure -> {
                            log(name, item, failed.failed(item), failure);
                            return null;
                        }));
    }

    private static void log(String name, Object item, boolean first, Throwable failure) {
        if (first) {
            LOG.errorf(failure, "%s %s failed; it stays due", name, item);
        } else {
            LOG.errorf("%s %s failed again; it stays due: %s", name, item, FaultMapper.detail(failure));
        }
    }

    /** Begins with a batch at once. Idempotent. */
    public void start() {
        context.runOnContext(ignored -> {
            if (phase == Phase.STOPPED) {
                phase = Phase.IDLE;
                stopped = new CompletableFuture<>();
                run();
            }
        });
    }

    /** Begins no further batch; completes when the running one has ended. Idempotent. */
    public Uni<Void> stop() {
        return Uni.createFrom()
                .emitter(emitter -> context.runOnContext(ignored -> {
                    vertx.cancelTimer(timer);
                    if (phase == Phase.IDLE || phase == Phase.STOPPED) {
                        stopped.complete(null);
                    }
                    phase = Phase.STOPPED;
                    stopped.whenComplete((done, failure) -> emitter.complete(null));
                }));
    }

    /** There may be work: runs a batch now, or once more after the running one. Call it after the commit. */
    public void wake() {
        context.runOnContext(ignored -> {
            switch (phase) {
                case IDLE -> run();
                case RUNNING -> phase = Phase.RUNNING_AND_WOKEN;
                case RUNNING_AND_WOKEN, STOPPED -> {}
            }
        });
    }

    private void run() {
        vertx.cancelTimer(timer);
        phase = Phase.RUNNING;
        Context own = VertxContext.createNewDuplicatedContext(context);
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(ignored -> Uni.createFrom()
                .deferred(batch::get)
                .chain(count -> count > 0
                        ? Uni.createFrom().item(Duration.ZERO)
                        : untilNext.get().map(this::pause))
                .subscribe()
                .with(pause -> context.runOnContext(x -> ended(pause)), failure -> {
                    LOG.warnf("%s: %s; tried again in %s", name, FaultMapper.detail(failure), poll);
                    context.runOnContext(x -> ended(poll));
                }));
    }

    /** Not a moment too soon: what is not due yet would be looked for again at once. */
    private Duration pause(Optional<Duration> untilNext) {
        return untilNext
                .map(next -> next.plusMillis(1))
                .filter(next -> next.compareTo(poll) < 0)
                .map(next -> next.isPositive() ? next : Duration.ofMillis(1))
                .orElse(poll);
    }

    /** @param pause zero where more may be due */
    private void ended(Duration pause) {
        switch (phase) {
            case STOPPED -> stopped.complete(null);
            case RUNNING_AND_WOKEN -> run();
            case RUNNING, IDLE -> {
                phase = Phase.IDLE;
                if (pause.isZero()) {
                    run();
                } else {
                    timer = vertx.setTimer(Math.max(1, pause.toMillis()), ignored -> {
                        if (phase == Phase.IDLE) {
                            run();
                        }
                    });
                }
            }
        }
    }
}
