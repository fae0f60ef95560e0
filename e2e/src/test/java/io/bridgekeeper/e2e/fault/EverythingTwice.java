package io.bridgekeeper.e2e.fault;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;

/** F9: every webhook is posted twice, and then every record of every topic comes once more. */
final class EverythingTwice implements Fault {

    private static final Duration WORKED_OFF_WITHIN = Duration.ofSeconds(10);

    private final AtomicReference<Map<TopicPartition, Long>> begin = new AtomicReference<>(Map.of());
    private final AtomicReference<Integer> replayed = new AtomicReference<>(0);

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
    public String figures(Scene scene, Act act, Ledger ledger) {
        return replayed.get() + " records came twice";
    }
}
