package io.bridgekeeper.paging.incident;

import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Incidents for tables. */
public final class Incidents {

    public static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-0000000000aa");

    private Incidents() {}

    public static Incident triggered(
            Optional<String> systemId, Instant openedAt, List<Step> ownerSteps, List<Step> fallbackSteps) {
        return of(Severity.SEV1, systemId, openedAt, ownerSteps, fallbackSteps);
    }

    public static Incident of(
            Severity severity,
            Optional<String> systemId,
            Instant openedAt,
            List<Step> ownerSteps,
            List<Step> fallbackSteps) {
        return new Incident(
                ID,
                UUID.fromString("018f0000-0000-7000-8000-000000000001"),
                "group",
                "dedup",
                "f".repeat(64),
                "Checkout answers 5xx",
                severity,
                systemId,
                Optional.empty(),
                openedAt,
                openedAt,
                new Facts(Map.of("service", "checkout"), Map.of(), List.of()),
                Optional.empty(),
                4,
                1,
                1,
                new IncidentState.Triggered(),
                Escalation.of(ownerSteps, fallbackSteps, Rounds.of(1, 1)));
    }
}
