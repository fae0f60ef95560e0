package io.bridgekeeper.paging.maintenance;

import java.time.Instant;
import java.util.UUID;

/**
 * Why the first page of an incident was held back, as the API shows it.
 *
 * @param reason of the window
 * @param until  when the first is or was called, if nothing else happened before
 */
public record HeldView(UUID windowId, String reason, Instant heldAt, Instant until) {

    static HeldView of(HeldIncident held, MaintenanceWindow by) {
        return new HeldView(by.id(), by.reason(), held.heldAt(), held.until());
    }
}
