package io.bridgekeeper.paging.swap;

import static io.bridgekeeper.problem.ProblemMapper.problem;

import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.rotation.Range;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Says no over HTTP. */
final class SwapRefusalMapper {

    private SwapRefusalMapper() {}

    static HttpProblem toProblem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownSwap() -> problem(ProblemType.UNKNOWN_SWAP);
            case Refusal.NotYours() -> problem(ProblemType.NOT_YOUR_SWAP);
            case Refusal.NotOnCall(String person, Range range) -> of(ProblemType.NOT_ON_CALL, person, range);
            case Refusal.ShiftChanged(String person, Range range) -> of(ProblemType.SHIFT_CHANGED, person, range);
            case Refusal.OnCallAlready(String person, Range range) -> of(ProblemType.ON_CALL_ALREADY, person, range);
            case Refusal.Overlaps(UUID other) -> problem(ProblemType.SWAP_OVERLAPS, Map.of("swapId", other));
            case Refusal.AcceptedBefore(String by, Instant at) ->
                problem(ProblemType.ALREADY_ACCEPTED, Map.of("acceptedBy", by, "acceptedAt", at));
            case Refusal.Ended(String state, Instant at) ->
                problem(ProblemType.SWAP_ENDED, Map.of("state", state, "endedAt", at));
        };
    }

    private static HttpProblem of(ProblemType type, String personId, Range range) {
        return problem(type, Map.of("personId", personId, "from", range.from(), "until", range.until()));
    }
}
