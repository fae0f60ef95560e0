package io.bridgekeeper.paging.consent;

import static io.bridgekeeper.paging.consent.Answers.agreed;
import static io.bridgekeeper.paging.consent.Answers.over;
import static io.bridgekeeper.paging.consent.Answers.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.consent.Expectation.Expected;
import io.bridgekeeper.paging.consent.Expectation.Unexpected;
import io.bridgekeeper.paging.rotation.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Scope CHECKOUT = Scope.ofSystem("checkout");
    private static final Scope ROTATION = new Scope.OfRotation("primary");
    private static final Scope FALLBACK = new Scope.Fallback();
    private static final Occasion CALL = new Occasion(Optional.of("checkout"), Set.of("primary"), false);

    @ParameterizedTest(name = "agreed to {0}, called for {1} in {2}, as the fallback: {3}: {4}")
    @CsvSource({
        "system:checkout,  checkout, '',      false, true",
        "system:checkout,  search,   '',      false, false",
        "system:checkout,  '',       '',      true,  false",
        "rotation:primary, checkout, primary, false, true",
        "rotation:primary, search,   primary, false, true",
        "rotation:primary, '',       primary, true,  true",
        "rotation:primary, checkout, other,   false, false",
        "rotation:primary, checkout, '',      false, false",
        "fallback,         checkout, '',      true,  true",
        "fallback,         '',       '',      true,  true",
        "fallback,         checkout, primary, false, false",
    })
    void coversWhatWasAgreedTo(String agreed, String system, String rotation, boolean fallback, boolean expected) {
        Scope scope = List.of(CHECKOUT, ROTATION, FALLBACK).stream()
                .filter(each -> each.text().equals(agreed))
                .findFirst()
                .orElseThrow();
        Occasion occasion = new Occasion(
                Optional.of(system).filter(s -> !s.isEmpty()),
                rotation.isEmpty() ? Set.of() : Set.of(rotation),
                fallback);
        assertThat(Expectation.of("alice", List.of(agreed("alice", scope, later(1))), occasion, Set.of("email"), NOW))
                .isInstanceOf(expected ? Expected.class : Unexpected.class);
    }

    @Test
    void beginsInclusiveAndEndsExclusive() {
        Consent consent = agreed("alice", CHECKOUT, new Range(NOW, later(1)));
        assertThat(at(NOW.minusMillis(1), consent)).isEqualTo(new Unexpected(new Obstacle.NotBegun(NOW)));
        assertThat(at(NOW, consent)).isEqualTo(new Expected(Set.of()));
        assertThat(at(later(1).minusMillis(1), consent)).isEqualTo(new Expected(Set.of()));
        assertThat(at(later(1), consent)).isEqualTo(new Unexpected(new Obstacle.Ended(later(1))));
    }

    @Test
    void isNobodyElses() {
        assertThat(at(NOW, agreed("bob", CHECKOUT, later(1)))).isEqualTo(new Unexpected(new Obstacle.NeverAgreed()));
    }

    @ParameterizedTest(name = "nights by the clocks of Berlin, at {0}: {1}")
    @CsvSource({
        // 22:00 to 06:00: in winter from 21:00 UTC to 05:00.
        "2026-11-23T20:59:00Z, false",
        "2026-11-23T21:00:00Z, true",
        "2026-11-24T04:59:00Z, true",
        "2026-11-24T05:00:00Z, false",
        // The night in which the clocks go back lasts an hour longer: 20:00 UTC to 05:00.
        "2026-10-24T20:00:00Z, true",
        "2026-10-25T04:59:00Z, true",
        "2026-10-25T05:00:00Z, false",
    })
    void keepsHoursByThePersonsClock(Instant at, boolean expected) {
        Consent nights = within(
                agreed("alice", CHECKOUT, new Range(at.minus(Duration.ofDays(1)), at.plus(Duration.ofDays(1)))),
                "Europe/Berlin",
                "22:00",
                "06:00");
        assertThat(at(at, nights))
                .isEqualTo(expected ? new Expected(Set.of()) : new Unexpected(new Obstacle.OutsideHours()));
    }

    @Test
    void allowsTheChannelsOfAllAgreementsThatAllowTheCall() {
        Consent byMail = over(agreed("alice", CHECKOUT, later(1)), "email");
        Consent byHook = over(agreed("alice", ROTATION, later(1)), "webhook");
        assertThat(at(NOW, byMail)).isEqualTo(new Expected(Set.of("email")));
        assertThat(at(NOW, byMail, byHook)).isEqualTo(new Expected(Set.of("email", "webhook")));
        assertThat(at(NOW, byMail, agreed("alice", ROTATION, later(1)))).isEqualTo(new Expected(Set.of()));
        // An agreement at other hours allows nothing now.
        assertThat(at(NOW, byMail, within(byHook, "UTC", "20:00", "21:00"))).isEqualTo(new Expected(Set.of("email")));
    }

    @Test
    void saysWhichObstacleIsNearest() {
        Consent byPhone = over(agreed("alice", CHECKOUT, later(1)), "sms");
        Consent evenings = within(agreed("alice", CHECKOUT, later(1)), "UTC", "20:00", "21:00");
        Consent lapsed = agreed("alice", CHECKOUT, later(-1));
        Consent ahead = agreed("alice", CHECKOUT, new Range(later(1), later(2)));
        assertThat(at(NOW, lapsed, evenings, byPhone)).isEqualTo(new Unexpected(new Obstacle.NoChannel(Set.of("sms"))));
        assertThat(at(NOW, lapsed, evenings)).isEqualTo(new Unexpected(new Obstacle.OutsideHours()));
        assertThat(at(NOW, lapsed, ahead)).isEqualTo(new Unexpected(new Obstacle.NotBegun(later(1))));
        assertThat(at(NOW, lapsed)).isEqualTo(new Unexpected(new Obstacle.Ended(later(-1))));
    }

    @Test
    void takesTheLastWord() {
        Consent lapsed = agreed("alice", CHECKOUT, new Range(later(-20), later(-1)));
        Decline before = new Decline("alice", CHECKOUT, "too much", later(-30));
        Decline after = new Decline("alice", CHECKOUT, "moved on", later(-2));
        assertThat(at(NOW, before, lapsed)).isEqualTo(new Unexpected(new Obstacle.Ended(later(-1))));
        assertThat(at(NOW, lapsed, after)).isEqualTo(new Unexpected(new Obstacle.Declined(later(-2), "moved on")));
        // A no ends no agreement.
        assertThat(at(NOW, agreed("alice", CHECKOUT, later(1)), after)).isEqualTo(new Expected(Set.of()));
    }

    private static Expectation at(Instant at, Answer... answers) {
        return Expectation.of("alice", List.of(answers), CALL, Set.of("email", "webhook"), at);
    }

    private static Instant later(int days) {
        return NOW.plus(Duration.ofDays(days));
    }
}
