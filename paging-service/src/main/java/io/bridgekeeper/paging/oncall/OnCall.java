package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.catalog.Rotation;
import io.bridgekeeper.paging.catalog.Rotation.HandOff;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

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
        int days = switch (rotation.handOff()) {
            case HandOff.Daily daily -> 1;
            case HandOff.Weekly weekly -> 7;
        };
        long turn = Math.floorDiv(
                ChronoUnit.DAYS.between(
                        rotation.starts(), instant.atZone(rotation.zone()).toLocalDate()),
                (long) days);
        // The day alone may be one turn off: before the hand-off of its own day the turn of before still lasts.
        while (instant.isBefore(start(rotation, turn, days))) {
            turn--;
        }
        while (!instant.isBefore(start(rotation, turn + 1, days))) {
            turn++;
        }
        String personId =
                rotation.people().get(Math.floorMod(turn, rotation.people().size()));
        return new Shift(personId, start(rotation, turn, days), start(rotation, turn + 1, days));
    }

    private static Instant start(Rotation rotation, long turn, int days) {
        LocalDate day = rotation.starts().plusDays(turn * days);
        LocalTime at = rotation.handOff().at();
        var gap = rotation.zone().getRules().getTransition(day.atTime(at));
        // java.time would move a skipped time on by the length of the gap.
        return gap != null && gap.isGap()
                ? gap.getInstant()
                : day.atTime(at).atZone(rotation.zone()).toInstant();
    }
}
