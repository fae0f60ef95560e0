package io.bridgekeeper.paging.absence;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.rotation.Range;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {

    @ParameterizedTest(name = "{0}, busy {1}, out of office {2}: {3} {4} {5}")
    @CsvSource({
        "Urlaub,               true,  false, true, true,  true",
        "My VACATION in Rome,  true,  false, true, true,  true",
        "Urlaubstag,           true,  false, true, true,  true",
        "[OOO] dentist,        true,  false, true, true,  true",
        "Out of Office,        true,  false, true, true,  true",
        "Parental leave,       true,  false, true, true,  true",
        "Believe,              true,  false, true, true,  false",
        "A looooong meeting,   true,  false, true, true,  false",
        "Planning,             true,  false, true, true,  false",
        "Planning,             true,  true,  true, true,  true",
        "Public holiday,       false, false, true, false, false",
        "Planning,             false, true,  true, false, false",
    })
    void takesEventsByWhatTheySay(
            String summary, boolean busy, boolean outOfOffice, boolean all, boolean byBusy, boolean byWords) {
        FeedEvent event = event(busy, outOfOffice, List.of(summary));
        assertThat(Matching.ALL.isAbsence(event, Matching.USUAL)).isEqualTo(all);
        assertThat(Matching.BUSY.isAbsence(event, Matching.USUAL)).isEqualTo(byBusy);
        assertThat(Matching.WORDS.isAbsence(event, Matching.USUAL)).isEqualTo(byWords);
    }

    @Test
    void readsCategoriesAndWordsOfOnesOwn() {
        FeedEvent event = event(true, false, List.of("Rome", "Travel,Ferie"));
        assertThat(Matching.WORDS.isAbsence(event, List.of("ferie"))).isTrue();
        assertThat(Matching.WORDS.isAbsence(event, List.of("erie"))).isFalse();
    }

    @Test
    void forgetsWhatTheEventSays() {
        Absence absence = event(true, false, List.of("Surgery")).absence("alice");
        assertThat(absence.toString()).doesNotContain("Surgery").doesNotContain("uid-1");
        assertThat(absence.eventKey())
                .hasSize(64)
                .isNotEqualTo(event(true, false, List.of()).absence("bob").eventKey());
    }

    private static FeedEvent event(boolean busy, boolean outOfOffice, List<String> words) {
        Instant at = Instant.parse("2026-12-01T00:00:00Z");
        return new FeedEvent("uid-1", "", new Range(at, at.plusSeconds(60)), busy, outOfOffice, words);
    }
}
