package io.bridgekeeper.paging.swap;

import java.util.Optional;

/** What somebody, or the time, wants of a request. */
sealed interface SwapCommand {

    record AcceptSwap(String personId) implements SwapCommand {}

    record DeclineSwap(String personId, Optional<String> reason) implements SwapCommand {}

    record WithdrawSwap(String personId) implements SwapCommand {}

    /** The calendar has the absence no more. */
    record EndAbsence() implements SwapCommand {}

    /** Something may be due. */
    record LookAtTime() implements SwapCommand {}
}
