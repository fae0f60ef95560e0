package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.catalog.Catalog;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Where a person is, as far as anybody knows. */
final class Whereabouts {

    private Whereabouts() {}

    /** The zone of their quiet hours; else that of the first layer that names them; else UTC. */
    static ZoneId of(String personId, Optional<QuietHours> quiet, Catalog catalog) {
        return quiet.map(QuietHours::zone)
                .or(() -> catalog.rotations().values().stream()
                        .flatMap(rotation -> rotation.layers().stream())
                        .filter(layer -> layer.people().contains(personId))
                        .map(layer -> layer.turns().zone())
                        .findFirst())
                .orElse(ZoneOffset.UTC);
    }
}
