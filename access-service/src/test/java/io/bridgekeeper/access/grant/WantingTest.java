package io.bridgekeeper.access.grant;

import static io.bridgekeeper.access.grant.Grants.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.GrantState.Prepared;
import io.bridgekeeper.access.grant.GrantState.Term;
import io.bridgekeeper.access.membership.Answer;
import io.bridgekeeper.access.membership.Answer.Fault;
import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** All grants of one membership together. */
class WantingTest {

    private static final Grant PREPARED = Grants.in(new Prepared());
    private static final Grant ACTIVATING = Grants.in(new Activating(T, null));
    private static final Grant ACTIVE = Grants.in(new Active(new Term(T.minusSeconds(60), T.plusSeconds(60))));
    private static final Grant RUN_OUT = Grants.in(new Active(new Term(T.minusSeconds(60), T)));
    private static final Grant SOON_OVER = Grants.in(new Active(new Term(T.minusSeconds(60), T.plusMillis(100))));
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Grant ENDING = Grants.in(new Ending(EndReason.RESOLVED, null, Revocation.begun(T), null));
    private static final Grant SOON_OVERDUE = Grants.in(new Ending(
            EndReason.RESOLVED, null, Revocation.begun(T.minus(PATIENCE).plusMillis(200)), null));
    private static final Grant OVERDUE = Grants.in(new Ending(
            EndReason.RESOLVED, null, Revocation.begun(T.minus(PATIENCE)).overdue(T), null));
    private static final Grant ENDED = Grants.in(new Ended(EndReason.RESOLVED, null, T, null));

    private static final Answer HELD = new Answer.Held(true);
    private static final Answer GONE = new Answer.Gone(true);
    private static final Answer AWAY = new Answer.Failed(Fault.AWAY, "no answer");

    private record Want(List<Grant> given, boolean then) {}

    private static final List<Want> WANTS = List.of(
            new Want(List.of(), false),
            new Want(List.of(PREPARED), false),
            new Want(List.of(ACTIVATING), true),
            new Want(List.of(ACTIVE), true),
            new Want(List.of(RUN_OUT), false),
            new Want(List.of(ENDING), false),
            new Want(List.of(ENDED), false),
            // Two incidents: one lets go, the other holds on.
            new Want(List.of(ENDING, ACTIVE), true),
            new Want(List.of(RUN_OUT, ACTIVATING), true),
            new Want(List.of(ENDING, RUN_OUT), false));

    @ParameterizedTest
    @FieldSource("WANTS")
    void isWantedWhileOneGrantIsLiveAndItsTimeIsNotUp(Want row) {
        assertThat(Wanting.wanted(row.given(), T)).isEqualTo(row.then());
    }

    private record Due(List<Grant> settled, Answer answer, int tries, Instant then) {}

    private static final List<Due> DUES = List.of(
            new Due(List.of(), GONE, 0, null),
            new Due(List.of(ENDED), GONE, 0, null),
            new Due(List.of(ACTIVE), HELD, 0, T.plusSeconds(60)),
            // Accepted or resolved while Keycloak was being asked for the contrary.
            new Due(List.of(ACTIVATING), GONE, 0, T),
            new Due(List.of(ENDING), HELD, 0, T),
            new Due(List.of(ACTIVE, ENDING), HELD, 0, T),
            // Somebody else removed it, or nobody wants it any more.
            new Due(List.of(ACTIVE), GONE, 0, T),
            new Due(List.of(ENDED), HELD, 0, T),
            new Due(List.of(ENDING), AWAY, 1, T.plusMillis(250)),
            new Due(List.of(ACTIVE), AWAY, 3, T.plusSeconds(1)),
            // A term does not wait for the next try.
            new Due(List.of(SOON_OVER), AWAY, 3, T.plusMillis(100)),
            // Nor does the call to the platform's owners; once called, it is tried on at the pace of tries.
            new Due(List.of(SOON_OVERDUE), AWAY, 3, T.plusMillis(200)),
            new Due(List.of(OVERDUE), AWAY, 3, T.plusSeconds(1)));

    @ParameterizedTest
    @FieldSource("DUES")
    void isLookedAtAgainWhenSomethingIsLeftToDo(Due row) {
        assertThat(Wanting.dueAt(row.settled(), Grants.GROUP, row.answer(), row.tries(), PATIENCE, T)
                        .orElse(null))
                .isEqualTo(row.then());
    }

    @Test
    void endsOneGrantWhileAnotherKeepsTheMembership() {
        List<Grant> settled = Wanting.settle(List.of(ENDING, ACTIVE), Grants.GROUP, HELD, PATIENCE, T);
        assertThat(settled).containsExactly(ENDED, ACTIVE);
        assertThat(Wanting.dueAt(settled, Grants.GROUP, HELD, 0, PATIENCE, T)).contains(T.plusSeconds(60));
    }

    @Test
    void keepsEndingWhileKeycloakStillHasItForNobody() {
        assertThat(Wanting.settle(List.of(ENDING), Grants.GROUP, HELD, PATIENCE, T))
                .containsExactly(ENDING);
    }

    @Test
    void doesNotAskAgainForWhatIsThereWhileTheGrantWaitsForAnotherTarget() {
        Target role = new Target.RealmRole("shop-deployer");
        Profile both = new Profile("shop", "checkout", List.of(Grants.GROUP, role), Grants.MAX);
        Grant waiting = new Grant(Grants.id(1), Grants.id(2), Grants.id(3), "alice", both, T, new Activating(T, null));
        List<Grant> settled = Wanting.settle(List.of(waiting), Grants.GROUP, HELD, PATIENCE, T);
        assertThat(Wanting.dueAt(settled, Grants.GROUP, HELD, 0, PATIENCE, T)).isEmpty();
        List<Grant> active = Wanting.settle(settled, role, HELD, PATIENCE, T);
        assertThat(Wanting.follow(settled, active, role, T))
                .as("what is there ends with the whole")
                .isEqualTo(Map.of(T.plus(Grants.MAX), List.of(new Membership("alice", Grants.GROUP))));
        List<Grant> ending = Wanting.settle(
                List.of(waiting.with(new Ending(EndReason.RESOLVED, null, Revocation.begun(T), null))),
                Grants.GROUP,
                GONE,
                PATIENCE,
                T);
        assertThat(Wanting.dueAt(ending, Grants.GROUP, GONE, 0, PATIENCE, T)).isEmpty();
    }

    @Test
    void expiresBeforeItBelievesThatTheMembershipIsGone() {
        List<Grant> settled = Wanting.settle(List.of(RUN_OUT), Grants.GROUP, GONE, PATIENCE, T);
        assertThat(settled.getFirst().state())
                .isEqualTo(new Ended(EndReason.EXPIRED, new Term(T.minusSeconds(60), T), T, T));
    }

    @Test
    void neverReportsActiveWhatKeycloakDidNotConfirm() {
        assertThat(Wanting.settle(List.of(ACTIVATING), Grants.GROUP, AWAY, PATIENCE, T)
                        .getFirst()
                        .state())
                .isInstanceOf(Activating.class);
        assertThat(Wanting.settle(List.of(RUN_OUT), Grants.GROUP, AWAY, PATIENCE, T.plus(Duration.ofHours(1)))
                        .getFirst()
                        .state())
                .isInstanceOf(Ending.class);
    }

    @Test
    void tellsAStrayFromAGrantOnItsWayOut() {
        assertThat(Wanting.stray(List.of(), GONE)).isTrue();
        assertThat(Wanting.stray(List.of(ENDING), GONE)).isFalse();
        assertThat(Wanting.stray(List.of(), new Answer.Gone(false))).isFalse();
        assertThat(Wanting.stray(List.of(), AWAY)).isFalse();
    }

    @Test
    void tellsAMendedMembershipFromANewOne() {
        assertThat(Wanting.mended(List.of(ACTIVE), HELD)).isTrue();
        assertThat(Wanting.mended(List.of(ACTIVATING), HELD)).isFalse();
        assertThat(Wanting.mended(List.of(ACTIVE), new Answer.Held(false))).isFalse();
    }
}
