package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody had to be called who does not own the part that broke, or nobody owns it.
 *
 * <p>Type {@code paging.ownership-gap.found.v1} on {@code paging.incident.v1}.
 *
 * @param incidentId the incident, also the topic key
 * @param systemId   the system that the incident is of, by its catalog id; may be null
 * @param reason     {@code no-system} (nothing in the catalog matches), {@code no-owner}, {@code no-consent} (an owner who does not expect the call was passed over), {@code nobody-on-call} (the owner's rotation had nobody), {@code load-guard} (the owner who was to be called had carried enough for now) or {@code override} (somebody who did not expect it was paged by hand)
 * @param detail     in words, for the owner of the catalog
 * @param foundAt    when
 */
public record OwnershipGapFound(UUID incidentId, String systemId, String reason, String detail, Instant foundAt) {}
