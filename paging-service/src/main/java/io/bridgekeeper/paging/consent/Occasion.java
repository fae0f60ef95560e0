package io.bridgekeeper.paging.consent;

import java.util.Optional;
import java.util.Set;

/**
 * What somebody would be called for.
 *
 * @param systemId    empty where nothing in the catalog matches
 * @param rotationIds those in which they are on call for it
 * @param asFallback  whether nobody else answered, or there is nobody else
 */
public record Occasion(Optional<String> systemId, Set<String> rotationIds, boolean asFallback) {

    static Occasion ofSystem(String systemId) {
        return new Occasion(Optional.of(systemId), Set.of(), false);
    }
}
