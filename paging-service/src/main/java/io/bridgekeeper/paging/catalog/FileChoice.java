package io.bridgekeeper.paging.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Whether the catalog file of a process that starts is taken in, or what is stored stays in force.
 *
 * <p>Replicas start at any time, also old ones with an old file while new ones with a new file run: the older must not
 * win by starting last.
 */
sealed interface FileChoice {

    /** It is stored as a new version. */
    record Take() implements FileChoice {}

    /** It says what it said when it was last taken; whatever came in since by the API stays. */
    record SameAsLast() implements FileChoice {}

    /** It was taken before the last one, or its revision is not above the last one's. */
    record Older() implements FileChoice {}

    /**
     * What was taken in once.
     *
     * @param revision as {@code paging.catalog.file-revision} said; empty where it said nothing
     */
    record Taken(String digest, Optional<Long> revision) {}

    /**
     * @param taken    in the order in which they were taken
     * @param isStored whether any version is stored, by whichever way
     */
    static FileChoice of(List<Taken> taken, boolean isStored, Taken file) {
        if (!isStored || taken.isEmpty()) {
            return new Take();
        }
        Taken last = taken.getLast();
        if (last.digest().equals(file.digest())) {
            return new SameAsLast();
        }
        if (last.revision().isPresent() && file.revision().isPresent()) {
            return file.revision().get() > last.revision().get() ? new Take() : new Older();
        }
        return taken.stream().anyMatch(before -> before.digest().equals(file.digest())) ? new Older() : new Take();
    }
}
