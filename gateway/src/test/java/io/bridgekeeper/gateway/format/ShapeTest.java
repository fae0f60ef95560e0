package io.bridgekeeper.gateway.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapeTest {

    private static final Json.Struct BODY = new Json.Struct(Map.of(
            "object",
            new Json.Struct(Map.of("name", new Json.Text("x"))),
            "list",
            new Json.Items(List.of(new Json.Text("x"))),
            "text",
            new Json.Text(" Loud "),
            "blank",
            new Json.Text(" "),
            "number",
            new Json.Digits("7"),
            "null",
            Json.Nothing.NULL));

    private final Shape shape = new Shape();

    @Test
    void takesWhatIsMissingOrNullForNothingWhereItIsNotNeeded() {
        assertThat(shape.optional(BODY, "", "null").members()).isEmpty();
        assertThat(shape.optional(BODY, "", "missing").members()).isEmpty();
        assertThat(shape.items(BODY, "", "null")).isEmpty();
        shape.texts(BODY, "", "null", "missing", "text", "number", "blank");
        assertThat(shape.fits()).isTrue();
        assertThat(shape.optional(BODY, "", "object").members()).containsKey("name");
        assertThat(shape.items(BODY, "", "list")).hasSize(1);
    }

    @Test
    void listsEveryFaultWithItsPlace() {
        shape.needed(BODY, "a.", "missing");
        shape.optional(BODY, "a.", "text");
        shape.items(BODY, "a.", "number");
        shape.texts(BODY, "a.", "object", "list");
        shape.text(BODY, "a.", "blank", "null");
        shape.object(Json.Nothing.NULL, "");
        assertThat(shape.unreadable().faults())
                .containsExactly(
                        new Fault("a.missing", "must be an object"),
                        new Fault("a.text", "must be an object"),
                        new Fault("a.number", "must be a list"),
                        new Fault("a.object", "must be a text"),
                        new Fault("a.list", "must be a text"),
                        new Fault("a.blank", "is needed"),
                        new Fault("", "must be an object"));
    }

    @Test
    void findsAWordInAnyCaseAndTellsWhichThereAre() {
        Map<String, Integer> words = Map.of("loud", 1, "calm", 2);
        assertThat(shape.oneOf(BODY, "", "text", words)).contains(1);
        assertThat(shape.fits()).isTrue();
        assertThat(shape.oneOf(BODY, "", "number", words)).isEmpty();
        assertThat(shape.oneOf(BODY, "", "missing", words)).isEmpty();
        assertThat(shape.unreadable().faults())
                .containsExactly(
                        new Fault("number", "must be one of calm, loud"),
                        new Fault("missing", "must be one of calm, loud"));
    }

    @Test
    void keepsOneFaultOfEachPlaceAndNotTooMany() {
        shape.texts(BODY, "", "list");
        shape.text(BODY, "", "list");
        assertThat(shape.unreadable().faults()).containsExactly(new Fault("list", "must be a text"));
        for (int i = 0; i < 2 * Reading.MOST_FAULTS; i++) {
            shape.fault("path" + i, "is odd");
        }
        assertThat(shape.unreadable().faults()).hasSize(Reading.MOST_FAULTS);
    }
}
