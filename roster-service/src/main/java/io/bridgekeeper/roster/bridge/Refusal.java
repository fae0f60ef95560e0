package io.bridgekeeper.roster.bridge;

/** Why a person does not get what they asked for. */
sealed interface Refusal {

    /** There is no bridge of this incident. */
    record UnknownBridge() implements Refusal {}

    /** The incident is resolved and its call is over. */
    record BridgeClosed() implements Refusal {}

    /** Neither paged nor asked to come; the gallery is open. */
    record NotInvited() implements Refusal {}

    /** All seats are kept or taken; the gallery is open. */
    record BridgeFull(int seatLimit) implements Refusal {}

    /** Only a commander commands, or says who does. */
    record NotCommander() implements Refusal {}

    /**
     * There is one commander.
     *
     * @param commander who has the commander's seat, or for whom it is kept
     */
    record CommandTaken(String commander) implements Refusal {}

    /** Only who sits on the bridge, or a commander, asks others to come. */
    record NotSeated() implements Refusal {}

    /** The person to stand down has no seat. */
    record UnknownSeat() implements Refusal {}
}
