package io.bridgekeeper.paging.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A version of the catalog as the API lists it.
 *
 * @param source    {@code file} or {@code api}
 * @param madeBy    user name; for {@code file} its path
 * @param mediaType of the document as it was given
 * @param digest    SHA-256 of the document, in hexadecimal
 * @param added     number of entries, as {@code changed} and {@code removed}
 */
record CatalogVersionView(
        long version,
        String source,
        String madeBy,
        Instant madeAt,
        String mediaType,
        String digest,
        int added,
        int changed,
        int removed) {

    /** @param next to be asked for as {@code before}; null where there are no older ones */
    record Some(List<CatalogVersionView> versions, Long next) {}

    /**
     * @param document   as it was given
     * @param difference from the version before
     */
    record Whole(CatalogVersionView version, CatalogDifference difference, String document) {}

    /**
     * What became of a catalog that was put.
     *
     * @param version    the newest one now; 0 where none is stored
     * @param stored     whether this call made it
     * @param difference from the newest version as it was before; empty where the document is the same
     */
    record Put(long version, boolean stored, CatalogDifference difference) {}

    static CatalogVersionView of(CatalogVersion version) {
        return new CatalogVersionView(
                version.number(),
                version.source().name().toLowerCase(Locale.ROOT),
                version.madeBy(),
                version.madeAt(),
                version.format().mediaType(),
                version.digest(),
                version.added(),
                version.changed(),
                version.removed());
    }
}
