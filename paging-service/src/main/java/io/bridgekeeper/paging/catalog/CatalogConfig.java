package io.bridgekeeper.paging.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the catalog comes from; {@code docs/catalog.md} tells when the file is taken in. */
@ConfigMapping(prefix = "paging.catalog")
interface CatalogConfig {

    /** A YAML file; without one the catalog comes in by the API alone. */
    Optional<Path> file();

    /** A number that grows with each roll-out of the file; of two files the one with the higher number is the newer. */
    Optional<Long> fileRevision();

    /** The longest wait for a version whose notification was lost, and between two tries. */
    @WithDefault("PT10S")
    Duration poll();
}
