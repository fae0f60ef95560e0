package io.bridgekeeper.access.grant;

import static io.bridgekeeper.access.grant.Grants.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.audit.AuditEvent;
import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Delay;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.GrantState.Prepared;
import io.bridgekeeper.access.grant.GrantState.Term;
import io.bridgekeeper.access.membership.Answer.Fault;
import io.bridgekeeper.access.membership.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GrantEntriesTest {

    private static final Term TERM = new Term(T, T.plusSeconds(60));
    private static final Delay DELAY = new Delay(Fault.values()[0], "secret words of another system");

    private static final Revocation BEGUN = Revocation.begun(T);
    private static final Target OTHER = new Target.Group("/systems/other");

    /** Before, after, what is told in the words of the audit, who did it. */
    static Stream<Arguments> changes() {
        GrantState prepared = new Prepared();
        GrantState activating = new Activating(T, null);
        GrantState active = new Active(TERM);
        GrantState ending = new Ending(EndReason.RESOLVED, TERM, BEGUN, null);
        GrantState late = new Ending(EndReason.RESOLVED, TERM, BEGUN, DELAY);
        GrantState overdue = new Ending(EndReason.RESOLVED, TERM, BEGUN.overdue(T), DELAY);
        return Stream.of(
                Arguments.of(prepared, activating, "grant.activating", "alice"),
                Arguments.of(activating, new Activating(T, DELAY), "grant.delayed", "access-service"),
                Arguments.of(activating, active, "grant.activated", "access-service"),
                Arguments.of(active, new Active(new Term(T, T.plusSeconds(90))), "grant.renewed", "alice"),
                Arguments.of(active, ending, "grant.ending", "access-service"),
                Arguments.of(ending, late, "grant.delayed", "access-service"),
                Arguments.of(late, overdue, "revocation.overdue", "access-service"),
                Arguments.of(overdue, new Ended(EndReason.RESOLVED, TERM, T, T), "grant.ended", "access-service"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void tellsEveryChangeOnceAndWhoseItIs(GrantState from, GrantState to, String action, String actor) {
        Grant before = Grants.in(from);
        Grant after = Grants.in(to);
        List<AuditEvent> told = GrantEntries.of(List.of(before), List.of(after), T);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().action().slug()).isEqualTo(action);
        assertThat(told.getFirst().actor()).isEqualTo(actor);
        assertThat(told.getFirst().subject()).isEqualTo("alice");
        assertThat(told.getFirst().grantId()).isEqualTo(after.grantId());
        assertThat(told.getFirst().facts().values()).noneMatch(fact -> fact.contains("secret"));
        assertThat(GrantEntries.of(List.of(after), List.of(after), T)).isEmpty();
    }

    @Test
    void tellsNothingOfOneTargetAmongSeveral() {
        assertThat(GrantEntries.of(
                        List.of(Grants.in(new Activating(T, null))),
                        List.of(Grants.in(new Activating(T, Set.of(OTHER), null))),
                        T))
                .isEmpty();
        assertThat(GrantEntries.of(
                        List.of(Grants.in(new Ending(EndReason.RESOLVED, TERM, BEGUN, null))),
                        List.of(Grants.in(new Ending(EndReason.RESOLVED, TERM, BEGUN.left(OTHER), null))),
                        T))
                .isEmpty();
    }

    @Test
    void tellsOfANewGrantThatItWasPreparedFirst() {
        assertThat(GrantEntries.of(List.of(), List.of(Grants.in(new Activating(T, null))), T))
                .extracting(event -> event.action().slug())
                .containsExactly("grant.prepared", "grant.activating");
    }
}
