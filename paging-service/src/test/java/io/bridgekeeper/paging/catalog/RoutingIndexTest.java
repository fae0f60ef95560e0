package io.bridgekeeper.paging.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Against the plain walk through the file; and what validation says of systems that no signal reaches. */
class RoutingIndexTest {

    @Property(tries = 2_000)
    void findsWhatAWalkThroughTheFileFinds(
            @ForAll("systems") List<CatalogSystem> systems, @ForAll("labels") Map<String, String> labels) {
        Optional<CatalogSystem> naive =
                systems.stream().filter(system -> system.matches(labels)).findFirst();
        assertThat(RoutingIndex.of(systems).systemOf(labels)).isEqualTo(naive);
    }

    @Property(tries = 2_000)
    void saysThatOneFollowsFromTheOtherOnlyWhereItDoes(
            @ForAll("matchers") List<Matcher> narrow,
            @ForAll("matchers") List<Matcher> wide,
            @ForAll("manyLabels") List<Map<String, String>> signals) {
        if (Narrowing.of(narrow).implies(wide)) {
            assertThat(signals)
                    .filteredOn(signal -> Matcher.allHold(narrow, signal))
                    .allMatch(signal -> Matcher.allHold(wide, signal));
        }
    }

    @Property(tries = 1_000)
    void namesAShadowThatAWalkThroughAllPairsFinds(@ForAll("systems") List<CatalogSystem> systems) {
        List<String> shadowed = IntStream.range(0, systems.size())
                .filter(i -> {
                    Narrowing own = Narrowing.of(systems.get(i).matchers());
                    return own.contradiction().isPresent()
                            || IntStream.range(0, i)
                                    .anyMatch(j -> own.implies(systems.get(j).matchers()));
                })
                .mapToObj(i -> "systems[" + i + "].matchers")
                .toList();
        assertThat(Shadows.faults(systems)).extracting(Fault::path).isEqualTo(shadowed);
    }

    @Example
    void takesALabelWithoutAValueForNone() {
        RoutingIndex index = RoutingIndex.of(List.of(
                Catalogs.system("a", new Matcher.Equal("service", "a")),
                Catalogs.system("b", new Matcher.NotEqual("service", "a"))));
        Map<String, String> nothing = new HashMap<>();
        nothing.put("service", null);
        assertThat(index.systemOf(nothing)).map(CatalogSystem::id).contains("b");
    }

    @Provide
    Arbitrary<List<CatalogSystem>> systems() {
        return matchers()
                .list()
                .ofMaxSize(12)
                .map(all -> IntStream.range(0, all.size())
                        .mapToObj(i -> Catalogs.system("s" + i, all.get(i).toArray(Matcher[]::new)))
                        .toList());
    }

    @Provide
    Arbitrary<List<Matcher>> matchers() {
        return matcher().list().ofMinSize(1).ofMaxSize(3);
    }

    @Provide
    Arbitrary<Map<String, String>> labels() {
        return Arbitraries.maps(label(), value()).ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<Map<String, String>>> manyLabels() {
        return labels().list().ofMinSize(20).ofMaxSize(40);
    }

    /** Of few letters, so that matchers meet. */
    private static Arbitrary<Matcher> matcher() {
        Arbitrary<Matcher> one = Combinators.combine(
                        label(), value(), Arbitraries.integers().between(0, 3))
                .as((label, value, kind) -> switch (kind) {
                    case 0 -> new Matcher.Equal(label, value);
                    case 1 -> new Matcher.NotEqual(label, value);
                    case 2 -> new Matcher.Prefix(label, value);
                    default -> new Matcher.Regex(label, RegexBound.compile(value + ".*"));
                });
        Arbitrary<Matcher> in = Combinators.combine(
                        label(), value().list().ofMinSize(1).ofMaxSize(3))
                .as(Matcher.In::new);
        return Arbitraries.oneOf(one, in);
    }

    private static Arbitrary<String> label() {
        return Arbitraries.of("x", "y", "z");
    }

    private static Arbitrary<String> value() {
        return Arbitraries.of("a", "b", "aa", "ab", "aab", "ba");
    }
}
