package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.rotation.Role;
import java.time.Duration;
import java.util.List;

/**
 * Who is called, step by step.
 *
 * @param steps  never empty
 * @param rounds how often all steps are walked before nobody has answered, from 1 to {@link #MOST_ROUNDS}
 */
public record EscalationPolicy(String id, List<Step> steps, int rounds) {

    public static final int MOST_ROUNDS = 10;

    /** @param timeout how long the person has to answer before the next step is called */
    public record Step(Call call, Duration timeout) {}

    /** Whom a step calls. */
    public sealed interface Call {
        /** @param role whom of those on call; never a shadow */
        record OfRotation(String rotationId, Role role) implements Call {}

        record OfPerson(String personId) implements Call {}
    }
}
