package io.bridgekeeper.access.breakglass;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.breakglass.UseDecider.Answer;
import io.bridgekeeper.access.breakglass.UseDecider.Closing;
import io.bridgekeeper.access.profile.Eligible;
import io.bridgekeeper.access.profile.ProfileRule;
import io.bridgekeeper.problem.RequestFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UseDeciderTest {

    private static final Instant T = Instant.parse("2026-11-23T02:30:00Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // profile's longest, setting, asked: lasts
                "PT4H,  PT30M, -,      PT30M",
                "PT10M, PT30M, -,      PT10M",
                "PT4H,  PT30M, PT5M,   PT5M",
                "PT4H,  PT30M, PT30M,  PT30M",
                "PT4H,  PT30M, PT30M1S, -",
                "PT10M, PT30M, PT11M,  -",
                "PT4H,  PT30M, PT0S,   -",
                "PT4H,  PT30M, -PT5M,  -",
                "PT4H,  PT30M, P36500D, -",
            })
    void lastsForAsLongAsIsAllowedAndNoLonger(Duration profile, Duration setting, Duration asked, Duration lasts) {
        Answer answer = UseDecider.use(rule(profile), "checkout", "orders are lost", asked, setting);
        if (lasts == null) {
            assertThat(faults(answer)).containsExactly("duration");
        } else {
            assertThat(answer).isEqualTo(new Answer.Admitted(lasts));
        }
    }

    @Property
    void neverLastsLongerThanItsProfileNorThanTheSetting(
            @ForAll @LongRange(min = 60, max = 86_400) long profile,
            @ForAll @LongRange(min = 60, max = 7_200) long setting,
            @ForAll long asked) {
        Answer answer = UseDecider.use(
                rule(Duration.ofSeconds(profile)),
                "checkout",
                "why",
                Duration.ofSeconds(asked),
                Duration.ofSeconds(setting));
        boolean admitted = answer instanceof Answer.Admitted;
        assertThat(admitted).isEqualTo(asked >= 60 && asked <= Math.min(profile, setting));
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        Duration day = Duration.ofDays(1);
        assertThat(faults(UseDecider.use(rule(day), "search", " ", day.negated(), day)))
                .containsExactly("systemId", "reason", "duration");
    }

    @Test
    void isClosedOnceAndBySomebodyElse() {
        Use use = new Use(
                new UUID(1, 1),
                "alice",
                "checkout",
                "checkout-db",
                null,
                "orders are lost",
                Duration.ofMinutes(30),
                new UUID(1, 2),
                T,
                null);
        assertThat(UseDecider.close(use, "alice", false, "fine", T)).isEqualTo(new Closing.OwnUse());
        assertThat(UseDecider.close(use, "alice-admin", true, "fine", T)).isEqualTo(new Closing.OwnUse());
        Use closed = ((Closing.Closed) UseDecider.close(use, "bob", false, "fine", T)).use();
        assertThat(closed.review()).isEqualTo(new Use.Review("bob", "fine", T));
        assertThat(UseDecider.close(closed, "bob", false, "fine", T)).isEqualTo(new Closing.Again());
        assertThat(UseDecider.close(closed, "bob", false, "not fine", T)).isEqualTo(new Closing.ClosedAlready());
        assertThat(UseDecider.close(closed, "carol", false, "fine", T)).isEqualTo(new Closing.ClosedAlready());
        assertThat(UseDecider.close(closed, "alice", false, "fine", T)).isEqualTo(new Closing.OwnUse());
    }

    @Test
    void givesWhatIsOfAnAreaByItsSystem() {
        ProfileRule whole = rule(Duration.ofHours(1));
        ProfileRule ofArea = new ProfileRule(
                "checkout-payments",
                List.of(),
                List.of("checkout/payments"),
                whole.targets(),
                whole.eligible(),
                whole.longest(),
                true,
                1,
                false,
                false,
                Duration.ZERO,
                true);
        assertThat(UseDecider.use(ofArea, "checkout", "orders are lost", null, Duration.ofMinutes(30)))
                .isEqualTo(new Answer.Admitted(Duration.ofMinutes(30)));
        assertThat(faults(UseDecider.use(ofArea, "search", "orders are lost", null, Duration.ofMinutes(30))))
                .containsExactly("systemId");
    }

    private static List<String> faults(Answer answer) {
        return ((Answer.Faulty) answer)
                .faults().stream().map(RequestFault::path).toList();
    }

    private static ProfileRule rule(Duration longest) {
        return new ProfileRule(
                "checkout-db",
                List.of("checkout"),
                List.of("/systems/checkout/dba"),
                new Eligible(true, false, Set.of(), Set.of()),
                longest,
                false,
                2,
                true,
                true,
                Duration.ZERO,
                false);
    }
}
