package io.bridgekeeper.roster.bridge;

import io.bridgekeeper.roster.bridge.Refusal.BridgeFull;
import io.bridgekeeper.roster.bridge.Refusal.CommandTaken;
import io.bridgekeeper.roster.bridge.Refusal.NotCommander;
import io.bridgekeeper.roster.bridge.Refusal.NotInvited;
import io.bridgekeeper.roster.bridge.Refusal.NotSeated;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One reason for which a seat is not given.
 *
 * <p>The lists are the specification. They are read from the top and the first refusal counts: a person who is not
 * invited hears that, also where the bridge is full.
 *
 * @param name for people who read a failing test
 */
record SeatRule(String name, Function<Ask, Optional<Refusal>> refusal) {

    /**
     * What a rule sees.
     *
     * @param personId who shall sit: the caller, or whom the caller invites
     */
    record Ask(Bridge.Open bridge, Caller caller, String personId, SeatRole role) {

        private boolean holdsSeat() {
            return bridge.seatOf(personId).isPresent();
        }

        private boolean waits() {
            return bridge.waitOf(personId).isPresent();
        }

        private boolean holdsCommand() {
            return bridge.commander().filter(s -> s.personId().equals(personId)).isPresent();
        }
    }

    static final SeatRule COMES_INVITED_OR_TO_COMMAND = new SeatRule(
            "a seat is for who was paged, was invited, or is a commander who comes to command",
            ask -> unless(
                    ask.holdsSeat() || ask.waits() || (ask.caller().commander() && ask.role() == SeatRole.COMMANDER),
                    new NotInvited()));

    static final SeatRule INVITES_FROM_A_SEAT = new SeatRule(
            "who sits on the bridge, or is a commander, asks others to come",
            ask -> unless(
                    ask.caller().commander()
                            || ask.bridge()
                                    .seatOf(ask.caller().personId())
                                    .filter(Seat::isTaken)
                                    .isPresent(),
                    new NotSeated()));

    static final SeatRule COMMAND_IS_FOR_COMMANDERS = new SeatRule(
            "a commander commands, or whom a commander invited to",
            ask -> unless(
                    ask.role() != SeatRole.COMMANDER || ask.caller().commander() || ask.holdsCommand(),
                    new NotCommander()));

    static final SeatRule ONE_COMMANDER = new SeatRule(
            "a bridge has one commander",
            ask -> ask.role() != SeatRole.COMMANDER
                    ? Optional.empty()
                    : ask.bridge()
                            .commander()
                            .map(Seat::personId)
                            .filter(commander -> !commander.equals(ask.personId()))
                            .map(CommandTaken::new));

    static final SeatRule ROOM_LEFT = new SeatRule(
            "a kept seat counts as much as a taken one",
            ask -> unless(
                    ask.holdsSeat() || !ask.bridge().isFull(),
                    new BridgeFull(ask.bridge().call().seatLimit())));

    /** Of a person who asks for a seat. */
    static final List<SeatRule> TAKING =
            List.of(COMES_INVITED_OR_TO_COMMAND, COMMAND_IS_FOR_COMMANDERS, ONE_COMMANDER, ROOM_LEFT);

    /** Of a person who asks another one to come. */
    static final List<SeatRule> INVITING =
            List.of(INVITES_FROM_A_SEAT, COMMAND_IS_FOR_COMMANDERS, ONE_COMMANDER, ROOM_LEFT);

    static Optional<Refusal> first(List<SeatRule> rules, Ask ask) {
        return rules.stream()
                .map(rule -> rule.refusal().apply(ask))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Refusal> unless(boolean allowed, Refusal refusal) {
        return allowed ? Optional.empty() : Optional.of(refusal);
    }
}
