package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.rotation.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Windows for tables. */
final class Windows {

    static final Instant MADE = Instant.parse("2026-11-23T09:00:00Z");

    private Windows() {}

    static MaintenanceWindow of(int id, Scope scope, Timing timing, Severity... holdBack) {
        return new WindowPlan(
                        scope,
                        timing,
                        TimingMapper.occurrences(timing),
                        holdBack.length == 0 ? EnumSet.allOf(Severity.class) : EnumSet.of(holdBack[0], holdBack),
                        "Upgrade")
                .made(new UUID(0, id), "carol", MADE);
    }

    static Timing once(String from, String until) {
        return new Timing.Once(new Range(Instant.parse(from), Instant.parse(until)));
    }

    static Timing.Recurring recurring(String start, String zone, String length, String rule) {
        return new Timing.Recurring(
                LocalDateTime.parse(start), ZoneId.of(zone), Duration.parse(length), rule, Optional.empty());
    }

    static Scope systems(String... ids) {
        return new Scope.OfSystems(List.of(ids));
    }
}
