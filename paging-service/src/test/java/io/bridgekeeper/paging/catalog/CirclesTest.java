package io.bridgekeeper.paging.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CirclesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "a>b b>c c | none",
                "a>b,c b>d c>d d | none",
                "a>a | systems[0].dependsOn: goes in a circle: a -> a",
                "a>b b>a | systems[0].dependsOn: goes in a circle: a -> b -> a",
                "a>b b>c c>b | systems[1].dependsOn: goes in a circle: b -> c -> b",
                "a>nobody | none",
            })
    void namesTheCircle(String systems, String fault) {
        List<Fault> faults = Circles.faults(Arrays.stream(systems.strip().split(" "))
                .map(CirclesTest::system)
                .toList());
        assertThat(faults)
                .extracting(Fault::toString)
                .isEqualTo(Stream.ofNullable(fault).toList());
    }

    @Test
    void namesEachOfTwoCircles() {
        List<CatalogSystem> systems =
                Stream.of("a>b", "b>a", "c>d", "d>c").map(CirclesTest::system).toList();
        assertThat(Circles.faults(systems))
                .extracting(Fault::path)
                .containsExactly("systems[0].dependsOn", "systems[2].dependsOn");
    }

    @Test
    void walksAChainAsLongAsALargeCatalog() {
        List<CatalogSystem> chain = IntStream.range(0, 20_000)
                .mapToObj(i -> system("s" + i + ">s" + (i + 1)))
                .toList();
        assertThat(Circles.faults(chain)).isEmpty();
    }

    private static CatalogSystem system(String text) {
        String[] parts = text.split(">");
        CatalogSystem plain = Catalogs.system(parts[0], new Matcher.Equal("service", parts[0]));
        return new CatalogSystem(
                plain.id(),
                plain.name(),
                plain.tier(),
                plain.matchers(),
                List.of(),
                parts.length < 2 ? List.of() : List.of(parts[1].split(",")),
                Optional.empty(),
                plain.productOwner(),
                List.of(),
                plain.seatLimits(),
                List.of(),
                Grouping.BY_SENDER);
    }
}
