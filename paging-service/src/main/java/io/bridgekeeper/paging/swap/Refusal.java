package io.bridgekeeper.paging.swap;

import io.bridgekeeper.paging.rotation.Range;
import java.time.Instant;
import java.util.UUID;

/** Why not. */
sealed interface Refusal {

    record UnknownSwap() implements Refusal {}

    /** They are not asked, or it is not theirs. */
    record NotYours() implements Refusal {}

    /** They are not on call in all of the hours that they would give away. */
    record NotOnCall(String personId, Range range) implements Refusal {}

    /** They were when it was asked, and are not any more. */
    record ShiftChanged(String personId, Range range) implements Refusal {}

    /** They are on call then already, and would be called twice where two should be. */
    record OnCallAlready(String personId, Range range) implements Refusal {}

    /** The asker asks for some of these hours already. */
    record Overlaps(UUID other) implements Refusal {}

    record AcceptedBefore(String by, Instant at) implements Refusal {}

    /** @param state {@code declined}, {@code withdrawn} or {@code expired} */
    record Ended(String state, Instant at) implements Refusal {}
}
