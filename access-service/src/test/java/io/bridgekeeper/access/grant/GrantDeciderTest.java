package io.bridgekeeper.access.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.grant.Decision.Become;
import io.bridgekeeper.access.grant.Decision.Nothing;
import io.bridgekeeper.access.grant.Decision.Why;
import io.bridgekeeper.access.grant.GrantChange.Accept;
import io.bridgekeeper.access.grant.GrantChange.End;
import io.bridgekeeper.access.grant.GrantChange.Failed;
import io.bridgekeeper.access.grant.GrantChange.Gone;
import io.bridgekeeper.access.grant.GrantChange.Held;
import io.bridgekeeper.access.grant.GrantChange.Renew;
import io.bridgekeeper.access.grant.GrantChange.TimePasses;
import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Delay;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.GrantState.Prepared;
import io.bridgekeeper.access.grant.GrantState.Term;
import io.bridgekeeper.access.membership.Answer.Fault;
import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every state meets every change. */
class GrantDeciderTest {

    private static final Instant T = Grants.T;
    private static final Instant ACCEPTED_AT = T.minusSeconds(1);
    private static final Term TERM = new Term(T.minusSeconds(60), T.plusSeconds(60));
    private static final Term RUN_OUT = new Term(T.minus(Duration.ofHours(4)), T);

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Revocation BEGUN = Revocation.begun(T);

    private static final GrantState PREPARED = new Prepared();
    private static final GrantState ACTIVATING = new Activating(ACCEPTED_AT, null);
    private static final GrantState ACTIVATING_LATE = new Activating(ACCEPTED_AT, new Delay(Fault.AWAY, "no answer"));
    private static final GrantState ACTIVE = new Active(TERM);
    private static final GrantState ACTIVE_RUN_OUT = new Active(RUN_OUT);
    private static final GrantState ENDING = new Ending(EndReason.RESOLVED, TERM, BEGUN, null);
    private static final GrantState ENDING_UNMADE = new Ending(EndReason.RESOLVED, null, BEGUN, null);
    private static final GrantState ENDING_LATE =
            new Ending(EndReason.RESOLVED, TERM, BEGUN, new Delay(Fault.AWAY, "no answer"));
    private static final GrantState ENDED = new Ended(EndReason.RESOLVED, TERM, T.minusSeconds(5), T.minusSeconds(5));
    private static final List<GrantState> STATES = List.of(
            PREPARED, ACTIVATING, ACTIVATING_LATE, ACTIVE, ACTIVE_RUN_OUT, ENDING, ENDING_UNMADE, ENDING_LATE, ENDED);

    private static final GrantChange ACCEPT = new Accept(ACCEPTED_AT);
    private static final GrantChange END = new End(EndReason.STOOD_DOWN);
    private static final GrantChange TIME = new TimePasses(PATIENCE);
    private static final GrantChange RENEW = new Renew();
    private static final GrantChange HELD = new Held(Grants.GROUP, false);
    private static final GrantChange HELD_FOR_ONE = new Held(Grants.GROUP, true);
    private static final GrantChange GONE = new Gone(Grants.GROUP);
    private static final GrantChange AWAY = new Failed(Fault.AWAY, "refused connection");
    private static final GrantChange REFUSED = new Failed(Fault.REFUSED, "no such person");
    private static final List<GrantChange> CHANGES =
            List.of(ACCEPT, END, TIME, RENEW, HELD, HELD_FOR_ONE, GONE, AWAY, REFUSED);

    private record Case(GrantState given, GrantChange when, Decision then) {}

    private static final List<Case> TABLE = List.of(
            becomes(PREPARED, ACCEPT, new Activating(ACCEPTED_AT, null)),
            becomes(PREPARED, END, new Ended(EndReason.STOOD_DOWN, null, T, null)),
            stays(PREPARED, TIME, Why.NOT_YET),
            stays(PREPARED, RENEW, Why.NOT_RENEWABLE),
            stays(PREPARED, HELD, Why.NOT_ASKED_FOR),
            stays(PREPARED, HELD_FOR_ONE, Why.NOT_ASKED_FOR),
            stays(PREPARED, GONE, Why.NOT_ASKED_FOR),
            stays(PREPARED, AWAY, Why.NOT_ASKED_FOR),
            stays(PREPARED, REFUSED, Why.NOT_ASKED_FOR),
            //
            stays(ACTIVATING, ACCEPT, Why.ACCEPTED_ALREADY),
            becomes(ACTIVATING, END, new Ending(EndReason.STOOD_DOWN, null, BEGUN, null)),
            stays(ACTIVATING, TIME, Why.NOT_YET),
            stays(ACTIVATING, RENEW, Why.NOT_RENEWABLE),
            becomes(ACTIVATING, HELD, new Active(new Term(T, T.plus(Grants.MAX)))),
            becomes(ACTIVATING, HELD_FOR_ONE, new Active(new Term(T, T.plus(Grants.MAX)))),
            stays(ACTIVATING, GONE, Why.STILL_TO_MAKE),
            becomes(ACTIVATING, AWAY, new Activating(ACCEPTED_AT, new Delay(Fault.AWAY, "refused connection"))),
            becomes(ACTIVATING, REFUSED, new Activating(ACCEPTED_AT, new Delay(Fault.REFUSED, "no such person"))),
            //
            stays(ACTIVATING_LATE, ACCEPT, Why.ACCEPTED_ALREADY),
            becomes(ACTIVATING_LATE, END, new Ending(EndReason.STOOD_DOWN, null, BEGUN, null)),
            stays(ACTIVATING_LATE, TIME, Why.NOT_YET),
            stays(ACTIVATING_LATE, RENEW, Why.NOT_RENEWABLE),
            becomes(ACTIVATING_LATE, HELD, new Active(new Term(T, T.plus(Grants.MAX)))),
            becomes(ACTIVATING_LATE, HELD_FOR_ONE, new Active(new Term(T, T.plus(Grants.MAX)))),
            stays(ACTIVATING_LATE, GONE, Why.STILL_TO_MAKE),
            stays(ACTIVATING_LATE, AWAY, Why.TOLD_ALREADY),
            becomes(ACTIVATING_LATE, REFUSED, new Activating(ACCEPTED_AT, new Delay(Fault.REFUSED, "no such person"))),
            //
            stays(ACTIVE, ACCEPT, Why.ACCEPTED_ALREADY),
            becomes(ACTIVE, END, new Ending(EndReason.STOOD_DOWN, TERM, BEGUN, null)),
            stays(ACTIVE, TIME, Why.NOT_YET),
            becomes(ACTIVE, RENEW, new Active(new Term(TERM.activatedAt(), T.plus(Grants.MAX)))),
            stays(ACTIVE, HELD, Why.AS_WANTED),
            stays(ACTIVE, HELD_FOR_ONE, Why.AS_WANTED),
            stays(ACTIVE, GONE, Why.STILL_TO_MEND),
            stays(ACTIVE, AWAY, Why.STILL_TO_MEND),
            stays(ACTIVE, REFUSED, Why.STILL_TO_MEND),
            //
            stays(ACTIVE_RUN_OUT, ACCEPT, Why.ACCEPTED_ALREADY),
            becomes(ACTIVE_RUN_OUT, END, new Ending(EndReason.STOOD_DOWN, RUN_OUT, BEGUN, null)),
            becomes(ACTIVE_RUN_OUT, TIME, new Ending(EndReason.EXPIRED, RUN_OUT, BEGUN, null)),
            stays(ACTIVE_RUN_OUT, RENEW, Why.NOT_RENEWABLE),
            stays(ACTIVE_RUN_OUT, HELD, Why.AS_WANTED),
            stays(ACTIVE_RUN_OUT, HELD_FOR_ONE, Why.AS_WANTED),
            stays(ACTIVE_RUN_OUT, GONE, Why.STILL_TO_MEND),
            stays(ACTIVE_RUN_OUT, AWAY, Why.STILL_TO_MEND),
            stays(ACTIVE_RUN_OUT, REFUSED, Why.STILL_TO_MEND),
            //
            stays(ENDING, ACCEPT, Why.ENDING_ALREADY),
            stays(ENDING, END, Why.ENDING_ALREADY),
            stays(ENDING, TIME, Why.ENDING_ALREADY),
            stays(ENDING, RENEW, Why.ENDING_ALREADY),
            stays(ENDING, HELD, Why.STILL_TO_REMOVE),
            becomes(ENDING, HELD_FOR_ONE, new Ended(EndReason.RESOLVED, TERM, T, null)),
            becomes(ENDING, GONE, new Ended(EndReason.RESOLVED, TERM, T, T)),
            becomes(
                    ENDING,
                    AWAY,
                    new Ending(EndReason.RESOLVED, TERM, BEGUN, new Delay(Fault.AWAY, "refused connection"))),
            becomes(
                    ENDING,
                    REFUSED,
                    new Ending(EndReason.RESOLVED, TERM, BEGUN, new Delay(Fault.REFUSED, "no such person"))),
            //
            stays(ENDING_UNMADE, ACCEPT, Why.ENDING_ALREADY),
            stays(ENDING_UNMADE, END, Why.ENDING_ALREADY),
            stays(ENDING_UNMADE, TIME, Why.ENDING_ALREADY),
            stays(ENDING_UNMADE, RENEW, Why.ENDING_ALREADY),
            stays(ENDING_UNMADE, HELD, Why.STILL_TO_REMOVE),
            becomes(ENDING_UNMADE, HELD_FOR_ONE, new Ended(EndReason.RESOLVED, null, T, null)),
            becomes(ENDING_UNMADE, GONE, new Ended(EndReason.RESOLVED, null, T, T)),
            becomes(
                    ENDING_UNMADE,
                    AWAY,
                    new Ending(EndReason.RESOLVED, null, BEGUN, new Delay(Fault.AWAY, "refused connection"))),
            becomes(
                    ENDING_UNMADE,
                    REFUSED,
                    new Ending(EndReason.RESOLVED, null, BEGUN, new Delay(Fault.REFUSED, "no such person"))),
            //
            stays(ENDING_LATE, ACCEPT, Why.ENDING_ALREADY),
            stays(ENDING_LATE, END, Why.ENDING_ALREADY),
            stays(ENDING_LATE, TIME, Why.ENDING_ALREADY),
            stays(ENDING_LATE, RENEW, Why.ENDING_ALREADY),
            stays(ENDING_LATE, HELD, Why.STILL_TO_REMOVE),
            becomes(ENDING_LATE, HELD_FOR_ONE, new Ended(EndReason.RESOLVED, TERM, T, null)),
            becomes(ENDING_LATE, GONE, new Ended(EndReason.RESOLVED, TERM, T, T)),
            stays(ENDING_LATE, AWAY, Why.TOLD_ALREADY),
            becomes(
                    ENDING_LATE,
                    REFUSED,
                    new Ending(EndReason.RESOLVED, TERM, BEGUN, new Delay(Fault.REFUSED, "no such person"))),
            //
            stays(ENDED, ACCEPT, Why.OVER),
            stays(ENDED, END, Why.OVER),
            stays(ENDED, TIME, Why.OVER),
            stays(ENDED, RENEW, Why.OVER),
            stays(ENDED, HELD, Why.OVER),
            stays(ENDED, HELD_FOR_ONE, Why.OVER),
            stays(ENDED, GONE, Why.OVER),
            stays(ENDED, AWAY, Why.OVER),
            stays(ENDED, REFUSED, Why.OVER));

    @ParameterizedTest
    @FieldSource("TABLE")
    void decidesAsTheTableSays(Case row) {
        assertThat(GrantDecider.decide(Grants.in(row.given()), row.when(), T)).isEqualTo(row.then());
    }

    @Test
    void isRenewedByItsProfileWhileTheIncidentIsOpenAlone() {
        Profile once = new Profile("p", "checkout", List.of(Grants.GROUP), Grants.MAX, Duration.ofMinutes(30), false);
        Grant ofPage = Grants.in(ACTIVE);
        Grant resolved = ofPage.endingBy(T.plusSeconds(10));
        Grant notRenewable = new Grant(Grants.id(1), Grants.id(2), Grants.id(3), null, "alice", once, T, null, ACTIVE);
        Grant asked =
                new Grant(Grants.id(1), Grants.id(2), null, Grants.id(4), "alice", Grants.PROFILE, T, null, ACTIVE);
        for (Grant grant : List.of(resolved, notRenewable, asked)) {
            assertThat(GrantDecider.decide(grant, RENEW, T)).isEqualTo(new Nothing(Why.NOT_RENEWABLE));
        }
    }

    @Test
    void endsWithTheGraceOrWithItsTermWhicheverIsFirst() {
        Grant cut = Grants.in(ACTIVE).endingBy(T.plusSeconds(10));
        assertThat(cut.endsAt()).contains(T.plusSeconds(10));
        assertThat(GrantDecider.decide(cut, TIME, T.plusSeconds(10).minusNanos(1)))
                .isEqualTo(new Nothing(Why.NOT_YET));
        assertThat(GrantDecider.decide(cut, TIME, T.plusSeconds(10)))
                .isEqualTo(new Become(new Ending(EndReason.RESOLVED, TERM, Revocation.begun(T.plusSeconds(10)), null)));
        Grant later = Grants.in(ACTIVE).endingBy(TERM.endsAt().plusSeconds(1));
        assertThat(later.endsAt()).contains(TERM.endsAt());
        assertThat(GrantDecider.decide(later, TIME, TERM.endsAt()))
                .isEqualTo(new Become(new Ending(EndReason.EXPIRED, TERM, Revocation.begun(TERM.endsAt()), null)));
        assertThat(GrantDecider.decide(Grants.in(ACTIVATING).endingBy(T), TIME, T))
                .isEqualTo(new Become(new Ending(EndReason.RESOLVED, null, Revocation.begun(T), null)));
    }

    @Test
    void theTableHasEveryStateWithEveryChange() {
        List<List<Object>> pairs = new ArrayList<>();
        STATES.forEach(state -> CHANGES.forEach(change -> pairs.add(List.of(state, change))));
        assertThat(TABLE.stream().map(row -> List.<Object>of(row.given(), row.when())))
                .containsExactlyElementsOf(pairs);
        assertThat(STATES.stream().map(Object::getClass).distinct()).containsExactlyInAnyOrder(states());
        assertThat(CHANGES.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(GrantChange.class.getPermittedSubclasses());
    }

    @Test
    void aChangeThatDidSomethingDoesNothingTheSecondTime() {
        for (Case row : TABLE) {
            Grant once = GrantDecider.apply(Grants.in(row.given()), row.when(), T);
            assertThat(GrantDecider.decide(once, row.when(), T)).as("%s", row).isInstanceOf(Nothing.class);
        }
    }

    @Test
    void aTermIsNeverLongerThanTheProfileAllows() {
        Grant active = GrantDecider.apply(Grants.in(ACTIVATING), HELD, T);
        for (Instant later :
                Stream.iterate(T, at -> at.plusSeconds(600)).limit(24).toList()) {
            active = GrantDecider.apply(GrantDecider.apply(active, HELD, later), ACCEPT, later);
        }
        assertThat(active.state()).isEqualTo(new Active(new Term(T, T.plus(Grants.MAX))));
    }

    private static Class<?>[] states() {
        return Stream.of(GrantState.class.getPermittedSubclasses()).toArray(Class<?>[]::new);
    }

    private static Case becomes(GrantState given, GrantChange when, GrantState then) {
        return new Case(given, when, new Become(then));
    }

    private static Case stays(GrantState given, GrantChange when, Why why) {
        return new Case(given, when, new Nothing(why));
    }

    private static final Target ROLE = new Target.RealmRole("shop-deployer");
    private static final Profile BOTH = new Profile("shop", "checkout", List.of(Grants.GROUP, ROLE), Grants.MAX);

    private static Grant ofBoth(GrantState state) {
        return new Grant(Grants.id(1), Grants.id(2), Grants.id(3), "alice", BOTH, T, state);
    }

    @Test
    void becomesActiveWithTheLastOfItsTargets() {
        GrantState half = new Activating(ACCEPTED_AT, Set.of(Grants.GROUP), null);
        Held roleThere = new Held(ROLE, true);
        assertThat(GrantDecider.decide(ofBoth(ACTIVATING), HELD_FOR_ONE, T)).isEqualTo(new Become(half));
        assertThat(GrantDecider.decide(ofBoth(half), HELD_FOR_ONE, T)).isEqualTo(new Nothing(Why.STILL_TO_MAKE));
        assertThat(GrantDecider.decide(ofBoth(half), roleThere, T))
                .isEqualTo(new Become(new Active(new Term(T, T.plus(Grants.MAX)))));
    }

    @Test
    void waitsAnewForATargetThatWasLostWhileItWaitedForTheOthers() {
        GrantState half = new Activating(ACCEPTED_AT, Set.of(Grants.GROUP), null);
        assertThat(GrantDecider.decide(ofBoth(half), GONE, T)).isEqualTo(new Become(ACTIVATING));
        assertThat(GrantDecider.decide(ofBoth(half), AWAY, T))
                .isEqualTo(new Become(new Activating(
                        ACCEPTED_AT, Set.of(Grants.GROUP), new Delay(Fault.AWAY, "refused connection"))));
    }

    @Test
    void hasEndedWhenAllItsTargetsAreGoneOrAnothers() {
        Instant later = T.plusSeconds(1);
        GrantState half = new Ending(EndReason.RESOLVED, TERM, BEGUN.proven(ROLE, T), null);
        assertThat(GrantDecider.decide(ofBoth(ENDING), new Gone(ROLE), T)).isEqualTo(new Become(half));
        assertThat(GrantDecider.decide(ofBoth(half), new Gone(ROLE), T)).isEqualTo(new Nothing(Why.STILL_TO_REMOVE));
        assertThat(GrantDecider.decide(ofBoth(half), HELD, T)).isEqualTo(new Nothing(Why.STILL_TO_REMOVE));
        assertThat(GrantDecider.decide(ofBoth(half), GONE, later))
                .isEqualTo(new Become(new Ended(EndReason.RESOLVED, TERM, later, later)));
        assertThat(GrantDecider.decide(ofBoth(half), HELD_FOR_ONE, later))
                .as("proven is what was taken")
                .isEqualTo(new Become(new Ended(EndReason.RESOLVED, TERM, later, T)));
    }

    @Test
    void isOverdueOnceWhenItIsNotProvenGoneInTime() {
        Instant due = T.plus(PATIENCE);
        GrantState overdue = new Ending(EndReason.RESOLVED, TERM, BEGUN.overdue(due), null);
        assertThat(GrantDecider.decide(Grants.in(ENDING), TIME, due.minusNanos(1)))
                .isEqualTo(new Nothing(Why.ENDING_ALREADY));
        assertThat(GrantDecider.decide(Grants.in(ENDING), TIME, due)).isEqualTo(new Become(overdue));
        assertThat(GrantDecider.decide(Grants.in(overdue), TIME, due.plusSeconds(60)))
                .isEqualTo(new Nothing(Why.ENDING_ALREADY));
        assertThat(GrantDecider.decide(Grants.in(overdue), GONE, due.plusSeconds(60)))
                .isEqualTo(new Become(new Ended(EndReason.RESOLVED, TERM, due.plusSeconds(60), due.plusSeconds(60))));
    }
}
