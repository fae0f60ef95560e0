package io.bridgekeeper.paging.rotation;

import java.util.List;

/**
 * People who are on call in turn, as written down; {@link FinalSchedule} says what comes of it.
 *
 * @param layers in the order of their weight: where two of one role apply, the later one does
 */
public record Rotation(String id, List<Layer> layers) {

    public Rotation {
        layers = List.copyOf(layers);
    }
}
