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
        // person, called, group, anyone: way, approvals, approvals where it is dangerous
        "alice, true,  /x,         true,  ON_CALL,    0, 2",
        "alice, false, /x,         true,  ANYONE,     1, 2",
        "alice, false, /x,         false, NOT_AT_ALL, 1, 2",
        "bob,   false, /x,         false, NAMED,      0, 2",
        "bob,   true,  /x,         false, ON_CALL,    0, 2",
        "alice, false, /teams/dba, false, GROUP,      0, 2",
    })
    void saysInWhichWayAPersonMayHaveItAndHowManyMustAgree(
            String person, boolean called, String group, boolean anyone, Eligible.Way way, int usual, int dangerous) {
        Eligible eligible = new Eligible(true, anyone, Set.of("bob"), Set.of("/teams/dba"));
        assertThat(eligible.way(person, called, Set.of(group))).isEqualTo(way);
        assertThat(rule(eligible, 0, false).approvalsFor(way)).isEqualTo(usual);
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
