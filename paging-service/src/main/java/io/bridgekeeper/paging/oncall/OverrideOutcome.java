package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.rotation.ScheduleChange;
import io.bridgekeeper.paging.tag.EntityTag;
import io.bridgekeeper.problem.RequestFault;
import java.time.Instant;
import java.util.List;

/** What became of making an override or taking it back. */
sealed interface OverrideOutcome {

    /**
     * @param change within the override's range
     * @param seen   the {@link ScheduleTag} of what was there before it, over the same range
     */
    record Done(MadeOverride made, ScheduleChange change, EntityTag seen) implements OverrideOutcome {}

    /** It was taken back before, and stays as it is: nothing changes. */
    record TakenBackBefore(MadeOverride made) implements OverrideOutcome {}

    /** Others are on call than whoever asks has seen. */
    record Changed(EntityTag now) implements OverrideOutcome {}

    record Faulty(List<RequestFault> faults) implements OverrideOutcome {}

    record Unknown() implements OverrideOutcome {}

    record NotYours() implements OverrideOutcome {}

    /** What is over stays. */
    record Over(Instant endedAt) implements OverrideOutcome {}
}
