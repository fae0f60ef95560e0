package io.bridgekeeper.e2e.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;

/** F9: every webhook is posted twice, and then every record of every topic comes once more. */
final class EverythingTwice implements Fault {

    private static final Duration WORKED_OFF_WITHIN = Duration.ofSeconds(10);

    private final AtomicReference<Map<TopicPartition, Long>> begin = new AtomicReference<>(Map.of());
    private final AtomicReference<Integer> replayed = new AtomicReference<>(0);
    private final AtomicReference<Long> deadLetters = new AtomicReference<>(0L);

    @Override
    public String name() {
        return "F9";
    }

    @Override
    public String what() {
        return "every webhook posted twice, every record of every topic again";
    }

    @Override
    public Duration lasts(boolean isShort) {
        return Duration.ofSeconds(isShort ? 6 : 20);
    }

    @Override
    public void before(Scene scene, Act act) {
        begin.set(act.wire().ends(act.wire().topics()));
        deadLetters.set(deadLetters(act));
    }

    @Override
    public void send(Scene scene, Act act, Problem problem) {
        scene.fire(problem);
        scene.fire(problem);
    }

    @Override
    public void afterwards(Scene scene, Act act) {
        replayed.set(act.wire().replay(begin.get()));
        scene.tell(replayed.get() + " records sent once more");
        Scene.pause(WORKED_OFF_WITHIN);
    }

    @Override
    public List<Breach> also(Scene scene, Act act, Ledger ledger) {
        long dead = deadLetters(act) - deadLetters.get();
        return dead == 0 ? List.of() : List.of(new Breach("I9", dead + " repeats became dead letters"));
    }

    @Override
    public String figures(Scene scene, Act act, Ledger ledger) {
        return replayed.get() + " records came twice";
    }

    private static long deadLetters(Act act) {
        return act.wire().topics().stream().mapToLong(act.wire()::deadLetters).sum();
    }
}
