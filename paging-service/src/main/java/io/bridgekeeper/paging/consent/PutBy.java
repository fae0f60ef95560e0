package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.catalog.CatalogChange;
import java.util.List;
import java.util.function.UnaryOperator;

/** Who or what put a person in a rotation. */
sealed interface PutBy {

    /**
     * @param changes of the catalog since somebody last looked, the newest first; that is one alone, mostly, and else the
     *     last that changed the rotation counts
     * @param names   of people, by id
     */
    static PutBy inCatalog(String rotationId, List<CatalogChange> changes, UnaryOperator<String> names) {
        return changes.stream()
                .filter(change -> change.rotations().contains(rotationId))
                .findFirst()
                .map(change -> change.by()
                        .<PutBy>map(who -> new Catalog(names.apply(who), change.version()))
                        .orElseGet(() -> new CatalogFile(change.version())))
                .orElseGet(Nobody::new);
    }

    /** @param who by name */
    record Catalog(String who, long version) implements PutBy {}

    record CatalogFile(long version) implements PutBy {}

    /** @param reason in the words of who made it */
    record Override(String who, String reason) implements PutBy {}

    /** @param with by name: whose hours they took */
    record Swap(String with) implements PutBy {}

    /** They were there before anybody looked, or what they are called for has changed. */
    record Nobody() implements PutBy {}
}
