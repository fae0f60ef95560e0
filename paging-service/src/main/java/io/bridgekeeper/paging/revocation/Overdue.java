package io.bridgekeeper.paging.revocation;

import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.intake.OwnSignal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Access of one person that should be gone, and the signals that tell of it.
 *
 * @param systemId whose access it is; not the system that is called, which is the platform
 */
record Overdue(UUID grantId, String personId, String profileId, String systemId) {

    /** In the place of an integration. */
    static final UUID SOURCE = UUID.fromString("0198f3c1-0000-7000-8000-00000000acce");

    private static final String TITLE = "Access is not proven to be gone";

    /** @param since when it was to be taken */
    static OwnSignal found(
            Overdue overdue,
            List<String> targets,
            String detail,
            Instant since,
            Instant at,
            Severity severity,
            Map<String, String> labels) {
        Map<String, String> evidence = Map.of(
                "person", overdue.personId(),
                "access", overdue.profileId() + " of " + overdue.systemId(),
                "may still be there", String.join(", ", targets),
                "Keycloak said", detail,
                "to be taken since", since.toString());
        return signal(overdue, true, since, at, severity, labels, evidence);
    }

    static OwnSignal over(Overdue overdue, Instant at, Severity severity, Map<String, String> labels) {
        return signal(overdue, false, at, at, severity, labels, Map.of());
    }

    private static OwnSignal signal(
            Overdue overdue,
            boolean fires,
            Instant since,
            Instant at,
            Severity severity,
            Map<String, String> labels,
            Map<String, String> evidence) {
        Map<String, String> all = new HashMap<>(labels);
        // The same for all of them: many at once, while Keycloak is away, are one emergency.
        all.putIfAbsent("alertname", TITLE);
        return new OwnSignal(
                SOURCE,
                fires,
                overdue.grantId().toString(),
                TITLE + ": " + overdue.profileId() + " of " + overdue.personId(),
                severity,
                since,
                at,
                all,
                evidence);
    }
}
