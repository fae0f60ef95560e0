package io.bridgekeeper.access.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.profile.Eligible;
import io.bridgekeeper.access.profile.Eligible.Way;
import io.bridgekeeper.access.profile.ProfileRule;
import io.bridgekeeper.access.request.AskDecider.Answer;
import io.bridgekeeper.access.request.AskDecider.Asking;
import io.bridgekeeper.problem.RequestFault;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskDeciderTest {

    @ParameterizedTest
    @CsvSource({
        "ON_CALL,    false, 0",
        "ON_DUTY,    false, 1",
        "ROTATION,   false, 1",
        "NAMED,      false, 1",
        "GROUP,      false, 1",
        "ANYONE,     false, 1",
        "ON_CALL,    true,  1",
        "ON_DUTY,    true,  1",
        "NAMED,      true,  1",
    })
    void saysHowManyMustAgree(Way way, boolean dangerous, int needed) {
        assertThat(AskDecider.decide(asking(rule(dangerous, false), "why", "PT10M", way, false, true)))
                .isEqualTo(new Answer.Admitted(needed));
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "-PT10M", "PT59S", "PT1H0.001S", "P36500D", "PT2562047788015215H"})
    void refusesADurationThatIsNoneOrLongerThanTheProfileAllows(String duration) {
        assertThat(faults(asking(rule(false, false), "why", duration, Way.NAMED, true, true)))
                .containsExactly("duration");
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        Asking asking =
                new Asking(rule(false, false), "search", " ", Duration.ofSeconds(-1), Way.NOT_AT_ALL, false, false);
        assertThat(faults(asking)).containsExactly("systemId", "reason", "duration");
    }

    @Test
    void refusesWhoIsNotEligibleWhoLacksASecondFactorAndWhatIsForAnIncidentThatIsOver() {
        ProfileRule rule = rule(false, true);
        assertThat(AskDecider.decide(asking(rule, "why", "PT10M", Way.NOT_AT_ALL, true, true)))
                .isEqualTo(new Answer.NotEligible());
        assertThat(AskDecider.decide(asking(rule, "why", "PT10M", Way.NAMED, false, true)))
                .isEqualTo(new Answer.NoSecondFactor());
        assertThat(AskDecider.decide(asking(rule, "why", "PT10M", Way.NAMED, true, false)))
                .isEqualTo(new Answer.NoSuchIncident());
        assertThat(AskDecider.decide(asking(rule, "why", "PT10M", Way.NAMED, true, true)))
                .isEqualTo(new Answer.Admitted(1));
    }

    @Property
    void neverAdmitsMoreThanTheProfileAllows(@ForAll long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        Asking asking = new Asking(rule(false, false), "checkout", "why", duration, Way.NAMED, false, true);
        boolean admitted = AskDecider.decide(asking) instanceof Answer.Admitted;
        assertThat(admitted).isEqualTo(seconds >= 60 && seconds <= 3600);
    }

    @Test
    void givesWhatIsOfAnAreaByItsSystem() {
        ProfileRule whole = rule(false, false);
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
        Duration duration = Duration.ofMinutes(10);
        assertThat(AskDecider.decide(new Asking(ofArea, "checkout", "why", duration, Way.NAMED, false, true)))
                .isEqualTo(new Answer.Admitted(1));
        assertThat(faults(new Asking(ofArea, "search", "why", duration, Way.NAMED, false, true)))
                .containsExactly("systemId");
    }

    private static List<String> faults(Asking asking) {
        return ((Answer.Faulty) AskDecider.decide(asking))
                .faults().stream().map(RequestFault::path).toList();
    }

    private static Asking asking(
            ProfileRule rule, String reason, String duration, Way way, boolean secondFactor, boolean incidentOpen) {
        return new Asking(rule, "checkout", reason, Duration.parse(duration), way, secondFactor, incidentOpen);
    }

    private static ProfileRule rule(boolean dangerous, boolean secondFactor) {
        return new ProfileRule(
                "checkout-db",
                List.of("checkout"),
                List.of("/systems/checkout/dba"),
                new Eligible(true, true, Set.of(), Set.of()),
                Duration.ofHours(1),
                true,
                1,
                dangerous,
                secondFactor,
                Duration.ZERO,
                true);
    }
}
