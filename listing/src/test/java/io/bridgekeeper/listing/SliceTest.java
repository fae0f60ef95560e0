package io.bridgekeeper.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.problem.RequestFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceTest {

    private static final List<String> LIST = List.of("incidents", "open", "");
    private static final Cursor CURSOR = Cursor.of(
            Instant.parse("2026-11-23T09:00:00.123456Z"), UUID.fromString("0198f3c1-7d3a-7b52-9c41-1f0a5f6f0009"));

    private static List<String> faults(List<String> list, String cursor, String limit) {
        List<RequestFault> faults = new ArrayList<>();
        Slice.read(list, cursor, limit, faults);
        return faults.stream().map(RequestFault::path).toList();
    }

    @Test
    void aCursorComesBackAsItWas() {
        assertThat(Cursor.read(CURSOR.text(LIST), LIST)).contains(CURSOR);
        assertThat(CURSOR.at()).isEqualTo(Instant.parse("2026-11-23T09:00:00.123456Z"));
    }

    @Test
    void aCursorOfAnotherListOrOfOtherFiltersIsRefused() {
        assertThat(faults(LIST, CURSOR.text(LIST), "50")).isEmpty();
        assertThat(faults(List.of("ownership-gaps"), CURSOR.text(LIST), "50")).containsExactly("cursor");
        assertThat(faults(List.of("incidents", "", "open"), CURSOR.text(LIST), "50"))
                .containsExactly("cursor");
    }

    @Test
    void aCursorOfWhichAnyCharacterWasChangedIsRefused() {
        String text = CURSOR.text(LIST);
        for (int i = 0; i < text.length(); i++) {
            String forged = text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1);
            assertThat(faults(LIST, forged, "50")).as(forged).containsExactly("cursor");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "____________________________________", "ä", "2026-11-23"})
    void whatIsNoCursorIsRefused(String text) {
        assertThat(faults(LIST, text, "50")).containsExactly("cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "", "x", "1e2"})
    void tellsAllFaultsAtOnce(String limit) {
        assertThat(faults(LIST, "x", limit)).containsExactly("cursor", "limit");
    }
}
