package io.bridgekeeper.paging.rotation;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;

/**
 * By which clock a person sleeps.
 *
 * <p>Nobody says so of a person; but a layer has the zone of the people whom it names, so the first that names them
 * tells. Who stands in from elsewhere is taken to live by the clock of those they stand in for.
 */
public final class HomeZone {

    private HomeZone() {}

    /** For a person who is on call in this rotation, by it alone. */
    public static ZoneId in(Rotation rotation, String personId) {
        return naming(rotation, personId)
                .orElseGet(() -> rotation.layers().getFirst().turns().zone());
    }

    /** For a person who is called by name: by the first rotation that names them, else UTC. */
    public static ZoneId among(Collection<Rotation> rotations, String personId) {
        return rotations.stream()
                .flatMap(rotation -> naming(rotation, personId).stream())
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }

    private static Optional<ZoneId> naming(Rotation rotation, String personId) {
        return rotation.layers().stream()
                .filter(layer -> layer.people().contains(personId))
                .map(layer -> layer.turns().zone())
                .findFirst();
    }
}
