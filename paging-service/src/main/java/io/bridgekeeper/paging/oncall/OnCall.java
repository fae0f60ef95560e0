package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.catalog.Rotation;
import io.bridgekeeper.paging.catalog.Rotation.HandOff;
import io.bridgekeeper.paging.rotation.Turns;
import java.time.Instant;

/** Who is on call when. */
public final class OnCall {

    private OnCall() {}

    /**
     * The turn of a rotation that an instant falls into.
     *
     * <p>Hand-offs are wall-clock times: over a change of the clocks a daily turn lasts 23 or 25 hours. A hand-off
     * time that a change skips happens at the first moment after the gap; one that a change repeats, at its first
     * occurrence. The rotation reaches back before its start as well, so the answer is never empty.
     */
    public static Shift at(Rotation rotation, Instant instant) {
        Turns turns = new Turns.ByTheClock(
                rotation.zone(), rotation.starts().atTime(rotation.handOff().at()), 1, unit(rotation.handOff()));
        long turn = turns.at(instant);
        String personId =
                rotation.people().get(Math.floorMod(turn, rotation.people().size()));
        return new Shift(personId, turns.startOf(turn), turns.startOf(turn + 1));
    }

    private static Turns.Unit unit(HandOff handOff) {
        return switch (handOff) {
            case HandOff.Daily daily -> Turns.Unit.DAY;
            case HandOff.Weekly weekly -> Turns.Unit.WEEK;
        };
    }
}
