package io.bridgekeeper.paging.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.CatalogDifference.ChangedEntry;
import io.bridgekeeper.paging.catalog.CatalogDifference.Entry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogDifferenceTest {

    private static final String BEFORE = """
            people:
              - { id: alice, name: Alice, contacts: [ { email: alice@example.org } ] }
              - { id: bob, name: Bob, contacts: [ { email: bob@example.org } ] }
            policies:
              - { id: first, steps: [ { call: { person: alice }, timeout: PT5M } ] }
              - { id: second, steps: [ { call: { person: bob }, timeout: PT5M } ] }
            fallbackPolicy: first
            systems:
              - { id: a, name: A, tier: 1, matchers: [ { label: s, equals: a } ], productOwner: alice }
              - { id: b, name: B, tier: 1, matchers: [ { label: s, equals: b } ], productOwner: alice }
            """;

    @Test
    void namesTheFieldsThatChangedAsTheDocumentDoes() {
        String after = BEFORE.replace("id: a, name: A, tier: 1,", "id: a, name: A, tier: 2, seatLimit: 4,");
        assertThat(difference(BEFORE, after))
                .isEqualTo(new CatalogDifference(
                        List.of(),
                        List.of(new ChangedEntry("system", "a", List.of("seatLimit", "tier"))),
                        List.of(),
                        false));
    }

    @Test
    void listsWhatIsNewAndWhatLeft() {
        String after = BEFORE.replace("id: b, name: B", "id: c, name: C").replace("Policy: first", "Policy: second");
        assertThat(difference(BEFORE, after))
                .isEqualTo(new CatalogDifference(
                        List.of(new Entry("system", "c")),
                        List.of(new ChangedEntry("fallback", "policy", List.of())),
                        List.of(new Entry("system", "b")),
                        false));
    }

    @Test
    void seesThatSystemsChangedPlacesForThatDecidesWhichIsFirst() {
        List<String> lines = new ArrayList<>(BEFORE.lines().toList());
        lines.add(lines.remove(lines.size() - 2));
        assertThat(difference(BEFORE, String.join("\n", lines)))
                .isEqualTo(new CatalogDifference(List.of(), List.of(), List.of(), true));
    }

    @Test
    void isEmptyWhereOnlyCommentsDiffer() {
        assertThat(difference(BEFORE, "# why\n" + BEFORE)).isEqualTo(CatalogDifference.none());
    }

    @Test
    void addsAllOfAFirstCatalogAndWhatComesBack() {
        assertThat(difference(List.of(), BEFORE).added())
                .containsExactly(
                        new Entry("person", "alice"),
                        new Entry("person", "bob"),
                        new Entry("policy", "first"),
                        new Entry("policy", "second"),
                        new Entry("system", "a"),
                        new Entry("system", "b"),
                        new Entry("fallback", "policy"));
        List<CatalogEntry> retired = entries(BEFORE).stream()
                .map(entry -> new CatalogEntry(entry.key(), entry.content(), true))
                .toList();
        assertThat(difference(retired, BEFORE).added()).hasSize(7);
    }

    @Test
    void survivesItsRow() {
        CatalogDifference difference = difference(BEFORE, BEFORE.replace("tier: 1", "tier: 2"));
        assertThat(CatalogMapper.difference(CatalogMapper.write(difference))).isEqualTo(difference);
    }

    private static CatalogDifference difference(String before, String after) {
        return difference(entries(before), after);
    }

    private static CatalogDifference difference(List<CatalogEntry> before, String after) {
        return CatalogDifference.of(before, CatalogDiff.changes(before, entries(after)), CatalogMapper::content);
    }

    private static List<CatalogEntry> entries(String yaml) {
        return CatalogMapper.entries(((Reading.Sound) CatalogMapper.read(yaml)).catalog());
    }
}
