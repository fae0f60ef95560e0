package io.bridgekeeper.paging.rotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a layer says by itself, before any other layer and any override. */
final class LayerPlan {

    private LayerPlan() {}

    /** Whom the layer names at an instant. */
    static Optional<Duty> at(Layer layer, Instant instant) {
        return applies(layer, instant) ? Optional.of(duty(layer, layer.turns().at(instant))) : Optional.empty();
    }

    /** The stretch of one turn in which the layer goes on to apply around an instant at which it does. */
    static Range around(Layer layer, Instant instant) {
        long turn = layer.turns().at(instant);
        Range whole = new Range(layer.turns().startOf(turn), layer.turns().startOf(turn + 1));
        return applicable(layer, whole).stream()
                .filter(range -> range.contains(instant))
                .findFirst()
                .orElseThrow();
    }

    /** In order, without overlap; one that reaches beyond the range is cut. */
    static List<Shift> over(Layer layer, Range range) {
        List<Shift> shifts = new ArrayList<>();
        for (Range open : applicable(layer, range)) {
            long turn = layer.turns().at(open.from());
            Instant begins = open.from();
            while (begins.isBefore(open.until())) {
                Instant ends = Range.earlier(layer.turns().startOf(turn + 1), open.until());
                if (begins.isBefore(ends)) {
                    shifts.add(new Shift(duty(layer, turn), new Range(begins, ends)));
                }
                begins = ends;
                turn++;
            }
        }
        return shifts;
    }

    private static Duty duty(Layer layer, long turn) {
        return new Duty(layer.personOf(turn), layer.role(), new Why.OfLayer(layer.name(), turn));
    }

    private static boolean applies(Layer layer, Instant instant) {
        if (layer.from().filter(instant::isBefore).isPresent()
                || layer.until().filter(end -> !instant.isBefore(end)).isPresent()) {
            return false;
        }
        return hours(layer).contain(instant);
    }

    /** Where in the range the layer applies; windows that meet or overlap are one. */
    private static List<Range> applicable(Layer layer, Range range) {
        Range lives = range.within(new Range(
                layer.from().orElse(range.from()),
                Range.later(layer.from().orElse(range.from()), layer.until().orElse(range.until()))));
        return hours(layer).over(lives);
    }

    private static Hours hours(Layer layer) {
        return new Hours(layer.turns().zone(), layer.windows(), layer.holidays());
    }
}
