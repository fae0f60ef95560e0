package io.bridgekeeper.paging.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.FileChoice.Taken;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileChoiceTest {

    /** Contents are letters; a number behind one is the revision of its roll-out. */
    @ParameterizedTest(name = "{0} after {1}: {2}")
    @CsvSource({
        "A,   '',       Take",
        "A,   A,        SameAsLast",
        "B,   A,        Take",
        // An old replica starts once more while, or after, the new ones do.
        "A,   A B,      Older",
        "B,   A B,      SameAsLast",
        "A,   A B C,    Older",
        // A roll-out that says its number is newer whatever it contains, and older whatever it contains.
        "A3,  A1 B2,    Take",
        "A1,  A1 B2,    Older",
        "C1,  A1 B2,    Older",
        "C2,  A1 B2,    Older",
        "B3,  A1 B2,    SameAsLast",
        // Where one of the two says none, contents decide.
        "A,   A1 B2,    Older",
        "C,   A1 B2,    Take",
        "A3,  A B,      Older",
        "C1,  A B,      Take",
    })
    void letsTheNewerFileWin(String file, String taken, String choice) {
        List<Taken> before = Arrays.stream(taken.split(" "))
                .filter(each -> !each.isEmpty())
                .map(FileChoiceTest::taken)
                .toList();
        assertThat(FileChoice.of(before, true, taken(file)).getClass().getSimpleName())
                .isEqualTo(choice);
    }

    @Test
    void takesAFileWhereNothingIsStored() {
        assertThat(FileChoice.of(List.of(), false, taken("A"))).isEqualTo(new FileChoice.Take());
    }

    private static Taken taken(String text) {
        return new Taken(
                text.substring(0, 1),
                text.length() == 1 ? Optional.empty() : Optional.of(Long.valueOf(text.substring(1))));
    }
}
