package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.paging.tag.EntityTag;
import io.bridgekeeper.problem.RequestFault;
import java.time.Instant;
import java.util.List;

/** What became of making, changing or ending a window. */
sealed interface WindowOutcome {

    /** @param window as it is from now on, or would be */
    record Done(MaintenanceWindow window) implements WindowOutcome {}

    record Faulty(List<RequestFault> faults) implements WindowOutcome {}

    record Unknown() implements WindowOutcome {}

    /** Others have changed it since whoever asks has seen it. */
    record Changed(EntityTag now) implements WindowOutcome {}

    /** What is over stays. */
    record Over(Instant at) implements WindowOutcome {}

    record TooMany(int most) implements WindowOutcome {}
}
