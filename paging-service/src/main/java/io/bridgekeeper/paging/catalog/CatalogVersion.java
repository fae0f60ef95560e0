package io.bridgekeeper.paging.catalog;

import java.time.Instant;

/**
 * One catalog that was handed in and stored; never changes.
 *
 * @param number  1 for the first; without gaps
 * @param digest  of its document
 * @param madeBy  the user name of who handed it in; the path for one that came from the file
 * @param added   entries that the version before did not have
 * @param changed entries that say something else than there
 * @param removed entries that only the version before has
 */
record CatalogVersion(
        long number,
        DocumentFormat format,
        String digest,
        Source source,
        String madeBy,
        Instant madeAt,
        int added,
        int changed,
        int removed) {

    /** The way in. */
    enum Source {
        FILE,
        API
    }
}
