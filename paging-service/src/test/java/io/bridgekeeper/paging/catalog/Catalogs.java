package io.bridgekeeper.paging.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The catalog of the tests. */
public final class Catalogs {

    private Catalogs() {}

    public static Catalog ofTests() {
        try (InputStream file = Catalogs.class.getResourceAsStream("/catalog.yaml")) {
            String yaml = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return ((Reading.Sound) CatalogMapper.read(yaml)).catalog();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CatalogSystem system(String id, Matcher... matchers) {
        return new CatalogSystem(
                id,
                id,
                1,
                List.of(matchers),
                List.of(),
                List.of(),
                Optional.empty(),
                "alice",
                List.of(),
                SeatLimits.usual(),
                List.of(),
                List.of());
    }
}
