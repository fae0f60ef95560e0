package io.bridgekeeper.roster.bridge;

import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.roster.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Map;

/** Turns a refusal into its HTTP answer, with what the person needs to go on. */
final class RefusalMapper {

    private RefusalMapper() {}

    static ProblemType type(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownBridge r -> ProblemType.UNKNOWN_BRIDGE;
            case Refusal.BridgeClosed r -> ProblemType.BRIDGE_CLOSED;
            case Refusal.NotInvited r -> ProblemType.NOT_INVITED;
            case Refusal.BridgeFull r -> ProblemType.BRIDGE_FULL;
            case Refusal.NotCommander r -> ProblemType.NOT_COMMANDER;
            case Refusal.CommandTaken r -> ProblemType.COMMAND_TAKEN;
            case Refusal.NotSeated r -> ProblemType.NOT_SEATED;
            case Refusal.UnknownSeat r -> ProblemType.UNKNOWN_SEAT;
        };
    }

    /** @param gallery where everybody may read; only told where the bridge is known */
    static HttpProblem problem(Refusal refusal, String gallery) {
        return ProblemMapper.problem(
                type(refusal),
                switch (refusal) {
                    case Refusal.UnknownBridge r -> Map.of();
                    case Refusal.BridgeFull r -> Map.of("seatLimit", r.seatLimit(), "gallery", gallery);
                    case Refusal.CommandTaken r -> Map.of("commander", r.commander(), "gallery", gallery);
                    case Refusal.NotInvited r -> Map.of("gallery", gallery);
                    case Refusal.BridgeClosed r -> Map.of("gallery", gallery);
                    case Refusal.NotCommander r -> Map.of("gallery", gallery);
                    case Refusal.NotSeated r -> Map.of("gallery", gallery);
                    case Refusal.UnknownSeat r -> Map.of("gallery", gallery);
                });
    }
}
