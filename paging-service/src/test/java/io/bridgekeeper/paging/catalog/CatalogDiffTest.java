package io.bridgekeeper.paging.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogDiffTest {

    private static final CatalogEntry A1 = entry("a", "1", false);
    private static final CatalogEntry A2 = entry("a", "2", false);
    private static final CatalogEntry A1_RETIRED = entry("a", "1", true);
    private static final CatalogEntry B = entry("b", "1", false);

    @Test
    void tellsWhatIsNewChangedOrGone() {
        assertThat(CatalogDiff.changes(List.of(), List.of(A1))).containsExactly(A1);
        assertThat(CatalogDiff.changes(List.of(A1), List.of(A2))).containsExactly(A2);
        assertThat(CatalogDiff.changes(List.of(A1, B), List.of(B))).containsExactly(A1_RETIRED);
    }

    @Test
    void saysNothingOfWhatIsAsItWas() {
        assertThat(CatalogDiff.changes(List.of(A1, B), List.of(A1, B))).isEmpty();
        assertThat(CatalogDiff.changes(List.of(A1_RETIRED), List.of())).isEmpty();
    }

    @Test
    void bringsBackWhatHadGone() {
        assertThat(CatalogDiff.changes(List.of(A1_RETIRED), List.of(A1))).containsExactly(A1);
    }

    @Test
    void seesThatAMatcherChangedItsKind() {
        CatalogSystem equal = system(new Matcher.Equal("env", "dev"));
        CatalogSystem notEqual = system(new Matcher.NotEqual("env", "dev"));
        assertThat(contentOf(equal)).isNotEqualTo(contentOf(notEqual));
    }

    private static String contentOf(CatalogSystem system) {
        EscalationPolicy policy = new EscalationPolicy("p", List.of(), 1);
        Catalog catalog = Catalog.of(List.of(), List.of(), List.of(policy), List.of(system), "p");
        return CatalogMapper.entries(catalog).stream()
                .filter(e -> e.key().kind().equals("system"))
                .findFirst()
                .orElseThrow()
                .content();
    }

    private static CatalogSystem system(Matcher matcher) {
        return Catalogs.system("s", matcher);
    }

    private static CatalogEntry entry(String id, String content, boolean retired) {
        return new CatalogEntry(new CatalogEntry.Key("system", id), content, retired);
    }
}
