package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.takeover.Inventory.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Parts a schedule on which several people are on call at once into tracks on each of which one is.
 *
 * <p>Those whom the tracks name at a moment are, taken together, those whom the schedule names. Layers that never meet
 * share a track.
 *
 * @param tooMany layers that found no room
 */
record Tracks(List<List<Layer>> tracks, List<Layer> tooMany) {

    /** Tracks of a schedule, and layers of one level in a track: as many as a rotation of the catalog has layers. */
    static final int MOST = 20;

    /** Each track has its layers in the order of their weight, the heaviest last. */
    static Tracks of(List<Layer> layers) {
        SortedMap<Integer, List<List<Layer>>> packsByLevel = new TreeMap<>();
        List<Layer> tooMany = layers.stream()
                .filter(layer -> !pack(layer, packsByLevel.computeIfAbsent(layer.level(), level -> new ArrayList<>())))
                .toList();
        int most = packsByLevel.values().stream().mapToInt(List::size).max().orElse(0);
        List<List<Layer>> tracks = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            tracks.add(track(i, packsByLevel));
        }
        return new Tracks(tracks, tooMany);
    }

    /** @return whether there was room */
    private static boolean pack(Layer layer, List<List<Layer>> packs) {
        for (List<Layer> pack : packs) {
            if (pack.size() < MOST && pack.stream().allMatch(other -> mayShare(layer, other))) {
                return pack.add(layer);
            }
        }
        return packs.size() < MOST && packs.add(new ArrayList<>(List.of(layer)));
    }

    private static boolean mayShare(Layer one, Layer other) {
        return !one.apart() && !other.apart() && Coverage.disjoint(one, other);
    }

    private static List<Layer> track(int number, SortedMap<Integer, List<List<Layer>>> packsByLevel) {
        List<Layer> track = new ArrayList<>();
        for (Map.Entry<Integer, List<List<Layer>>> level : packsByLevel.entrySet()) {
            List<List<Layer>> packs = level.getValue();
            int own = number % packs.size();
            if (!level.getKey().equals(packsByLevel.firstKey())) {
                // Where the own one does not apply, another of the same level does, and silences those below.
                for (int i = 1; i < packs.size(); i++) {
                    track.addAll(packs.get((own + i) % packs.size()));
                }
            }
            track.addAll(packs.get(own));
        }
        return track;
    }
}
