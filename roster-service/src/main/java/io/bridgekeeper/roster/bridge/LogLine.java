package io.bridgekeeper.roster.bridge;

import java.time.Instant;

/**
 * One line of the bridge's log, as everybody reads it.
 *
 * @param what one sentence, without anything that lets a reader into the call
 */
record LogLine(Instant at, String what) {

    static LogLine of(BridgeEvent event) {
        return new LogLine(event.at(), sentence(event));
    }

    private static String sentence(BridgeEvent event) {
        return switch (event) {
            case BridgeEvent.BridgeOpened opened ->
                "The bridge is open with " + seats(opened.call().seatLimit()) + ": "
                        + ended(opened.call().title());
            case BridgeEvent.SeatReserved reserved -> "A seat is kept for " + ended(described(reserved.seat()));
            case BridgeEvent.NoSeatKept none ->
                "No seat could be kept for " + none.waiting().personId() + ": all " + none.seatLimit()
                        + " are kept or taken. There will be one when one is free, or when "
                        + none.waiting().personId() + " accepts the page.";
            case BridgeEvent.WaitEnded ended -> waitEnded(ended);
            case BridgeEvent.SeatTaken taken ->
                taken.seat().personId() + " sits on the bridge as "
                        + ended(taken.seat().role().word() + ": "
                                + taken.seat().purpose().text())
                        + (taken.overLimit()
                                ? " This is one seat over the limit: who accepted the page never waits outside."
                                : "");
            case BridgeEvent.SeatReleased released -> released(released);
            case BridgeEvent.SeatRefused refused ->
                refused.turnedAway().personId() + " was turned to the gallery: "
                        + refused.turnedAway().reason().sentence() + ".";
            case BridgeEvent.SeatsLimited limited ->
                "The bridge has " + seats(limited.seatLimit()) + " now, before it had " + limited.from()
                        + (limited.seatLimit() < limited.from() ? ". Nobody has to go." : ".");
            case BridgeEvent.Rerouted rerouted ->
                "The incident is of " + rerouted.systemId() + rerouted(rerouted.from());
            case BridgeEvent.BridgeReopened reopened -> "The bridge is open again: the incident was not over.";
            case BridgeEvent.BridgeClosed closed -> "The bridge is closed: the incident is resolved.";
        };
    }

    private static String released(BridgeEvent.SeatReleased released) {
        String personId = released.personId();
        return switch (released.reason()) {
            case STOOD_DOWN -> stoodDown(personId, released.by());
            case DECLINED -> "The seat kept for " + personId + " is free: the page was declined.";
            case WITHDRAWN -> "The seat kept for " + personId + " is free: the page was withdrawn.";
            case CLOSED -> "The seat of " + personId + " ended with the incident.";
        };
    }

    private static String waitEnded(BridgeEvent.WaitEnded ended) {
        String personId = ended.personId();
        return switch (ended.reason()) {
            case STOOD_DOWN -> stoodDown(personId, ended.by());
            case DECLINED -> "No seat is needed for " + personId + " any more: the page was declined.";
            case WITHDRAWN -> "No seat is needed for " + personId + " any more: the page was withdrawn.";
            case CLOSED -> "No seat is needed for " + personId + " any more: the incident is resolved.";
        };
    }

    private static String rerouted(String from) {
        return from == null ? "." : ", not of " + from + ".";
    }

    private static String stoodDown(String personId, String by) {
        return personId.equals(by) ? personId + " stood down." : personId + " was stood down by " + by + ".";
    }

    private static String described(Seat seat) {
        return seat.personId() + " as " + seat.role().word() + ": "
                + seat.purpose().text();
    }

    /** Purposes are written by people, some of whom end them like a sentence. */
    private static String ended(String sentence) {
        return sentence.matches(".*[.!?]") ? sentence : sentence + ".";
    }

    private static String seats(int limit) {
        return limit == 1 ? "one seat" : limit + " seats";
    }
}
