package io.bridgekeeper.access.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EligibleTest {

    @ParameterizedTest
    @CsvSource({
        // person, on duty, in an incident, group, rotation, anyone: way, approvals, approvals where it is dangerous
        "alice, true,  true,  /x,         x,   true,  ON_CALL,    0, 2",
        "alice, true,  false, /x,         x,   true,  ON_DUTY,    1, 2",
        "alice, false, true,  /x,         x,   true,  ANYONE,     1, 2",
        "alice, false, false, /x,         x,   false, NOT_AT_ALL, 1, 2",
        "bob,   false, true,  /x,         x,   false, NAMED,      1, 2",
        "bob,   true,  true,  /x,         dba, false, ON_CALL,    0, 2",
        "bob,   true,  false, /x,         dba, false, ON_DUTY,    1, 2",
        "alice, false, false, /teams/dba, x,   false, GROUP,      1, 2",
        "bob,   false, false, /teams/dba, dba, false, ROTATION,   1, 2",
        "alice, false, true,  /teams/dba, dba, true,  ROTATION,   1, 2",
    })
    void saysInWhichWayAPersonMayHaveItAndHowManyMustAgree(
            String person,
            boolean onDuty,
            boolean inIncident,
            String group,
            String rotation,
            boolean anyone,
            Eligible.Way way,
            int usual,
            int dangerous) {
        Eligible eligible = new Eligible(true, anyone, Set.of("bob"), Set.of("/teams/dba"), Set.of("dba"));
        assertThat(eligible.way(new Eligible.Candidate(person, onDuty, inIncident, Set.of(group), Set.of(rotation))))
                .isEqualTo(way);
        assertThat(rule(eligible, 1, false).approvalsFor(way)).isEqualTo(usual);
        assertThat(rule(eligible, 2, true).approvalsFor(way)).isEqualTo(dangerous);
    }

    private static ProfileRule rule(Eligible eligible, int approvals, boolean dangerous) {
        return new ProfileRule(
                "p",
                List.of("s"),
                List.of("/systems/s"),
                eligible,
                Duration.ofHours(1),
                true,
                approvals,
                dangerous,
                false,
                Duration.ZERO,
                true);
    }
}
