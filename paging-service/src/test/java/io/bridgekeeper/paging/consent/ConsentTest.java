package io.bridgekeeper.paging.consent;

import static io.bridgekeeper.paging.consent.Answers.agreed;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.rotation.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsentTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Scope CHECKOUT = Scope.ofSystem("checkout");

    @Test
    void asksFourteenDaysBeforeTheEndAndForAShortOneAtHalfTime() {
        assertThat(days(0, 90).askAt()).isEqualTo(NOW.plus(Duration.ofDays(76)));
        assertThat(days(0, 28).askAt()).isEqualTo(NOW.plus(Duration.ofDays(14)));
        assertThat(days(0, 6).askAt()).isEqualTo(NOW.plus(Duration.ofDays(3)));
    }

    @Test
    void saysHowFarItHasCome() {
        assertThat(days(1, 90).state(NOW)).isEqualTo(ConsentState.AHEAD);
        assertThat(days(-1, 15).state(NOW)).isEqualTo(ConsentState.VALID);
        assertThat(days(-30, 14).state(NOW)).isEqualTo(ConsentState.ENDING);
        assertThat(asked(days(-30, 14)).state(NOW)).isEqualTo(ConsentState.ASKED);
        assertThat(asked(days(-30, 0)).state(NOW)).isEqualTo(ConsentState.LAPSED);
        assertThat(days(-30, 14).withdrawn(NOW).state(NOW)).isEqualTo(ConsentState.WITHDRAWN);
    }

    @Test
    void endsWhenItIsWithdrawn() {
        Consent withdrawn = days(-30, 14).withdrawn(NOW);
        assertThat(withdrawn.isInForce(NOW)).isFalse();
        assertThat(withdrawn.isInForce(NOW.minusMillis(1))).isTrue();
    }

    @Test
    void needsNoRenewalWhereAnotherGoesOnForAllOfIt() {
        Consent ending = days(-30, 10);
        assertThat(ending.needsRenewal(List.of(ending))).isTrue();
        assertThat(ending.needsRenewal(List.of(other("alice", Set.of("checkout", "search"), 10, 50))))
                .isFalse();
        assertThat(ending.needsRenewal(List.of(other("alice", Set.of("search"), 0, 50))))
                .isTrue();
        assertThat(ending.needsRenewal(List.of(other("bob", Set.of("checkout", "search"), 0, 50))))
                .isTrue();
        // A day without one lies between.
        assertThat(ending.needsRenewal(List.of(other("alice", Set.of("checkout", "search"), 11, 50))))
                .isTrue();
    }

    @Test
    void needsNoRenewalAfterANo() {
        Consent ending = days(-30, 10);
        assertThat(ending.needsRenewal(List.of(new Decline("alice", CHECKOUT, "moving on", NOW))))
                .isFalse();
        assertThat(ending.needsRenewal(List.of(new Decline("alice", Scope.ofSystem("search"), "no", NOW))))
                .isTrue();
        // They said yes afterwards.
        assertThat(ending.needsRenewal(List.of(new Decline("alice", CHECKOUT, "no", NOW.minus(Duration.ofDays(31))))))
                .isTrue();
    }

    private static Consent other(String person, Set<String> systems, int from, int until) {
        return agreed(person, new Scope.OfSystems(systems), range(from, until));
    }

    private static Consent days(int from, int until) {
        return agreed("alice", CHECKOUT, range(from, until));
    }

    private static Range range(int from, int until) {
        return new Range(NOW.plus(Duration.ofDays(from)), NOW.plus(Duration.ofDays(until)));
    }

    private static Consent asked(Consent c) {
        return new Consent(
                c.id(),
                c.personId(),
                c.scope(),
                c.hours(),
                c.channels(),
                c.range(),
                c.acceptedAt(),
                Optional.of(NOW),
                false);
    }
}
