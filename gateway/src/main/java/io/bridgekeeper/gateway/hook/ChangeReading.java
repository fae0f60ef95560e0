package io.bridgekeeper.gateway.hook;

import io.bridgekeeper.gateway.change.ToldChange;
import io.bridgekeeper.gateway.format.Fault;
import java.util.List;

/** What became of the body of a change. */
sealed interface ChangeReading {

    /** The body was understood. */
    record Told(ToldChange change) implements ChangeReading {}

    /** @param faults every fault that was found, at least one */
    record Unreadable(List<Fault> faults) implements ChangeReading {}
}
