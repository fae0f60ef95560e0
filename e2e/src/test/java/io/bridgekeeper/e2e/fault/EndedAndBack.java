package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.e2e.fault.Problem.Expected;
import java.time.Duration;

/** F22: a problem ends and comes back in the same second. */
final class EndedAndBack implements Fault {

    @Override
    public String name() {
        return "F22";
    }

    @Override
    public String what() {
        return "resolved and fired again in the same second";
    }

    @Override
    public Duration lasts(boolean isShort) {
        return Duration.ofSeconds(isShort ? 6 : 30);
    }

    @Override
    public Expected expected(int index) {
        return Expected.PAGED_AGAIN;
    }

    @Override
    public void send(Scene scene, Act act, Problem problem) {
        scene.fire(problem);
        Scene.pause(Duration.ofMillis(problem.index() % 5 * 100L));
        scene.clear(problem);
        scene.fire(problem);
    }
}
