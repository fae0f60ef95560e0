package io.bridgekeeper.paging.catalog;

import java.util.Optional;

/** What became of handing in a catalog. */
sealed interface Storing {

    /** It is a version of its own now. */
    record Stored(CatalogVersion version, CatalogDifference difference) implements Storing {}

    /** The newest version is this very document. */
    record Unchanged(CatalogVersion version) implements Storing {}

    /** @param newest that it would follow; empty for the first; nothing is stored */
    record Tried(Optional<CatalogVersion> newest, CatalogDifference difference) implements Storing {}

    /** The newest version is not the one that the writer expects; nothing is stored. */
    record Stale(Optional<Long> newest) implements Storing {}
}
