package io.bridgekeeper.paging.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewTest {

    /** More than half, and of enough to be a habit. */
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "0,  20, false",
        "10, 20, false",
        "11, 20, true",
        "20, 20, true",
        "2,  3,  true",
        "1,  3,  false",
        "2,  2,  false",
        "1,  1,  false",
    })
    void findsWhatMoreThanHalfLack(int lacking, int of, boolean found) {
        List<Completeness> last = Stream.concat(
                        Collections.nCopies(lacking, without(Part.LINKS)).stream(),
                        Collections.nCopies(of - lacking, without()).stream())
                .toList();
        Review review = Review.of(last);
        assertThat(review.incidents()).isEqualTo(of);
        assertThat(review.gaps()).isEqualTo(found ? List.of(new Gap(Part.LINKS, lacking, "Mend LINKS.")) : List.of());
    }

    @Test
    void findsNothingThatIsNoMatterOfTheSenders() {
        List<Completeness> last = Collections.nCopies(5, without(Part.values()));
        assertThat(Review.of(last).gaps())
                .extracting(Gap::part)
                .containsExactly(Part.TITLE, Part.SEVERITY, Part.BEGINNING, Part.EVIDENCE, Part.LINKS);
    }

    @Test
    void findsNothingOfAnIntegrationThatSendsNothing() {
        assertThat(Review.of(List.of())).isEqualTo(new Review(0, List.of()));
    }

    static Completeness without(Part... missing) {
        Set<Part> lacks = Set.of(missing);
        return new Completeness(
                50,
                Arrays.stream(Part.values())
                        .<Completeness.Answer>map(part -> lacks.contains(part)
                                ? new Completeness.Answer.Missing(part, "It is not there.", "Mend " + part + ".")
                                : new Completeness.Answer.There(part))
                        .toList());
    }
}
