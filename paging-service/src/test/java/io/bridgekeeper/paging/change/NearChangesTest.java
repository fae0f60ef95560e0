package io.bridgekeeper.paging.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.rotation.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearChangesTest {

    private static final Instant SINCE = Instant.parse("2026-11-26T12:00:00Z");
    private static final Range DAY = NearChanges.period(SINCE, Duration.ofHours(24), SINCE.plus(Duration.ofHours(1)));

    /** shop → pay → bank → mainframe → power, and shop → stock. */
    private static final Catalog CATALOG =
            chain("shop: pay stock", "pay: bank", "bank: mainframe", "mainframe: power", "power:", "stock:", "other:");

    @ParameterizedTest(name = "{0} s before: {1}")
    @CsvSource({
        "59, in the minute in which it began",
        "60, 1 minute before",
        "240, 4 minutes before",
        "3599, 59 minutes before",
        "3600, 1 hour before",
        "86400, 24 hours before",
        "-30, in the minute in which it began",
        "-180, 3 minutes after it began",
    })
    void saysWhyItIsShown(long secondsBefore, String when) {
        assertThat(near(List.of(change(1, SINCE.minusSeconds(secondsBefore), "shop"))))
                .extracting(NearChanges.Near::why)
                .containsExactly("deploy of Shop, " + when);
    }

    @Test
    void saysThroughWhichSystemItMayHaveToDoWithTheProblem() {
        assertThat(near(List.of(change(1, SINCE.minusSeconds(300), "other", "bank", "pay"))))
                .satisfiesExactly(near -> {
                    assertThat(near.systemId()).isEqualTo("pay");
                    assertThat(near.why()).isEqualTo("deploy of Pay, on which Shop depends, 5 minutes before");
                });
    }

    @Test
    void leavesOutOtherSystemsAndWhatIsTooFarUp() {
        assertThat(Upstream.of("shop", CATALOG))
                .isEqualTo(Map.of("shop", 0, "pay", 1, "stock", 1, "bank", 2, "mainframe", 3));
        assertThat(near(List.of(change(1, SINCE, "other"), change(2, SINCE, "power"), change(3, SINCE))))
                .isEmpty();
        assertThat(Upstream.of("no-such", CATALOG)).isEmpty();
    }

    @Test
    void leavesOutWhatWasLongBefore() {
        assertThat(near(List.of(
                        change(1, SINCE.minus(Duration.ofHours(24)), "shop"),
                        change(2, SINCE.minus(Duration.ofHours(24)).minusSeconds(1), "shop"))))
                .extracting(near -> near.change().id())
                .containsExactly(id(1));
    }

    @Test
    void tellsTheNearestFirstWhetherBeforeOrAfter() {
        assertThat(near(List.of(
                        change(1, SINCE.minusSeconds(600), "shop"),
                        change(2, SINCE.plusSeconds(300), "pay"),
                        change(3, SINCE.minusSeconds(300), "shop"),
                        change(4, SINCE.minusSeconds(60), "bank"))))
                .extracting(near -> near.change().id())
                .containsExactly(id(4), id(3), id(2), id(1));
    }

    @Test
    void tellsNoMoreThanSoMany() {
        List<Change> many = IntStream.range(0, 40)
                .mapToObj(i -> change(i, SINCE.minusSeconds(i), "shop"))
                .toList();
        assertThat(near(many))
                .hasSize(10)
                .first()
                .satisfies(near -> assertThat(near.change().id()).isEqualTo(id(0)));
    }

    @Test
    void looksAtABoundedNumberOfSystems() {
        String all = IntStream.range(0, 200).mapToObj(i -> "s" + i).collect(Collectors.joining(" "));
        String[] lines = IntStream.rangeClosed(0, 200)
                .mapToObj(i -> i == 200 ? "hub: " + all : "s" + i + ":")
                .toArray(String[]::new);
        assertThat(Upstream.of("hub", chain(lines))).hasSize(Upstream.MOST_SYSTEMS);
    }

    private static List<NearChanges.Near> near(List<Change> known) {
        return NearChanges.of(known, "shop", CATALOG, SINCE, DAY, 10);
    }

    private static Change change(int number, Instant at, String... systems) {
        return new Change(
                id(number),
                "carol",
                Optional.empty(),
                Change.Kind.DEPLOY,
                "x",
                at,
                List.of(systems),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                at);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    /** @param lines a system and what it depends on */
    private static Catalog chain(String... lines) {
        StringBuilder yaml = new StringBuilder("""
                people: [ { id: alice, name: Alice, contacts: [ { email: alice@example.org } ] } ]
                policies: [ { id: p, steps: [ { call: { person: alice }, timeout: PT5M } ] } ]
                fallbackPolicy: p
                systems:
                """);
        for (String line : lines) {
            String[] parts = line.split(":\\s*");
            String needs = parts.length > 1 ? String.join(", ", parts[1].split(" ")) : "";
            yaml.append(
                    """
                      - id: %1$s
                        name: %2$s
                        tier: 1
                        productOwner: alice
                        serviceOwner: p
                        matchers: [ { label: service, equals: %1$s } ]
                        dependsOn: [%3$s]
                    """.formatted(parts[0], Character.toUpperCase(parts[0].charAt(0)) + parts[0].substring(1), needs));
        }
        return Catalogs.read(yaml.toString());
    }
}
