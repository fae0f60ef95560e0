package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.takeover.Inventory.Layer;
import io.bridgekeeper.paging.takeover.Inventory.Schedule;
import io.bridgekeeper.paging.takeover.Inventory.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rotations of a proposal: one for each track of a schedule. */
final class RotationPart {

    /** @param layerPaths which layers of the export are in it */
    record Track(String rotationId, Set<String> layerPaths) {}

    private final List<Map<String, Object>> rotations = new ArrayList<>();
    private final Map<String, List<Track>> tracksByKey = new HashMap<>();
    private final PeoplePart people;
    private final Report report;
    private final Ids ids = new Ids();

    private RotationPart(PeoplePart people, Report report) {
        this.people = people;
        this.report = report;
    }

    static RotationPart of(List<Schedule> schedules, PeoplePart people, Report report, Instant now) {
        RotationPart part = new RotationPart(people, report);
        schedules.forEach(schedule -> part.add(schedule, now));
        return part;
    }

    List<Map<String, Object>> entries() {
        return rotations;
    }

    /** @return empty where the schedule is not there, or nothing is left of it */
    List<Track> tracks(String scheduleKey) {
        return tracksByKey.getOrDefault(scheduleKey, List.of());
    }

    private void add(Schedule schedule, Instant now) {
        Map<Layer, List<String>> peopleByLayer = new HashMap<>();
        List<Layer> kept = new ArrayList<>();
        for (Layer layer : schedule.layers()) {
            if (layer.until().filter(end -> !end.isAfter(now)).isPresent()) {
                report.dropped(layer.path(), "It ended on " + layer.until().get() + ".");
                continue;
            }
            people(layer).ifPresent(ids -> {
                peopleByLayer.put(layer, ids);
                kept.add(layer);
            });
        }
        if (kept.isEmpty()) {
            report.dropped(schedule.path(), "Nothing is left of " + Report.quoted(schedule.name()) + ": no rotation.");
            return;
        }
        List<Track> tracks = new ArrayList<>();
        Tracks parted = Tracks.of(kept);
        parted.tooMany()
                .forEach(layer -> report.dropped(
                        layer.path(),
                        "More are on call at once by this schedule than " + Tracks.MOST + " rotations hold."));
        for (List<Layer> layers : parted.tracks()) {
            String id = ids.of(schedule.name(), "rotation");
            tracks.add(new Track(id, paths(layers)));
            rotations.add(rotation(id, schedule, layers, peopleByLayer));
        }
        if (tracks.size() > 1) {
            report.approximated(
                    schedule.path(),
                    "Several people are on call at once; here one rotation has one at a time, so it becomes "
                            + tracks.stream().map(Track::rotationId).toList()
                            + ", which a policy calls one after the other.");
        }
        tracksByKey.putIfAbsent(schedule.key(), tracks);
    }

    /** Whose turn it is, by id; nobody's turn falls to the next, so that all others keep theirs. */
    private Optional<List<String>> people(Layer layer) {
        List<Optional<String>> known = layer.slots().stream()
                .map(slot -> slot.userKey().flatMap(people::id))
                .toList();
        if (known.stream().noneMatch(Optional::isPresent)) {
            report.dropped(layer.path(), "None of those who take turns in it is a person of this export.");
            return Optional.empty();
        }
        List<String> inTurn = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            int at = i;
            while (known.get(at).isEmpty()) {
                at = (at + 1) % known.size();
            }
            String id = known.get(at).get();
            if (at != i) {
                Slot slot = layer.slots().get(i);
                report.approximated(
                        slot.path(),
                        "The turn of "
                                + slot.userKey()
                                        .map(key -> "the unknown user " + Report.quoted(key))
                                        .orElse(slot.instead())
                                + " falls to " + people.name(id) + ", who comes next.");
            }
            inTurn.add(id);
        }
        return Optional.of(inTurn);
    }

    private static Set<String> paths(List<Layer> layers) {
        Set<String> paths = new HashSet<>();
        layers.forEach(layer -> paths.add(layer.path()));
        return paths;
    }

    private Map<String, Object> rotation(
            String id, Schedule schedule, List<Layer> layers, Map<Layer, List<String>> peopleByLayer) {
        Map<String, Object> rotation = new LinkedHashMap<>();
        rotation.put("id", id);
        rotation.put("zone", schedule.zone().getId());
        Map<String, Integer> names = new HashMap<>(Map.of(LayerText.RESERVED_NAME, 1));
        rotation.put(
                "layers",
                layers.stream()
                        .map(layer -> LayerText.of(
                                layer, unique(layer.name(), names), peopleByLayer.get(layer), schedule.zone(), report))
                        .toList());
        return rotation;
    }

    private static String unique(String name, Map<String, Integer> taken) {
        String own = name;
        while (taken.putIfAbsent(own, 1) != null) {
            own = name + " " + taken.merge(name, 1, Integer::sum);
        }
        return own;
    }
}
