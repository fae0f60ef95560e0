package io.bridgekeeper.paging.absence;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.outgoing.TargetPolicy;
import io.bridgekeeper.problem.RequestFault;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FeedProposalTest {

    private static final String URL = "https://cal.example.org/a.ics?key=s";
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    static Stream<Arguments> faulty() {
        return Stream.of(
                Arguments.of(
                        new FeedProposal(null, "some", List.of(), "Mars/North"),
                        List.of("url", "match", "keywords", "zone")),
                Arguments.of(new FeedProposal("not a url", null, null, null), List.of("url")),
                Arguments.of(new FeedProposal("mailto:a@b", null, null, null), List.of("url")),
                Arguments.of(new FeedProposal("file:///etc/passwd", null, null, null), List.of("url")),
                Arguments.of(new FeedProposal("https://me:pw@cal.example.org/", null, null, null), List.of("url")),
                Arguments.of(new FeedProposal("https://other.example.org/", null, null, null), List.of("url")),
                Arguments.of(new FeedProposal(URL + "x".repeat(2000), null, null, null), List.of("url")),
                Arguments.of(new FeedProposal(URL, "busy", List.of("ferie"), null), List.of("keywords")),
                Arguments.of(
                        new FeedProposal(URL, null, Arrays.asList("", null, "x".repeat(51), "ok"), null),
                        List.of("keywords[0]", "keywords[1]", "keywords[2]")),
                Arguments.of(new FeedProposal(URL, null, Collections.nCopies(21, "x"), null), List.of("keywords")));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void namesEveryFault(FeedProposal proposal, List<String> paths) {
        assertThat(read(proposal))
                .isInstanceOfSatisfying(
                        FeedProposal.Reading.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(RequestFault::path)
                                .containsExactlyElementsOf(paths));
    }

    @Test
    void readsWebcalAsHttpsAndTheUsualWords() {
        assertThat(read(new FeedProposal(URL.replace("https", "webcal"), null, null, "Asia/Kathmandu")))
                .isInstanceOfSatisfying(FeedProposal.Reading.Sound.class, sound -> {
                    assertThat(sound.feed().url()).hasToString(URL);
                    assertThat(sound.feed().keywords()).isEqualTo(Matching.USUAL);
                    assertThat(sound.feed().zone()).contains(ZoneId.of("Asia/Kathmandu"));
                });
    }

    @Test
    void readsWordsOfOnesOwnInLowerCaseAndOnce() {
        assertThat(read(new FeedProposal(URL, "words", List.of(" Ferie", "FERIE"), null)))
                .isInstanceOfSatisfying(
                        FeedProposal.Reading.Sound.class,
                        sound -> assertThat(sound.feed().keywords()).containsExactly("ferie"));
    }

    private static FeedProposal.Reading read(FeedProposal proposal) {
        return proposal.read(
                UUID.fromString("018f0000-0000-7000-8000-00000000000a"),
                "alice",
                new TargetPolicy(List.of("cal.example.org"))::objection,
                NOW);
    }
}
