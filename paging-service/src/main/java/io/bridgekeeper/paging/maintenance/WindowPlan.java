package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.rotation.Range;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody wants of a window.
 *
 * @param occurrences as {@link MaintenanceWindow} has them
 */
record WindowPlan(Scope scope, Timing timing, List<Range> occurrences, Set<Severity> holdBack, String reason) {

    MaintenanceWindow made(UUID id, String by, Instant at) {
        return new MaintenanceWindow(id, scope, timing, occurrences, holdBack, reason, by, at, Optional.empty(), 1);
    }
}
