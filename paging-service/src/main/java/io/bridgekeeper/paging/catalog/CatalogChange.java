package io.bridgekeeper.paging.catalog;

import java.util.Optional;
import java.util.Set;

/**
 * What one version of the catalog changed of rotations.
 *
 * @param by        the user name of who handed it in; empty where it came from the file
 * @param rotations ids of those that it added, or of which it says something else than the version before
 */
public record CatalogChange(long version, Optional<String> by, Set<String> rotations) {}
