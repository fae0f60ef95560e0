package io.bridgekeeper.paging.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.problem.RequestFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ContactProposalTest {

    private static final Set<String> CHANNELS = new TreeSet<>(Set.of("email", "webhook"));
    private static final UUID VERIFIED = new UUID(0, 1);
    private static final UUID UNVERIFIED = new UUID(0, 2);

    @Test
    void tellsAllFaultsOfAMethod() {
        assertThat(faults(new MethodProposal("pager", null, "n".repeat(101)), List.of(), Optional.empty()))
                .containsExactly(
                        new RequestFault("channel", "must be one of email, webhook"),
                        new RequestFault("target", "must have 1 to 1000 characters"),
                        new RequestFault("name", "must have 1 to 100 characters"));
        assertThat(faults(new MethodProposal("email", "objectionable", " phone "), List.of(), Optional.empty()))
                .containsExactly(new RequestFault("target", "no"));
    }

    @Test
    void refusesOnePlaceTwiceWhoeverVouchesForIt() {
        RequestFault twice = new RequestFault("target", "is one of your contact methods already");
        List<ContactMethod> known = List.of(method(1));
        assertThat(faults(new MethodProposal("email", "1@Example.org", "a"), known, Optional.empty()))
                .containsExactly(twice);
        assertThat(faults(new MethodProposal("email", "Catalog@example.org", "a"), known, Optional.empty()))
                .containsExactly(twice);
        assertThat(faults(new MethodProposal("email", "1@example.org", "b"), known, Optional.of(new UUID(0, 1))))
                .isEmpty();
    }

    @Test
    void letsAPersonHaveTenAndChangeTheTenth() {
        List<ContactMethod> ten =
                LongStream.range(0, 10).mapToObj(ContactProposalTest::method).toList();
        MethodProposal next = new MethodProposal("email", "new@example.org", "a");
        assertThat(faults(next, ten, Optional.empty()))
                .containsExactly(new RequestFault("", "is one more than the 10 that a person may have"));
        assertThat(faults(next, ten, Optional.of(new UUID(0, 3)))).isEmpty();
    }

    @Test
    void readsRulesInTheirOrder() {
        RulesProposal proposal = new RulesProposal(List.of(line(VERIFIED, "PT10M"), line(VERIFIED, null)), null);
        assertThat(proposal.read(Set.of(VERIFIED), Set.of()))
                .isEqualTo(new RulesProposal.Reading.Sound(
                        List.of(new Rule(VERIFIED, Duration.ofMinutes(10)), new Rule(VERIFIED, Duration.ZERO)),
                        List.of()));
    }

    @Test
    void tellsAllFaultsOfRules() {
        RulesProposal proposal = new RulesProposal(
                List.of(line(UNVERIFIED, "PT0S"), new RulesProposal.Line("x", "PT2H1S"), line(VERIFIED, "-PT1S")),
                List.of(line(VERIFIED, "PT1M"), line(VERIFIED, "PT60S"), line(new UUID(0, 3), "soon")));
        assertThat(((RulesProposal.Reading.Faulty) proposal.read(Set.of(VERIFIED), Set.of(UNVERIFIED))).faults())
                .containsExactly(
                        new RequestFault("high[0].contactMethodId", "is not verified yet"),
                        new RequestFault("high[1].contactMethodId", "must be one of your contact methods"),
                        new RequestFault("high[1].delay", "must be an ISO-8601 duration from PT0S to PT2H"),
                        new RequestFault("high[2].delay", "must be an ISO-8601 duration from PT0S to PT2H"),
                        new RequestFault("low[1]", "stands there twice"),
                        new RequestFault("low[2].contactMethodId", "must be one of your contact methods"),
                        new RequestFault("low[2].delay", "must be an ISO-8601 duration from PT0S to PT2H"));
    }

    @Test
    void boundsTheNumberOfRules() {
        RulesProposal proposal =
                new RulesProposal(Collections.nCopies(21, line(VERIFIED, "PT1M")), Collections.singletonList(null));
        assertThat(((RulesProposal.Reading.Faulty) proposal.read(Set.of(VERIFIED), Set.of())).faults())
                .containsExactly(
                        new RequestFault("high", "must have at most 20 entries"),
                        new RequestFault("low[0]", "is missing"));
    }

    private static List<RequestFault> faults(
            MethodProposal proposal, List<ContactMethod> known, Optional<UUID> changed) {
        return proposal.stripped()
                .faults(
                        CHANNELS,
                        (channel, target) -> target.equals("objectionable") ? Optional.of("no") : Optional.empty(),
                        known,
                        List.of(new Way(new UUID(1, 1), "email", "catalog@example.org")),
                        changed);
    }

    private static RulesProposal.Line line(UUID id, String delay) {
        return new RulesProposal.Line(id.toString(), delay);
    }

    private static ContactMethod method(long number) {
        return new ContactMethod(
                new UUID(0, number),
                "alice",
                ContactMethod.Source.OWN,
                "email",
                number + "@example.org",
                "",
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                MethodHealth.UNTRIED,
                Optional.empty());
    }
}
