package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.e2e.fault.Ledger.Terms;
import io.bridgekeeper.e2e.fault.Problem.Expected;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One kind of harm, done to the running platform while alerts come in.
 *
 * <p>The order of a run: {@link #before}, then {@link #happens} while {@link #send} is called for each problem by the
 * clock, then {@link #afterwards}, then a look at what came of it.
 */
interface Fault {

    /** As the catalogue of faults calls it, such as F2; several forms of one have a word behind it. */
    String name();

    /** In a few words, for the table. */
    String what();

    /** How many alerts are sent, one after the other over {@link #lasts}. */
    default int problems(boolean isShort) {
        return isShort ? 60 : 200;
    }

    Duration lasts(boolean isShort);

    /** Systems of the demo that call bob, alice or bob, and the fallback. */
    default String system(int index) {
        return List.of("search", "checkout", "reports").get(index % 3);
    }

    default Expected expected(int index) {
        return Expected.PAGED;
    }

    /** Every third is accepted, some at once, some a while later. */
    default Habit habit() {
        return arrival -> arrival.problem() % 3 == 0
                ? Optional.of(Duration.ofMillis(arrival.problem() * 37L % 2_000))
                : Optional.empty();
    }

    default Terms terms(Scene scene) {
        return new Terms(0, Optional.empty());
    }

    default void before(Scene scene, Act act) {}

    default void send(Scene scene, Act act, Problem problem) {
        scene.fire(problem);
    }

    /** Returns when all is whole again. */
    default void happens(Scene scene, Act act) {}

    /** Once everybody is told who is to be, or patience has ended. */
    default void afterwards(Scene scene, Act act) {}

    /** What broke beside what always has to hold. */
    default List<Breach> also(Scene scene, Act act, Ledger ledger) {
        return List.of();
    }

    /** Whether some of what is sent can be read by nobody. Of what can be, nothing may become a dead letter. */
    default boolean poisons() {
        return false;
    }

    /** So soon after all is whole again the last of those is told who had to wait, in the full form; empty for no limit. */
    default Optional<Duration> recoversWithin() {
        return Optional.empty();
    }

    /** Whatever happened: takes away what {@link #before} has put up. */
    default void end(Scene scene) {}

    /** Figures of this fault alone, in words; empty for none. */
    default String figures(Scene scene, Act act, Ledger ledger) {
        return "";
    }
}
