package io.bridgekeeper.paging.swap;

import io.bridgekeeper.paging.rotation.ScheduleChange;
import io.bridgekeeper.problem.RequestFault;
import java.util.List;

/** What became of what somebody wanted. */
sealed interface SwapOutcome {

    /** @param change of the schedule; none where nothing of it changed, or had before */
    record Done(Told told, ScheduleChange change) implements SwapOutcome {}

    record Faulty(List<RequestFault> faults) implements SwapOutcome {}

    record Refused(Refusal refusal) implements SwapOutcome {}

    /** A request and who was reminded of it. */
    record Told(Swap swap, List<Reminder> reminders) {}
}
