package io.bridgekeeper.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Due items on a real event loop; what is due stands in a set instead of a table. */
class DueWorkTimerIT {

    private static final Logger LOG = Logger.getLogger(DueWorkTimer.class.getName());

    private final Vertx vertx = Vertx.vertx();
    private final Set<String> due = new ConcurrentSkipListSet<>();
    private final List<String> tried = new CopyOnWriteArrayList<>();
    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final DueWorkTimer timer =
            DueWorkTimer.ofItems("letters", vertx, Duration.ofMillis(20), this::firstDue, this::work);

    @BeforeEach
    void listen() {
        LOG.addHandler(handler);
    }

    @AfterEach
    void stop() {
        timer.stop().await().atMost(Duration.ofSeconds(5));
        LOG.removeHandler(handler);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void handlesAllOthersBeforeItTriesOnceMoreWhatFailed() {
        IntStream.range(0, 60).forEach(i -> due.add("a%02d bad".formatted(i)));
        IntStream.range(0, 120).forEach(i -> due.add("b%03d".formatted(i)));

        timer.start();

        await().until(() -> tried.size() >= 240);
        assertThat(List.copyOf(tried).subList(0, 180)).doesNotHaveDuplicates();
        assertThat(due).hasSize(60).allMatch(item -> item.endsWith("bad"));
    }

    @Test
    void logsTheTraceOfAFailureOnceAndALineForEachFurtherTry() {
        due.add("a bad");

        timer.start();

        await().until(() -> tried.size() >= 3);
        assertThat(logged.getFirst().getThrown()).hasMessage("no ink");
        assertThat(logged.get(1).getThrown()).isNull();
        assertThat(logged.stream().filter(line -> line.getThrown() != null)).hasSize(1);
    }

    @Test
    void doesNotWaitForThePollWhereTheNextIsDueBeforeThatAndIsNotEarly() {
        long dueAt = System.nanoTime() + Duration.ofMillis(150).toNanos();
        AtomicLong doneAt = new AtomicLong();
        DueWorkTimer punctual = DueWorkTimer.ofItems(
                "trains",
                vertx,
                Duration.ofHours(1),
                most -> Uni.createFrom().item(() -> {
                    boolean isDue = System.nanoTime() >= dueAt && doneAt.get() == 0;
                    return isDue ? List.of("train") : List.<String>of();
                }),
                train -> Uni.createFrom().voidItem().invoke(() -> doneAt.set(System.nanoTime())),
                () -> Uni.createFrom()
                        .item(() -> doneAt.get() == 0
                                ? Optional.of(Duration.ofNanos(dueAt - System.nanoTime()))
                                : Optional.empty()));

        punctual.start();

        await().until(() -> doneAt.get() != 0);
        assertThat(doneAt.get()).isGreaterThanOrEqualTo(dueAt);
        punctual.stop().await().atMost(Duration.ofSeconds(5));
    }

    private Uni<List<String>> firstDue(int most) {
        return Uni.createFrom().item(() -> due.stream().limit(most).toList());
    }

    private Uni<Void> work(String item) {
        tried.add(item);
        if (item.endsWith("bad")) {
            return Uni.createFrom().failure(new IllegalStateException("no ink"));
        }
        due.remove(item);
        return Uni.createFrom().voidItem();
    }
}
