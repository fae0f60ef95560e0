package io.bridgekeeper.paging.swap;

import io.bridgekeeper.paging.rotation.Range;
import java.util.List;
import java.util.Optional;

/** What happened to a request. */
sealed interface SwapEvent {

    record SwapAsked() implements SwapEvent {}

    /** @param handovers what becomes of the schedule, one after the other */
    record SwapAccepted(String by, List<Handover> handovers) implements SwapEvent {}

    /** One of several said no, and the others are still asked. */
    record SwapPassedOver(String by) implements SwapEvent {}

    record SwapDeclined(String by, Optional<String> reason) implements SwapEvent {}

    record SwapWithdrawn(SwapState.Cause cause) implements SwapEvent {}

    record SwapExpired() implements SwapEvent {}

    /** @param people who can still answer */
    record SwapReminded(List<String> people) implements SwapEvent {}

    /** One person takes hours of another. */
    record Handover(Range range, String fromId, String byId) {}
}
