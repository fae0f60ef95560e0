package io.bridgekeeper.paging.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.RotationOverride;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTagTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Range HOURS = new Range(NOW, NOW.plus(Duration.ofHours(3)));

    @Test
    void staysWhereTheSamePeopleAreOnCallAMomentLater() {
        Range later = new Range(NOW.plusSeconds(5), HOURS.until());
        assertThat(ScheduleTag.of(schedule(), HOURS)).isEqualTo(ScheduleTag.of(schedule(), later));
        // Who stands in for nobody changes nothing.
        var idle = new RotationOverride.Replace("o", HOURS, "zoe", "carol");
        assertThat(ScheduleTag.of(schedule(idle), HOURS)).isEqualTo(ScheduleTag.of(schedule(), HOURS));
    }

    @Test
    void differsWhereSomebodyElseIsOnCallOrInAnotherRoleOrAtOtherHours() {
        var add = new RotationOverride.Add("o", HOURS, Role.SECONDARY, "carol");
        var shadow = new RotationOverride.Add("o", HOURS, Role.SHADOW, "carol");
        var brief =
                new RotationOverride.Add("o", new Range(NOW, NOW.plus(Duration.ofHours(1))), Role.SECONDARY, "carol");
        assertThat(List.of(
                        ScheduleTag.of(schedule(), HOURS),
                        ScheduleTag.of(schedule(add), HOURS),
                        ScheduleTag.of(schedule(shadow), HOURS),
                        ScheduleTag.of(schedule(brief), HOURS)))
                .doesNotHaveDuplicates();
    }

    private static FinalSchedule schedule(RotationOverride... overrides) {
        return new FinalSchedule(
                Catalogs.ofTests().rotations().get("checkout-primary"), Overrides.of(List.of(overrides)));
    }
}
