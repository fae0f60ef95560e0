package io.bridgekeeper.paging.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentMapperTest {

    @Test
    void readsTheSameOutOfYamlAndJson() {
        Object yaml = tree(DocumentFormat.YAML, "a: [1, x, true, null, 1.5]\nday: 2026-01-05\nat: \"09:00\"\n");
        Object json =
                tree(DocumentFormat.JSON, "{\"a\":[1,\"x\",true,null,1.5],\"day\":\"2026-01-05\",\"at\":\"09:00\"}");
        assertThat(yaml).isEqualTo(json);
        assertThat(yaml.toString()).contains("day=2026-01-05, at=09:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "YAML | people: [         | line 1, column 10",
                "YAML | a: b: c           | line 1, column 5",
                "YAML | a: @x             | line 1, column 4",
                "JSON | {\"a\": 1,}       | line 1, column 9",
                "JSON | {\"a\": 1} 2 ]    | line 1, column 12",
                "JSON | {                 | line 1, column 2",
            })
    void saysWhereATextCannotBeRead(DocumentFormat format, String text, String where) {
        DocumentMapper.Trees trees = read(format, text);
        assertThat(trees.whole()).isFalse();
        assertThat(trees.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo(where);
            assertThat(fault.message()).startsWith("is not " + format + ": ").doesNotContain("\n");
        });
    }

    @Test
    void findsEveryKeyThatIsThereTwiceWithItsPath() {
        DocumentMapper.Trees trees = read(DocumentFormat.YAML, "a:\n  - {x: 1, x: 2}\n  - {y: 1, y: 1}\na: 1\n");
        assertThat(trees.faults())
                .extracting(Fault::toString)
                .containsExactly(
                        "a[0].x: is there twice, again in line 2, column 12",
                        "a[1].y: is there twice, again in line 3, column 12",
                        "a: is there twice, again in line 4, column 1");
    }

    @Test
    void refusesAliasesSoThatAFewLinesDoNotBecomeGigabytes() {
        StringBuilder bomb = new StringBuilder("l0: &l0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            String all = ("*l" + (i - 1) + ", ").repeat(9);
            bomb.append("l%d: &l%d [%s]%n".formatted(i, i, all.substring(0, all.length() - 2)));
        }
        DocumentMapper.Trees trees = read(DocumentFormat.YAML, bomb.toString());
        assertThat(trees.faults()).hasSize(20 + 19 * 9);
        assertThat(trees.faults().getFirst())
                .hasToString("l0: has an anchor or an alias, which are not read: line 1, column 5");
    }

    @ParameterizedTest
    @CsvSource({"YAML, [, ]", "JSON, [, ]", "YAML, {a: , }", "JSON, {\"a\":, }"})
    void refusesWhatIsNestedWithoutEnd(DocumentFormat format, String open, String close) {
        String deep = open.repeat(100_000) + "1" + close.repeat(100_000);
        DocumentMapper.Trees trees = read(format, deep);
        assertThat(trees.whole()).isFalse();
        assertThat(trees.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("50"));
    }

    @Test
    void readsADocumentOfTheMostThatIsTaken() {
        String line = "- \"" + "x".repeat(1020) + "\"\n";
        String large = line.repeat(CatalogDocument.MOST_BYTES / line.length());
        assertThat(large.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(CatalogDocument.MOST_BYTES - 2_000);
        assertThat(((List<?>) tree(DocumentFormat.YAML, large)).size()).isEqualTo(8_184);
    }

    @Test
    void writesWhatItReadsAgain() {
        Object tree =
                tree(DocumentFormat.JSON, "{\"at\":\"09:00\",\"n\":[1,\"1\",\"true\",true,null,\"- a: b\"],\"m\":{}}");
        for (DocumentFormat format : DocumentFormat.values()) {
            assertThat(tree(format, DocumentMapper.write(tree, format))).isEqualTo(tree);
        }
    }

    @Test
    void keepsADocumentAsItIsWhereItsFormatIsWanted() {
        CatalogDocument yaml = new CatalogDocument("# why\na: 1\n", DocumentFormat.YAML);
        assertThat(DocumentMapper.in(DocumentFormat.YAML, yaml)).isSameAs(yaml);
        assertThat(DocumentMapper.in(DocumentFormat.JSON, yaml).text()).isEqualToIgnoringWhitespace("{\"a\":1}");
    }

    @Test
    void readsEveryDocumentOfAStream() {
        assertThat(read(DocumentFormat.YAML, "a: 1\n---\nb: 2\n---\n").documents())
                .containsExactly(Map.of("a", 1), Map.of("b", 2), "");
        assertThat(read(DocumentFormat.YAML, "").documents()).isEmpty();
    }

    private static Object tree(DocumentFormat format, String text) {
        DocumentMapper.Trees trees = read(format, text);
        assertThat(trees.faults()).isEmpty();
        assertThat(trees.whole()).isTrue();
        return trees.documents().getFirst();
    }

    private static DocumentMapper.Trees read(DocumentFormat format, String text) {
        return DocumentMapper.read(new CatalogDocument(text, format));
    }
}
