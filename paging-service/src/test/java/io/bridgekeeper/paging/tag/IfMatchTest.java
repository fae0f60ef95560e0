package io.bridgekeeper.paging.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "\"b\",              true",
                "' \"b\" ',          true",
                "'\"a\", \"b\"',     true",
                "'\"a\",\"b\"',      true",
                "*,                  true",
                "\"a\",              false",
                "\"B\",              false",
                // A weak tag matches nothing.
                "W/\"b\",            false",
                "'W/\"a\", \"b\"',   true",
                "'\"a\", W/\"b\"',   false",
            })
    void allowsWhoHasSeenWhatThereIs(String header, boolean allowed) {
        assertThat(IfMatch.read(header).orElseThrow().allows(new EntityTag("\"b\"")))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "b", "\"b", "b\"", "\"a\" \"b\"", "\"b\",", "w/\"b\"", "**", "\"b\", *"})
    void isNoneWithoutATag(String header) {
        assertThat(IfMatch.read(header)).isEmpty();
    }

    @Test
    void allowsWhoeverDoesNotSay() {
        assertThat(new IfMatch.Unsaid().allows(new EntityTag("\"b\""))).isTrue();
    }

    @Test
    void isTheSameTagForTheSameLinesInWhicheverOrderAndForNoOthers() {
        EntityTag tag = EntityTag.of(Stream.of("a", "b"));
        assertThat(EntityTag.of(Stream.of("b", "a", "b"))).isEqualTo(tag);
        assertThat(Stream.of(
                        EntityTag.of(Stream.of("a")),
                        EntityTag.of(Stream.of("ab")),
                        EntityTag.of(Stream.of("a\nb")),
                        EntityTag.of(Stream.of()),
                        EntityTag.of(Stream.of(""))))
                .doesNotContain(tag);
        assertThat(tag.text()).matches("\"[0-9a-f]{32}\"");
    }
}
