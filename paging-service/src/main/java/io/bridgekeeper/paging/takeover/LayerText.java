package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.rotation.Turns;
import io.bridgekeeper.paging.rotation.Turns.Unit;
import io.bridgekeeper.paging.rotation.WallClock;
import io.bridgekeeper.paging.rotation.Window;
import io.bridgekeeper.paging.takeover.Inventory.Layer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A layer as it stands in the catalog; docs/rotations.md tells the format. */
final class LayerText {

    /** Of a layer that stands in the rotation itself. */
    static final String RESERVED_NAME = "only";

    private LayerText() {}

    static Map<String, Object> of(Layer layer, String name, List<String> people, ZoneId ofRotation, Report report) {
        Map<String, Object> text = new LinkedHashMap<>();
        ZoneId zone = layer.turns().zone();
        text.put("name", name);
        if (!zone.equals(ofRotation)) {
            text.put("zone", zone.getId());
        }
        text.put("people", people);
        LocalDateTime first = first(layer.turns());
        text.put("handOff", handOff(layer.turns(), first));
        text.put("starts", first.toLocalDate().toString());
        layer.from().ifPresent(from -> text.put("from", local(from, zone, layer.path(), report)));
        layer.until().ifPresent(until -> text.put("until", local(until, zone, layer.path(), report)));
        if (!layer.windows().isEmpty()) {
            text.put("windows", layer.windows().stream().map(LayerText::window).toList());
        }
        return text;
    }

    private static LocalDateTime first(Turns turns) {
        return switch (turns) {
            case Turns.ByTheClock(ZoneId zone, LocalDateTime first, int every, Unit unit) -> first;
            case Turns.ByLength(ZoneId zone, Instant first, var length) ->
                first.atZone(zone).toLocalDateTime();
        };
    }

    private static Map<String, Object> handOff(Turns turns, LocalDateTime first) {
        Map<String, Object> handOff = new LinkedHashMap<>();
        switch (turns) {
            case Turns.ByTheClock clock -> {
                handOff.put("every", clock.unit().name().toLowerCase(Locale.ROOT));
                if (clock.every() > 1) {
                    handOff.put("times", clock.every());
                }
                if (clock.unit() == Unit.WEEK) {
                    handOff.put("on", first.getDayOfWeek().name());
                }
            }
            case Turns.ByLength exact -> handOff.put("length", exact.length().toString());
        }
        handOff.put("at", first.toLocalTime().toString());
        return handOff;
    }

    private static String local(Instant instant, ZoneId zone, String path, Report report) {
        LocalDateTime local = instant.atZone(zone).toLocalDateTime();
        if (!WallClock.instant(local, zone).equals(instant)) {
            report.approximated(
                    path,
                    "It begins or ends at " + local + ", which the clocks of " + zone
                            + " show twice that day; here it is the first time.");
        }
        return local.toString();
    }

    private static Map<String, Object> window(Window window) {
        Map<String, Object> text = new LinkedHashMap<>();
        if (window.days().size() < DayOfWeek.values().length) {
            text.put(
                    "days",
                    Arrays.stream(DayOfWeek.values())
                            .filter(window.days()::contains)
                            .map(DayOfWeek::name)
                            .toList());
        }
        text.put("from", window.from().toString());
        text.put("to", window.to().toString());
        return text;
    }
}
