package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.rotation.Role;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who is called, step by step.
 *
 * @param steps  never empty
 * @param rounds how often all steps are walked before nobody has answered, from 1 to {@link #MOST_ROUNDS}
 */
public record EscalationPolicy(String id, List<Step> steps, int rounds) {

    public static final int MOST_ROUNDS = 10;

    /** As many people a step may call at once where nothing else is set. */
    public static final int USUALLY_AT_ONCE = 3;

    /** Whom its steps call, in their order. */
    public Stream<Call> calls() {
        return steps.stream().flatMap(step -> step.calls().stream());
    }

    /**
     * One step.
     *
     * @param calls   whom it calls at once, never empty; one rotation and role n times calls n of those on call
     * @param timeout how long they have to answer before the next step is called
     */
    public record Step(List<Call> calls, Duration timeout) {

        public Step(Call call, Duration timeout) {
            this(List.of(call), timeout);
        }
    }

    /** Whom a step calls. */
    public sealed interface Call {
        /** @param role whom of those on call; never a shadow */
        record OfRotation(String rotationId, Role role) implements Call {}

        record OfPerson(String personId) implements Call {}
    }
}
