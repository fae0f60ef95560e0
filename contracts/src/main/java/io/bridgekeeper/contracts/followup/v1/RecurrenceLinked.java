package io.bridgekeeper.contracts.followup.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * The same problem broke again while its follow-up stood open.
 *
 * <p>Type {@code followup.recurrence.linked.v1} on {@code followup.followup.v1}.
 *
 * @param followUpId  the follow-up
 * @param incidentId  the incident that recurred
 * @param occurrences incidents behind the follow-up now, this one included
 * @param linkedAt    when
 */
public record RecurrenceLinked(UUID followUpId, UUID incidentId, int occurrences, Instant linkedAt) {}
