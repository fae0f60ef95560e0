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
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A catalog without faults. */
    public static Catalog read(String yaml) {
        return switch (CatalogMapper.read(yaml)) {
            case Reading.Sound(Catalog catalog) -> catalog;
            case Reading.Faulty(List<Fault> faults) -> throw new AssertionError(faults);
        };
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
                Grouping.BY_SENDER);
    }
}
