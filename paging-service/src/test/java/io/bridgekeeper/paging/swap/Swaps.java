package io.bridgekeeper.paging.swap;

import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Layer;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Rotation;
import io.bridgekeeper.paging.rotation.RotationOverride.Fixed;
import io.bridgekeeper.paging.rotation.RotationOverride.Temporary;
import io.bridgekeeper.paging.rotation.Turns;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One rotation of alice, bob and carol with fixed shifts, and requests about them. Times are hours after {@link #NOW}.
 *
 * <p>Alice is primary from 200 to 224, bob from 224 to 248 and carol secondary from 200 to 212.
 */
final class Swaps {

    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-00000000000a");
    static final ReminderPlan PLAN =
            new ReminderPlan(List.of(Duration.ofDays(7), Duration.ofDays(2), Duration.ofHours(12)));

    private Swaps() {}

    static Instant at(int hour) {
        return NOW.plus(Duration.ofHours(hour));
    }

    static Range hours(int from, int until) {
        return new Range(at(from), at(until));
    }

    static Fixed shift(String person, Role role, int from, int until) {
        return new Fixed(hours(from, until), role, person);
    }

    static Circumstances usual(Fixed... more) {
        List<Fixed> shifts = new ArrayList<>(List.of(
                shift("alice", Role.PRIMARY, 200, 224),
                shift("bob", Role.PRIMARY, 224, 248),
                shift("carol", Role.SECONDARY, 200, 212)));
        shifts.addAll(List.of(more));
        return with(shifts);
    }

    static Circumstances with(List<Fixed> shifts) {
        Layer layer = new Layer(
                "all",
                Role.PRIMARY,
                List.of("alice", "bob", "carol"),
                new Turns.ByLength(ZoneId.of("Europe/Berlin"), NOW, Duration.ofDays(1)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of());
        return new Circumstances(new FinalSchedule(
                new Rotation("r", List.of(layer)),
                Overrides.of(List.of(new Temporary("t", hours(-1000, 1000), shifts)))));
    }

    /** Alice asks for her shift's first twelve hours or others. */
    static Swap ask(String to, Range range, Range offer) {
        return new Swap(
                ID,
                "r",
                range,
                "alice",
                Optional.ofNullable(to),
                Optional.ofNullable(offer),
                "a wedding",
                Optional.empty(),
                NOW,
                Set.of(),
                new SwapState.Open(at(200 - 7 * 24)));
    }
}
