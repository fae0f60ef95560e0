package io.bridgekeeper.paging.consent;

import static io.bridgekeeper.paging.consent.Answers.agreed;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.consent.ConsentRequest.State;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.RotationOverride;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Over the catalog of the tests: alice and bob are in checkout's rotation, steps name carol, bob, alice and oscar. */
class ConsentRequestsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Scope ROTATION = new Scope.OfRotation("checkout-primary");

    @Test
    void asksAllWhomARotationOrAStepNames() {
        assertThat(asking().all(List.of()))
                .extracting(request -> request.personId() + " " + request.id() + " "
                        + request.state().word())
                .containsExactlyInAnyOrder(
                        "alice rotation:checkout-primary open",
                        "bob rotation:checkout-primary open",
                        "erin rotation:swap-pool open",
                        "frank rotation:swap-pool open",
                        "oscar rotation:swap-pool open",
                        "carol system:checkout open",
                        "carol system:search open",
                        "bob system:search open",
                        "bob system:payments open",
                        "alice system:payments open",
                        "oscar fallback open");
    }

    @Test
    void saysWhy() {
        assertThat(asking().of("alice", List.of()))
                .extracting(ConsentRequest::because)
                .containsExactly(
                        "You are in the rotation checkout-primary, which is called for checkout.",
                        "The owner's policy calls you for payments.");
    }

    @Test
    void asksNoMoreWhereAnAgreementCoversIt() {
        assertThat(ids(agreed("alice", ROTATION, later(30)))).containsExactly("system:payments");
        // The system's does for the rotation as well, as that is called for nothing else.
        assertThat(ids(agreed("alice", Scope.ofSystem("checkout"), later(30)))).containsExactly("system:payments");
        assertThat(ids(agreed("alice", new Scope.OfSystems(Set.of("checkout", "payments")), later(30))))
                .isEmpty();
        // For the one in the rotation does not when a step calls by name.
        assertThat(ids(agreed("alice", ROTATION, later(30)), agreed("alice", Scope.ofSystem("search"), later(30))))
                .containsExactly("system:payments");
    }

    @Test
    void asksAgainFourteenDaysBeforeTheEndUnlessAnotherGoesOn() {
        assertThat(state(agreed("alice", ROTATION, later(15)))).isEmpty();
        assertThat(state(agreed("alice", ROTATION, later(14)))).containsExactly(new State.Ending(later(14)));
        assertThat(state(
                        agreed("alice", ROTATION, later(14)),
                        agreed("alice", Scope.ofSystem("checkout"), new Range(later(14), later(60)))))
                .isEmpty();
        assertThat(state(
                        agreed("alice", ROTATION, later(14)),
                        agreed("alice", Scope.ofSystem("checkout"), new Range(later(15), later(60)))))
                .containsExactly(new State.Ending(later(14)));
        assertThat(state(agreed("alice", ROTATION, later(-1))))
                .containsExactly(new State.Open(new Obstacle.Ended(later(-1))));
    }

    @Test
    void remembersANoUntilAYes() {
        Decline no = new Decline("alice", ROTATION, "on leave", later(-2));
        assertThat(state(no)).containsExactly(new State.Declined(later(-2), "on leave"));
        assertThat(state(no, agreed("alice", ROTATION, new Range(later(-1), later(60)))))
                .isEmpty();
        // Said yes afterwards, and that is over.
        assertThat(state(no, agreed("alice", ROTATION, new Range(later(-2).plusSeconds(1), later(-1)))))
                .containsExactly(new State.Open(new Obstacle.Ended(later(-1))));
    }

    @Test
    void asksWhomAnOverrideAheadPutsOnCallButForShadows() {
        Range week = new Range(later(1), later(8));
        Range over = new Range(later(-8), later(-1));
        assertThat(asking(
                                new RotationOverride.Replace("1", week, "alice", "erin"),
                                new RotationOverride.Add("2", week, Role.SHADOW, "dave"),
                                new RotationOverride.Add("3", over, Role.PRIMARY, "frank"))
                        .all(List.of()))
                .filteredOn(request -> request.scope().equals(ROTATION))
                .extracting(ConsentRequest::personId)
                .containsExactly("alice", "bob", "erin");
    }

    private static List<String> ids(Answer... answers) {
        return asking().of("alice", List.of(answers)).stream()
                .map(ConsentRequest::id)
                .toList();
    }

    private static List<State> state(Answer... answers) {
        return asking().of("alice", Arrays.asList(answers)).stream()
                .filter(request -> request.scope().equals(ROTATION))
                .map(ConsentRequest::state)
                .toList();
    }

    private static ConsentRequests asking(RotationOverride... overrides) {
        var catalog = Catalogs.ofTests();
        List<FinalSchedule> schedules = catalog.rotations().values().stream()
                .map(rotation -> new FinalSchedule(rotation, Overrides.of(List.of(overrides))))
                .toList();
        return new ConsentRequests(Calls.of(catalog), schedules, NOW);
    }

    private static Instant later(int days) {
        return NOW.plus(Duration.ofDays(days));
    }
}
