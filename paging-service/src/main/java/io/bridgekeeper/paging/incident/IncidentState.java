package io.bridgekeeper.paging.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * How far an incident has come: triggered, acknowledged, resolved. Back to triggered where whoever has it does not say
 * so any more, and where it was resolved too early.
 */
public sealed interface IncidentState {

    record Triggered() implements IncidentState {}

    /** @param by who accepted a page of it */
    record Acknowledged(String by, Instant at) implements IncidentState {}

    /**
     * The service runs again.
     *
     * @param acknowledged empty where nobody had accepted
     * @param by           who said so; empty where the monitoring tool did
     */
    record Resolved(
            Optional<Acknowledged> acknowledged, Optional<String> by, Instant at, How how, Optional<String> note)
            implements IncidentState {}

    default boolean isOpen() {
        return !(this instanceof Resolved);
    }

    /** Who has it or had it. */
    default Optional<Acknowledged> acknowledgement() {
        return switch (this) {
            case Triggered() -> Optional.empty();
            case Acknowledged acknowledged -> Optional.of(acknowledged);
            case Resolved resolved -> resolved.acknowledged();
        };
    }
}
