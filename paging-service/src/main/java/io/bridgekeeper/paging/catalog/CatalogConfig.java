package io.bridgekeeper.paging.catalog;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the catalog is. */
@ConfigMapping(prefix = "paging.catalog")
interface CatalogConfig {

    /** The YAML file; {@code docs/catalog.md} tells its format. */
    Path file();
}
