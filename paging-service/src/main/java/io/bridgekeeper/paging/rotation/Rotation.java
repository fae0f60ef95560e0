package io.bridgekeeper.paging.rotation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * People who are on call in turn, as written down; {@link FinalSchedule} says what comes of it.
 *
 * @param layers in the order of their weight: where two of one role apply, the later one does
 */
public record Rotation(String id, List<Layer> layers) {

    public Rotation {
        layers = List.copyOf(layers);
    }

    /** All whom a layer names, each once, in the order of the layers. */
    public Set<String> people() {
        return layers.stream()
                .flatMap(layer -> layer.people().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
