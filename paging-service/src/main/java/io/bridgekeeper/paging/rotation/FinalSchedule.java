package io.bridgekeeper.paging.rotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is on call, after all layers and all overrides.
 *
 * <p>Within a role the last layer that applies wins, and the others are silent. Overrides then apply in the order in
 * which they were made. Several people may be on call at once, in different roles, or in one by {@link
 * RotationOverride.Add}; nobody is where no layer applies or an override leaves a hole.
 */
public record FinalSchedule(Rotation rotation, Overrides overrides) {

    private static final Comparator<Shift> ORDER = Comparator.comparing(
                    (Shift shift) -> shift.range().from())
            .thenComparing(Shift::role)
            .thenComparing(Shift::personId);

    /**
     * Who is on call at an instant, primaries first; empty where nobody is. A person may be there more than once, each
     * time for another reason.
     */
    public List<Duty> at(Instant instant) {
        List<Duty> duties = new ArrayList<>();
        for (Role role : Role.values()) {
            List<Layer> layers = rotation.layers();
            for (int i = layers.size() - 1; i >= 0; i--) {
                if (layers.get(i).role() == role) {
                    var duty = LayerPlan.at(layers.get(i), instant);
                    if (duty.isPresent()) {
                        duties.add(duty.get());
                        break;
                    }
                }
            }
        }
        List<RotationOverride> inForce = overrides.at(instant);
        inForce.forEach(override -> apply(override, instant, duties));
        if (!inForce.isEmpty()) {
            duties.sort(Comparator.comparing(Duty::role).thenComparing(Duty::personId));
        }
        return duties;
    }

    /** The shifts of those who are on call at an instant, primaries first, each from its true beginning to its true end. */
    public List<Shift> shiftsAt(Instant instant) {
        return over(around(instant)).stream()
                .filter(shift -> shift.range().contains(instant))
                .sorted(Comparator.comparing(Shift::role).thenComparing(Shift::personId))
                .toList();
    }

    /**
     * A stretch that no shift of those who are on call at an instant reaches beyond.
     *
     * <p>Only overrides in force at the instant make it wider, so it may be asked for before the others are known.
     */
    public Range around(Instant instant) {
        Range wide = new Range(instant, instant.plusNanos(1));
        for (Layer layer : rotation.layers()) {
            if (LayerPlan.at(layer, instant).isPresent()) {
                wide = wide.union(LayerPlan.around(layer, instant));
            }
        }
        for (RotationOverride override : overrides.at(instant)) {
            wide = wide.union(override.range());
        }
        return wide;
    }

    /**
     * All shifts of a range, by their beginning, then primaries first; those that reach beyond it are cut.
     *
     * <p>The shifts of two ranges that meet, joined where nothing but the cut parts them, are the shifts of both.
     */
    public List<Shift> over(Range range) {
        List<Shift> shifts = new ArrayList<>();
        for (List<Layer> layers : byRole().values()) {
            List<Range> free = List.of(range);
            for (Layer layer : layers.reversed()) {
                free = fill(layer, free, shifts);
            }
        }
        for (RotationOverride override : overrides.all()) {
            Range affected = override.range().within(range);
            if (!affected.isEmpty()) {
                shifts = apply(override, affected, shifts);
            }
        }
        return joined(shifts);
    }

    /**
     * A stretch that no shift that touches a range reaches beyond.
     *
     * <p>Only overrides that touch the range make it wider, so it may be asked for before the others are known.
     */
    public Range around(Range range) {
        return range.union(around(range.from())).union(around(range.until()));
    }

    /** All shifts that touch a range, by their beginning, each from its true beginning to its true end. */
    public List<Shift> whole(Range range) {
        return over(around(range)).stream()
                .filter(shift -> shift.range().overlaps(range))
                .toList();
    }

    /** Where in a range nobody is on call in a role, in order. */
    public List<Range> gaps(Role role, Range range) {
        Ranges taken = new Ranges();
        for (Shift shift : over(range)) {
            if (shift.role() == role) {
                taken.add(shift.range());
            }
        }
        return taken.leaveOf(range);
    }

    private Map<Role, List<Layer>> byRole() {
        Map<Role, List<Layer>> layers = new EnumMap<>(Role.class);
        rotation.layers()
                .forEach(layer -> layers.computeIfAbsent(layer.role(), role -> new ArrayList<>())
                        .add(layer));
        return layers;
    }

    /** @return what the layer leaves free */
    private static List<Range> fill(Layer layer, List<Range> free, List<Shift> shifts) {
        List<Range> left = new ArrayList<>();
        for (Range open : free) {
            Instant from = open.from();
            for (Shift shift : LayerPlan.over(layer, open)) {
                shifts.add(shift);
                if (from.isBefore(shift.range().from())) {
                    left.add(new Range(from, shift.range().from()));
                }
                from = shift.range().until();
            }
            if (from.isBefore(open.until())) {
                left.add(new Range(from, open.until()));
            }
        }
        return left;
    }

    private static List<Shift> apply(RotationOverride override, Range affected, List<Shift> before) {
        List<Shift> after = new ArrayList<>(before.size() + 4);
        for (Shift shift : before) {
            if (!shift.range().overlaps(affected)) {
                after.add(shift);
                continue;
            }
            Range inside = shift.range().within(affected);
            cut(shift, new Range(shift.range().from(), inside.from()), after);
            List<Duty> duties = new ArrayList<>(List.of(shift.duty()));
            change(override, duties);
            duties.forEach(duty -> after.add(new Shift(duty, inside)));
            cut(shift, new Range(inside.until(), shift.range().until()), after);
        }
        switch (override) {
            case RotationOverride.Add(String id, Range range, Role role, String personId) ->
                after.add(new Shift(new Duty(personId, role, new Why.Added(id)), affected));
            case RotationOverride.Temporary(String id, Range range, List<RotationOverride.Fixed> fixed) ->
                fixed.forEach(one -> cut(
                        new Shift(new Duty(one.personId(), one.role(), new Why.OfTemporary(id)), one.range()),
                        one.range().within(affected),
                        after));
            case RotationOverride.Remove r -> {}
            case RotationOverride.Replace r -> {}
            case RotationOverride.Swap s -> {}
        }
        return after;
    }

    private static void cut(Shift shift, Range part, List<Shift> shifts) {
        if (!part.isEmpty()) {
            shifts.add(new Shift(shift.duty(), part));
        }
    }

    private static void apply(RotationOverride override, Instant instant, List<Duty> duties) {
        change(override, duties);
        switch (override) {
            case RotationOverride.Add(String id, Range range, Role role, String personId) ->
                duties.add(new Duty(personId, role, new Why.Added(id)));
            case RotationOverride.Temporary(String id, Range range, List<RotationOverride.Fixed> fixed) ->
                fixed.stream()
                        .filter(one -> one.range().contains(instant))
                        .forEach(one -> duties.add(new Duty(one.personId(), one.role(), new Why.OfTemporary(id))));
            case RotationOverride.Remove r -> {}
            case RotationOverride.Replace r -> {}
            case RotationOverride.Swap s -> {}
        }
    }

    /** What an override makes of those who are on call already. */
    private static void change(RotationOverride override, List<Duty> duties) {
        switch (override) {
            case RotationOverride.Add add -> {}
            case RotationOverride.Remove(String id, Range range, String personId) ->
                duties.removeIf(duty -> duty.personId().equals(personId));
            case RotationOverride.Replace(String id, Range range, String personId, String by) ->
                duties.replaceAll(duty -> duty.personId().equals(personId)
                        ? new Duty(by, duty.role(), new Why.Replaced(id, personId, duty.why()))
                        : duty);
            case RotationOverride.Swap(String id, Range range, String personId, String by) ->
                duties.replaceAll(duty -> duty.personId().equals(personId)
                        ? new Duty(by, duty.role(), new Why.Swapped(id, personId, duty.why()))
                        : duty);
            case RotationOverride.Temporary temporary -> duties.clear();
        }
    }

    /** Sorted; what only a cut parted is one again. */
    private static List<Shift> joined(List<Shift> shifts) {
        shifts.sort(ORDER);
        List<Shift> joined = new ArrayList<>(shifts.size());
        Map<Duty, Integer> last = new HashMap<>();
        for (Shift shift : shifts) {
            Integer at = last.get(shift.duty());
            if (at != null
                    && joined.get(at).range().until().equals(shift.range().from())) {
                joined.set(
                        at,
                        new Shift(
                                shift.duty(),
                                new Range(
                                        joined.get(at).range().from(),
                                        shift.range().until())));
            } else {
                last.put(shift.duty(), joined.size());
                joined.add(shift);
            }
        }
        return joined;
    }
}
