package io.bridgekeeper.paging.escalation;

import java.time.Duration;
import java.util.Optional;

/** Who says that an incident was not over. */
public sealed interface Reopener {

    record Person(String personId, String reason) implements Reopener {}

    /**
     * It had ended by itself, and its problem fires again.
     *
     * @param after the end
     * @param held  present where nobody is called for now
     */
    record MonitoringTool(Duration after, Optional<HeldBack> held) implements Reopener {}
}
