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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GrantEntriesTest {

    private static final Term TERM = new Term(T, T.plusSeconds(60));
    private static final Delay DELAY = new Delay(Fault.values()[0], "secret words of another system");

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(new Activating(T, null), "grant.activating", "alice"),
                Arguments.of(new Activating(T, DELAY), "grant.delayed", "access-service"),
                Arguments.of(new Active(TERM), "grant.activated", "access-service"),
                Arguments.of(new Ending(EndReason.RESOLVED, TERM, null), "grant.ending", "access-service"),
                Arguments.of(new Ending(EndReason.RESOLVED, TERM, DELAY), "grant.delayed", "access-service"),
                Arguments.of(new Ended(EndReason.RESOLVED, TERM, T), "grant.ended", "access-service"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void tellsEveryChangeOnceAndWhoseItIs(GrantState state, String action, String actor) {
        Grant before = Grants.in(new Prepared());
        Grant after = Grants.in(state);
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
    void tellsOfANewGrantThatItWasPreparedFirst() {
        assertThat(GrantEntries.of(List.of(), List.of(Grants.in(new Activating(T, null))), T))
                .extracting(event -> event.action().slug())
                .containsExactly("grant.prepared", "grant.activating");
    }
}
