package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.devstack.client.Answer;
import io.bridgekeeper.devstack.client.Users;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Answers pages as people do, and tries again as long as the platform does not answer. */
final class Robot implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);

    private final Users users;
    private final Habit habit;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
    private final Map<String, Instant> accepted = new ConcurrentHashMap<>();
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();

    Robot(Users users, Habit habit) {
        this.users = users;
        this.habit = habit;
    }

    /** A repeat is known by its page, and answered once. */
    void rings(Arrival arrival) {
        if (known.add(arrival.pageId())) {
            habit.acceptsAfter(arrival)
                    .ifPresent(after -> hands.submit(() -> {
                        Duration left =
                                Duration.between(Instant.now(), arrival.at().plus(after));
                        Scene.pause(left.isNegative() ? Duration.ZERO : left);
                        accept(arrival);
                    }));
        }
    }

    /** To each try to accept. */
    List<Answered> answers() {
        return List.copyOf(answers);
    }

    /** When the answer to an acceptance was there, by incident. */
    Map<String, Instant> accepted() {
        return Map.copyOf(accepted);
    }

    private void accept(Arrival arrival) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            Instant asked = Instant.now();
            int status = tryTo(arrival);
            answers.add(new Answered(arrival.problem(), asked, Instant.now(), status));
            if (status == 200) {
                accepted.put(arrival.incidentId(), Instant.now());
            }
            // Somebody else was faster, or it is over: a person hears that once.
            if (status >= 200 && status < 500 && status != 429) {
                return;
            }
            Scene.pause(BETWEEN_TRIES);
        }
    }

    private int tryTo(Arrival arrival) {
        try {
            Answer answer = users.as(arrival.person()).post("/api/paging/pages/" + arrival.pageId() + "/accept");
            return answer.status();
        } catch (UncheckedIOException | IllegalStateException noAnswer) {
            return 0;
        }
    }

    /** Waits for the answers that are under way. */
    @Override
    public void close() {
        hands.shutdown();
        try {
            hands.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
