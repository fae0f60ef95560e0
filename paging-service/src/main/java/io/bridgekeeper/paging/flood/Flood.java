package io.bridgekeeper.paging.flood;

import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.intake.OwnSignal;
import io.bridgekeeper.paging.integration.IntegrationOwner;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An integration that is throttled, and the signals that tell of it.
 *
 * @param heardAt the newest refusal that was told of, by any gateway
 */
record Flood(UUID integrationId, Instant heardAt) {

    /** In the place of an integration. */
    static final UUID SOURCE = UUID.fromString("0198f3c1-0000-7000-8000-00000000f10d");

    private static final String TITLE = "An integration is throttled";

    /**
     * @param owner     is called before those who own the platform
     * @param perSecond bodies that one gateway takes of it in a second
     * @param refused   bodies that were refused so far
     */
    static OwnSignal began(
            IntegrationOwner owner,
            int perSecond,
            long refused,
            Instant at,
            Severity severity,
            Map<String, String> labels) {
        Map<String, String> evidence = Map.of(
                "integration",
                owner.name() + " (" + owner.id() + ")",
                "owner",
                owner.ownerId(),
                "one gateway takes",
                perSecond + " a second",
                "refused so far",
                Long.toString(refused),
                "what that means",
                "Signals of it may be late or lost; other integrations are not held up");
        return signal(
                owner.id(),
                TITLE + ": " + owner.name(),
                Optional.of(owner.ownerId()),
                true,
                at,
                severity,
                labels,
                evidence);
    }

    OwnSignal over(Instant at, Severity severity, Map<String, String> labels) {
        return signal(integrationId, TITLE, Optional.empty(), false, at, severity, labels, Map.of());
    }

    private static OwnSignal signal(
            UUID integrationId,
            String title,
            Optional<String> ownerId,
            boolean fires,
            Instant at,
            Severity severity,
            Map<String, String> labels,
            Map<String, String> evidence) {
        Map<String, String> all = new HashMap<>(labels);
        all.putIfAbsent("alertname", TITLE);
        return new OwnSignal(SOURCE, fires, integrationId.toString(), title, severity, at, at, all, evidence, ownerId);
    }
}
