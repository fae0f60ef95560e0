package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.RotationOverride;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An override as the API shows it.
 *
 * @param kind       {@code add}, {@code remove}, {@code replace}, {@code swap} or {@code temporary}
 * @param from       inclusive
 * @param until      exclusive; where it was taken back after it had begun, the moment of that
 * @param shifts     of a temporary schedule only
 * @param counts     false where it was taken back before it began
 * @param takenBackBy absent where it stands
 */
record OverrideView(
        UUID overrideId,
        String rotationId,
        String kind,
        Instant from,
        Instant until,
        Optional<String> personId,
        Optional<String> byPersonId,
        Optional<String> role,
        Optional<List<FixedShift>> shifts,
        String reason,
        String madeBy,
        Instant madeAt,
        boolean counts,
        Optional<String> takenBackBy,
        Optional<Instant> takenBackAt) {

    record All(List<OverrideView> overrides) {}

    record FixedShift(Instant from, Instant until, String role, String personId) {}

    /** @param override absent where nothing was stored */
    record Changed(Optional<OverrideView> override, ScheduleChangeView change) {}

    static OverrideView of(MadeOverride made) {
        return switch (made.override()) {
            case RotationOverride.Add(String id, Range range, Role role, String personId) ->
                of(made, "add", personId, null, ShiftView.word(role), null);
            case RotationOverride.Remove(String id, Range range, String personId) ->
                of(made, "remove", personId, null, null, null);
            case RotationOverride.Replace(String id, Range range, String personId, String by) ->
                of(made, "replace", personId, by, null, null);
            case RotationOverride.Swap(String id, Range range, String personId, String by) ->
                of(made, "swap", personId, by, null, null);
            case RotationOverride.Temporary(String id, Range range, List<RotationOverride.Fixed> shifts) ->
                of(
                        made,
                        "temporary",
                        null,
                        null,
                        null,
                        shifts.stream()
                                .map(fixed -> new FixedShift(
                                        fixed.range().from(),
                                        fixed.range().until(),
                                        ShiftView.word(fixed.role()),
                                        fixed.personId()))
                                .toList());
        };
    }

    private static OverrideView of(
            MadeOverride made, String kind, String personId, String by, String role, List<FixedShift> shifts) {
        return new OverrideView(
                made.id(),
                made.rotationId(),
                kind,
                made.override().range().from(),
                made.override().range().until(),
                Optional.ofNullable(personId),
                Optional.ofNullable(by),
                Optional.ofNullable(role),
                Optional.ofNullable(shifts),
                made.reason(),
                made.madeBy(),
                made.madeAt(),
                made.counts(),
                made.takenBack().map(MadeOverride.TakenBack::by),
                made.takenBack().map(MadeOverride.TakenBack::at));
    }
}
