package io.bridgekeeper.paging.catalog;

import java.util.Locale;
import java.util.Optional;

/** How a catalog is written down. */
public enum DocumentFormat {
    YAML("application/yaml"),
    JSON("application/json");

    private final String mediaType;

    DocumentFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** That it is answered with. */
    public String mediaType() {
        return mediaType;
    }

    /** As the database has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param mediaType without parameters, such as {@code text/yaml}; empty for what is neither */
    public static Optional<DocumentFormat> of(String mediaType) {
        return switch (mediaType.toLowerCase(Locale.ROOT)) {
            case "application/yaml", "application/x-yaml", "text/yaml" -> Optional.of(YAML);
            case "application/json" -> Optional.of(JSON);
            default -> Optional.empty();
        };
    }
}
