package io.bridgekeeper.paging.swap;

import static io.bridgekeeper.paging.swap.Swaps.NOW;
import static io.bridgekeeper.paging.swap.Swaps.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.problem.RequestFault;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SwapProposalTest {

    static Stream<Arguments> faulty() {
        return Stream.of(
                Arguments.of(
                        new SwapProposal(null, null, null, null, null, null),
                        List.of("rotationId", "from", "until", "reason")),
                Arguments.of(new SwapProposal("x", at(1), at(2), "bob", null, "w"), List.of("rotationId")),
                Arguments.of(new SwapProposal("r", at(0), at(2), "bob", null, "w"), List.of("from")),
                Arguments.of(new SwapProposal("r", at(800 * 24), at(801 * 24), "bob", null, "w"), List.of("from")),
                Arguments.of(new SwapProposal("r", at(2), at(2), "bob", null, "w"), List.of("until")),
                Arguments.of(new SwapProposal("r", at(1), at(367 * 24 + 1), "bob", null, "w"), List.of("until")),
                Arguments.of(new SwapProposal("r", at(1), at(2), "alice", null, "w"), List.of("to")),
                Arguments.of(new SwapProposal("r", at(1), at(2), "zoe", null, "w"), List.of("to")),
                Arguments.of(
                        new SwapProposal("r", at(1), at(2), null, new SwapProposal.Offer(at(3), at(4)), "w"),
                        List.of("offer")),
                Arguments.of(
                        new SwapProposal("r", at(1), at(4), "bob", new SwapProposal.Offer(at(3), at(5)), "w"),
                        List.of("offer")),
                Arguments.of(
                        new SwapProposal("r", at(1), at(4), "bob", new SwapProposal.Offer(null, null), "w"),
                        List.of("offer.from", "offer.until")),
                Arguments.of(new SwapProposal("r", at(1), at(2), "bob", null, " "), List.of("reason")),
                Arguments.of(new SwapProposal("r", at(1), at(2), "bob", null, "w".repeat(501)), List.of("reason")));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void namesEveryFault(SwapProposal proposal, List<String> paths) {
        assertThat(read(proposal))
                .isInstanceOfSatisfying(
                        SwapProposal.Reading.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(RequestFault::path)
                                .containsExactlyElementsOf(paths));
    }

    @Test
    void readsOneThatOffersSomethingInReturn() {
        var proposal =
                new SwapProposal("r", at(1).plusNanos(1), at(2), "bob", new SwapProposal.Offer(at(3), at(4)), " w ");
        assertThat(read(proposal)).isInstanceOfSatisfying(SwapProposal.Reading.Sound.class, sound -> {
            assertThat(sound.wish().range()).isEqualTo(Swaps.hours(1, 2));
            assertThat(sound.wish().offer()).contains(Swaps.hours(3, 4));
            assertThat(sound.wish().reason()).isEqualTo("w");
        });
    }

    private static SwapProposal.Reading read(SwapProposal proposal) {
        return proposal.read(Swaps.ID, "alice", Set.of("alice", "bob"), Set.of("r"), NOW);
    }
}
